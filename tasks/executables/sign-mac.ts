// Signs a macOS executable for nobody («ad hoc»): without any signature, macOS on arm64 would not start it.
import { codeSignature, codeSignatureSize } from './code-signature';

const MAGIC = 0xfeedfacf;
const HEADER_SIZE = 32;
const SEGMENT = 0x19;
const CODE_SIGNATURE = 0x1d;
const COMMAND_SIZE = 16;
/** The pages of arm64, which also fit where they are smaller. */
const PAGE = 0x4000;

export interface Segment {
  /** Where its load command stands. */
  readonly command: number;
  readonly offset: number;
  readonly size: number;
}

/** The same executable with a signature; it must have none. */
export function signMac(executable: Buffer, identifier: string): Buffer {
  const codeSize = align(executable.length, 16);
  const size = codeSignatureSize(codeSize, identifier);
  const signed = Buffer.alloc(codeSize + size);
  executable.copy(signed);
  appendCommand(signed, codeSize, size);
  growLinkEdit(signed);
  const text = segment(signed, '__TEXT');
  codeSignature(signed.subarray(0, codeSize), { identifier, text }).copy(signed, codeSize);
  return signed;
}

/** Where the signature stands: behind all other commands, in the space that linkers leave before the first section. */
function appendCommand(executable: Buffer, offset: number, size: number): void {
  if (executable.readUInt32LE(0) !== MAGIC) throw new Error('This is no 64-bit executable for macOS');
  const [count, length] = [executable.readUInt32LE(16), executable.readUInt32LE(20)];
  const end = HEADER_SIZE + length;
  if (commands(executable).some(({ type }) => type === CODE_SIGNATURE)) throw new Error('It has a signature');
  if (executable.subarray(end, end + COMMAND_SIZE).some((byte) => byte !== 0))
    throw new Error('There is no room for the signature among the load commands');
  executable.writeUInt32LE(count + 1, 16);
  executable.writeUInt32LE(length + COMMAND_SIZE, 20);
  [CODE_SIGNATURE, COMMAND_SIZE, offset, size].forEach((value, index) =>
    executable.writeUInt32LE(value, end + 4 * index),
  );
}

/** The last segment holds the signature. */
function growLinkEdit(executable: Buffer): void {
  const { command, offset } = segment(executable, '__LINKEDIT');
  const size = executable.length - offset;
  executable.writeBigUInt64LE(BigInt(align(size, PAGE)), command + 32);
  executable.writeBigUInt64LE(BigInt(size), command + 48);
}

export function segment(executable: Buffer, name: string): Segment {
  const found = commands(executable).find(
    ({ type, at }) => type === SEGMENT && executable.toString('latin1', at + 8, at + 24).replace(/\0+$/, '') === name,
  );
  if (found === undefined) throw new Error(`The executable has no segment ${name}`);
  const { at } = found;
  const [offset, size] = [executable.readBigUInt64LE(at + 40), executable.readBigUInt64LE(at + 48)];
  return { command: at, offset: Number(offset), size: Number(size) };
}

function commands(executable: Buffer): { readonly type: number; readonly at: number }[] {
  const found = [];
  let at = HEADER_SIZE;
  for (let left = executable.readUInt32LE(16); left > 0; left -= 1) {
    found.push({ type: executable.readUInt32LE(at), at });
    at += executable.readUInt32LE(at + 4);
  }
  return found;
}

function align(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
