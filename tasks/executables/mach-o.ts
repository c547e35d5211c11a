// The load commands at the head of a macOS executable, which say what stands where in it.

const MAGIC = 0xfeedfacf;
export const HEADER_SIZE = 32;
const SEGMENT = 0x19;
export const CODE_SIGNATURE = 0x1d;
/** The pages of arm64, which also fit where they are smaller. */
const PAGE = 0x4000;

export interface LoadCommand {
  readonly type: number;
  readonly at: number;
  readonly size: number;
}

export interface Segment {
  /** Where its load command stands. */
  readonly command: number;
  readonly offset: number;
  readonly size: number;
}

export function loadCommands(executable: Buffer): LoadCommand[] {
  if (executable.length < HEADER_SIZE || executable.readUInt32LE(0) !== MAGIC)
    throw new Error('This is no 64-bit executable for macOS');
  const found = [];
  let at = HEADER_SIZE;
  for (let left = executable.readUInt32LE(16); left > 0; left -= 1) {
    const size = executable.readUInt32LE(at + 4);
    found.push({ type: executable.readUInt32LE(at), at, size });
    at += size;
  }
  return found;
}

export function segment(executable: Buffer, name: string): Segment {
  const found = loadCommands(executable).find(
    ({ type, at }) => type === SEGMENT && executable.toString('latin1', at + 8, at + 24).replace(/\0+$/, '') === name,
  );
  if (found === undefined) throw new Error(`The executable has no segment ${name}`);
  const { at } = found;
  const [offset, size] = [executable.readBigUInt64LE(at + 40), executable.readBigUInt64LE(at + 48)];
  return { command: at, offset: Number(offset), size: Number(size) };
}

/** The last segment, which holds what only loaders and debuggers read, ends where the file does. */
export function fitLinkEdit(executable: Buffer): void {
  const { command, offset } = segment(executable, '__LINKEDIT');
  const size = executable.length - offset;
  executable.writeBigUInt64LE(BigInt(align(size, PAGE)), command + 32);
  executable.writeBigUInt64LE(BigInt(size), command + 48);
}

export function align(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
