// Signs a macOS executable for nobody («ad hoc»): without any signature, macOS on arm64 would not start it.
import { codeSignature, codeSignatureSize } from './code-signature';
import { align, CODE_SIGNATURE, fitLinkEdit, HEADER_SIZE, loadCommands, segment } from './mach-o';

const COMMAND_SIZE = 16;

/** The same executable with a signature; it must have none. */
export function signMac(executable: Buffer, identifier: string): Buffer {
  const codeSize = align(executable.length, 16);
  const size = codeSignatureSize(codeSize, identifier);
  const signed = Buffer.alloc(codeSize + size);
  executable.copy(signed);
  appendCommand(signed, codeSize, size);
  fitLinkEdit(signed);
  const text = segment(signed, '__TEXT');
  codeSignature(signed.subarray(0, codeSize), { identifier, text }).copy(signed, codeSize);
  return signed;
}

/** Where the signature stands: behind all other commands, in the space that linkers leave before the first section. */
function appendCommand(executable: Buffer, offset: number, size: number): void {
  if (loadCommands(executable).some(({ type }) => type === CODE_SIGNATURE)) throw new Error('It has a signature');
  const [count, length] = [executable.readUInt32LE(16), executable.readUInt32LE(20)];
  const end = HEADER_SIZE + length;
  if (executable.subarray(end, end + COMMAND_SIZE).some((byte) => byte !== 0))
    throw new Error('There is no room for the signature among the load commands');
  executable.writeUInt32LE(count + 1, 16);
  executable.writeUInt32LE(length + COMMAND_SIZE, 20);
  [CODE_SIGNATURE, COMMAND_SIZE, offset, size].forEach((value, index) =>
    executable.writeUInt32LE(value, end + 4 * index),
  );
}
