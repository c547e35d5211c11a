// A deflated zip archive with the modes of its files, written piece by piece. Another zlib may compress differently, so
// the same bytes come from the same Node.js on the same kind of processor.
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';
import type { PackageFile } from '../../src/install/provider-package';
import { StoredFile, type Content } from '../../src/install/stored-file';
import { centralEntry, endOfZip, localHeader, type ZipEntry } from '../packages/zip-records';

/** Said in full, so that a new default of Node.js changes nothing. */
const DEFLATE = { level: 9, memLevel: 8, windowBits: 15, strategy: constants.Z_DEFAULT_STRATEGY, chunkSize: 64 * 1024 };
const PIECE = 1024 * 1024;

/** The files in the order of their names. */
export async function writeZip(file: string, files: readonly PackageFile[]): Promise<void> {
  const zip = await open(file, 'w');
  try {
    const central: Buffer[] = [];
    let offset = 0;
    for (const { name, bytes, mode } of sorted(files)) {
      const start = offset + localHeader({ name, crc: 0, size: 0 }).length;
      const entry = { name, mode, ...(await writeDeflated(zip, bytes, start)) };
      await writeAt(zip, localHeader(entry), offset);
      central.push(centralEntry(entry, offset));
      offset = start + entry.deflatedSize;
    }
    const directory = Buffer.concat(central);
    await writeAt(zip, Buffer.concat([directory, endOfZip(central.length, directory.length, offset)]), offset);
  } finally {
    await zip.close();
  }
}

function sorted(files: readonly PackageFile[]): PackageFile[] {
  return [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
}

type Written = Required<Pick<ZipEntry, 'crc' | 'size' | 'deflatedSize'>>;

async function writeDeflated(zip: FileHandle, content: Content, start: number): Promise<Written> {
  let [crc, size, end] = [0, 0, start];
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of piecesOf(content)) {
      crc = crc32(piece, crc);
      size += piece.length;
      yield piece;
    }
  }
  const deflate = createDeflateRaw(DEFLATE);
  const source = Readable.from(counted(), { objectMode: false });
  source.once('error', (reason) => deflate.destroy(reason));
  for await (const piece of source.pipe(deflate) as AsyncIterable<Buffer>) {
    await writeAt(zip, piece, end);
    end += piece.length;
  }
  return { crc, size, deflatedSize: end - start };
}

function piecesOf(content: Content): AsyncIterable<Buffer> | Uint8Array[] {
  return content instanceof StoredFile ? createReadStream(content.path, { highWaterMark: PIECE }) : [content];
}

async function writeAt(zip: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await zip.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
}
