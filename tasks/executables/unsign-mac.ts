// Takes the publisher's signature off a macOS executable: it holds for other bytes than those that are to be made.
import { CODE_SIGNATURE, fitLinkEdit, loadCommands } from './mach-o';

/** The same executable without; the signature and its load command stand behind all others. */
export function unsignMac(executable: Buffer): Buffer {
  const commands = loadCommands(executable);
  const index = commands.findIndex(({ type }) => type === CODE_SIGNATURE);
  const command = commands[index];
  if (command === undefined) return executable;
  if (index !== commands.length - 1) throw new Error('The signature is not the last of the load commands');
  const { at, size } = command;
  const offset = executable.readUInt32LE(at + 8);
  if (offset + executable.readUInt32LE(at + 12) !== executable.length)
    throw new Error('The signature does not stand at the end of the executable');
  const unsigned = Buffer.from(executable.subarray(0, offset));
  unsigned.fill(0, at, at + size);
  unsigned.writeUInt32LE(commands.length - 1, 16);
  unsigned.writeUInt32LE(unsigned.readUInt32LE(20) - size, 20);
  fitLinkEdit(unsigned);
  return unsigned;
}
