// What is on disk, to be compared with what was: every file with its bytes and mode, every link with its target.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Path below the folder → mode and hash; a folder that is not there holds nothing. */
export function folderContents(folder: string): Readonly<Record<string, string>> {
  if (!fs.existsSync(folder)) return {};
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  return Object.fromEntries(files.sort().map((file) => [path.relative(folder, file), describe(file)]));
}

function describe(file: string): string {
  const stat = fs.lstatSync(file);
  if (stat.isSymbolicLink()) return `-> ${fs.readlinkSync(file)}`;
  if (!stat.isFile()) return 'special';
  return `${(stat.mode & 0o777).toString(8)} ${createHash('sha256').update(fs.readFileSync(file)).digest('hex')}`;
}
