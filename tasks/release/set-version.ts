// Writes the version of the package everywhere it stands.
import fs from 'node:fs';
import path from 'node:path';
import { writeMentions } from './version-mentions';

/** Answers which files name it. */
export function setVersion(root: string, version: string): string[] {
  writeJson<{ version: string }>(path.join(root, 'package.json'), (manifest) => {
    manifest.version = version;
  });
  writeJson<{ version: string; packages: { '': { version: string } } }>(
    path.join(root, 'package-lock.json'),
    (lock) => {
      lock.version = version;
      lock.packages[''].version = version;
    },
  );
  return ['package.json', 'package-lock.json', ...writeMentions(root, version)];
}

/** projen leaves its files without the right to write. */
function writeJson<T>(file: string, change: (value: T) => void): void {
  const { mode } = fs.statSync(file);
  const value = JSON.parse(fs.readFileSync(file, 'utf8')) as T;
  change(value);
  fs.chmodSync(file, mode | 0o200);
  fs.writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
  fs.chmodSync(file, mode);
}
