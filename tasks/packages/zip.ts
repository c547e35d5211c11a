// A zip archive of files as they are, none compressed: the same files give the same bytes with each Node.js.
import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
/** Version 1.0 of the format, and names in UTF-8. */
const VERSION = 10;
const UTF_8 = 0x0800;
/** 1 January 1980, as DOS writes it: the earliest day that the format knows. */
const DAY = 0x0021;

/** Every file below `folder`, in the order of their names, each name beginning with `prefix`. */
export function zipOf(folder: string, prefix: string): Buffer {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile());
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(`${prefix}${file.split(path.sep).join('/')}`);
    const content = fs.readFileSync(path.join(folder, file));
    const facts = factsOf(name, content);
    const entry = Buffer.concat([bytes(4, LOCAL_HEADER), facts, name, content]);
    local.push(entry);
    central.push(centralEntry(facts, name, offset));
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, endOf(files.length, directory.length, offset)]);
}

/** What a file's own header and its entry in the directory have in common; the length of its extra fields is 0. */
function factsOf(name: Buffer, content: Buffer): Buffer {
  const sizes = bytes(4, crc32(content), content.length, content.length);
  return Buffer.concat([bytes(2, VERSION, UTF_8, 0, 0, DAY), sizes, bytes(2, name.length, 0)]);
}

function centralEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  const rest = Buffer.concat([bytes(2, 0, 0, 0), bytes(4, 0, offset)]);
  return Buffer.concat([bytes(4, CENTRAL_HEADER), bytes(2, VERSION), facts, rest, name]);
}

function endOf(files: number, size: number, offset: number): Buffer {
  return Buffer.concat([bytes(4, END), bytes(2, 0, 0, files, files), bytes(4, size, offset), bytes(2, 0)]);
}

function bytes(size: 2 | 4, ...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(size * values.length);
  values.forEach((value, index) => buffer.writeUIntLE(value, index * size, size));
  return buffer;
}
