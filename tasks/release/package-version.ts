// The version of the package, which stands in package.json.
import fs from 'node:fs';
import path from 'node:path';

export function packageVersion(root: string): string {
  return (JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
