// A deflated zip archive with the modes of its files, written piece by piece. Its bytes are released for ever, and those
// of Node's own zlib change with its version and the processor: so the one in JavaScript deflates.
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Deflate } from 'pako';
import type { PackageFile } from '../../src/install/provider-package';
import { StoredFile, type Content } from '../../src/install/stored-file';
import { centralEntry, endOfZip, localHeader, type ZipEntry } from '../packages/zip-records';

const PIECE = 1024 * 1024;
/** The level at which a third of the time makes archives larger by 0.4 %. */
const DEFLATE = { raw: true, level: 6, chunkSize: PIECE } as const;

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
  const deflated: Uint8Array[] = [];
  const deflate = new Deflate(DEFLATE);
  deflate.onData = (piece) => void deflated.push(piece);
  const push = async (piece: Uint8Array, last: boolean): Promise<void> => {
    deflate.push(piece, last);
    for (const bytes of deflated.splice(0)) {
      await writeAt(zip, bytes, end);
      end += bytes.length;
    }
  };
  for await (const piece of piecesOf(content)) {
    crc = crc32(piece, crc);
    size += piece.length;
    await push(piece, false);
  }
  await push(new Uint8Array(), true);
  return { crc, size, deflatedSize: end - start };
}

function piecesOf(content: Content): AsyncIterable<Buffer> | Uint8Array[] {
  return content instanceof StoredFile ? createReadStream(content.path, { highWaterMark: PIECE }) : [content];
}

async function writeAt(zip: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await zip.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
}
