// npm packs each file with the mode that it has in the clone, which follows from the umask of whoever checked it out.
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const BLOCK = 512;

/** Gives every file of every npm package below the folder the mode that git keeps: executable or not. */
export function setPlainModes(folder: string): void {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of names.filter((name) => name.endsWith('.tgz')).map((name) => path.join(folder, name))) {
    const archive = gunzipSync(fs.readFileSync(file));
    for (let at = 0; at < archive.length && archive[at] !== 0; at += BLOCK + contentOf(archive, at)) {
      setMode(archive.subarray(at, at + BLOCK));
    }
    fs.writeFileSync(file, gzipSync(archive, { level: 9 }));
  }
}

/** Bytes that follow the header, in whole blocks. */
function contentOf(archive: Buffer, at: number): number {
  const size = octal(archive.subarray(at + 124, at + 136));
  return Math.ceil(size / BLOCK) * BLOCK;
}

/** The header's checksum is the sum of its bytes, those of the checksum itself counted as spaces. */
function setMode(header: Buffer): void {
  const mode = octal(header.subarray(100, 108));
  header.write(`${(mode & 0o100 ? 0o755 : 0o644).toString(8).padStart(6, '0')} \0`, 100, 'latin1');
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}

function octal(field: Buffer): number {
  const digits = /^[ 0]*([0-7]*)[ \0]*$/.exec(field.toString('latin1'))?.[1];
  if (digits === undefined) throw new Error(`«${field.toString('latin1')}» is no number of a tar header`);
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}
