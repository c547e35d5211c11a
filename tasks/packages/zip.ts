// A zip archive of files as they are, none compressed: the same files give the same bytes with each Node.js.
import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { centralEntry, endOfZip, localHeader } from './zip-records';

/** Every file below `folder`, in the order of their names, each name beginning with `prefix`. */
export function zipOf(folder: string, prefix: string): Buffer {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile());
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const content = fs.readFileSync(path.join(folder, file));
    const name = `${prefix}${file.split(path.sep).join('/')}`;
    const entry = { name, crc: crc32(content), size: content.length };
    const stored = Buffer.concat([localHeader(entry), content]);
    local.push(stored);
    central.push(centralEntry(entry, offset));
    offset += stored.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, endOfZip(files.length, directory.length, offset)]);
}
