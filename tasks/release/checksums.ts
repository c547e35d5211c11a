// The checksums of everything in a folder, in the form that `sha256sum --check` reads.
import fs from 'node:fs';
import path from 'node:path';
import { sha256Of } from '../sha256-of';

export const CHECKSUMS_FILE = 'SHA256SUMS';

/** A line for each file below the folder but the one that they are written to, sorted by name. */
export function checksumsOf(folder: string): string {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => name !== CHECKSUMS_FILE && fs.statSync(path.join(folder, name)).isFile())
    .map((name) => name.split(path.sep).join('/'))
    .sort();
  return files.map((file) => `${sha256Of(path.join(folder, file))}  ${file}\n`).join('');
}
