// The records of a zip archive around the files' bytes, without times: the same files give the same records.

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
/** Names in UTF-8. */
const UTF_8 = 0x0800;
/** 1 January 1980, as DOS writes it: the earliest day that the format knows. */
const DAY = 0x0021;
/** What tells that the upper half of the attributes is a mode of Unix. */
const UNIX = 3 << 8;
const REGULAR_FILE = 0o100000;

export interface ZipEntry {
  readonly name: string;
  readonly crc: number;
  readonly size: number;
  /** The size of the bytes in the archive, where they are deflated. */
  readonly deflatedSize?: number;
  /** - default: none is told. */
  readonly mode?: number;
}

/** Stands before the file's bytes. */
export function localHeader(entry: ZipEntry): Buffer {
  return Buffer.concat([bytes(4, LOCAL_HEADER), factsOf(entry), Buffer.from(entry.name)]);
}

/** The file's place in the directory at the end; `offset` is that of its header. */
export function centralEntry(entry: ZipEntry, offset: number): Buffer {
  const { mode } = entry;
  const madeBy = bytes(2, versionOf(entry) | (mode === undefined ? 0 : UNIX));
  const attributes = bytes(4, mode === undefined ? 0 : ((REGULAR_FILE | mode) << 16) >>> 0, offset);
  return Buffer.concat([
    ...[bytes(4, CENTRAL_HEADER), madeBy, factsOf(entry), bytes(2, 0, 0, 0), attributes],
    Buffer.from(entry.name),
  ]);
}

export function endOfZip(files: number, size: number, offset: number): Buffer {
  return Buffer.concat([bytes(4, END), bytes(2, 0, 0, files, files), bytes(4, size, offset), bytes(2, 0)]);
}

/** What a file's own header and its entry in the directory have in common; the length of its extra fields is 0. */
function factsOf(entry: ZipEntry): Buffer {
  const { name, crc, size, deflatedSize } = entry;
  const method = deflatedSize === undefined ? 0 : 8;
  const sizes = bytes(4, crc, deflatedSize ?? size, size);
  return Buffer.concat([
    bytes(2, versionOf(entry), UTF_8, method, 0, DAY),
    sizes,
    bytes(2, Buffer.byteLength(name), 0),
  ]);
}

/** The version of the format that it takes to read the file: 1.0, or 2.0 for deflated bytes. */
function versionOf({ deflatedSize }: ZipEntry): number {
  return deflatedSize === undefined ? 10 : 20;
}

function bytes(size: 2 | 4, ...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(size * values.length);
  values.forEach((value, index) => buffer.writeUIntLE(value, index * size, size));
  return buffer;
}
