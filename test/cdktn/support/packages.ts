// The packages that `npm run package:cdktn` has made.
import fs from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..', '..');
/** What was compiled, and the npm package made of. */
export const CDKTN_PROJECT = path.join(ROOT, '.cache', 'cdktn');

const DIST = path.join(ROOT, 'dist', 'cdktn');

export const GO_PACKAGE = path.join(DIST, 'go', 'atlas');
/** The library's own module, which no module proxy has. */
export const GO_LIBRARY = path.join(DIST, 'go', 'cdktn');

export function tarball(): string {
  return fileOf('js', '.tgz');
}

export function wheel(): string {
  return fileOf('python', '.whl');
}

function fileOf(language: string, ending: string): string {
  const folder = path.join(DIST, language);
  const [name, ...others] = fs.readdirSync(folder).filter((file) => file.endsWith(ending));
  if (name === undefined || others.length > 0) throw new Error(`Not exactly one *${ending} in ${folder}`);
  return path.join(folder, name);
}
