// The npm package: the very tarball that the packages of the other languages carry inside.
import fs from 'node:fs';
import path from 'node:path';
import type { Packing } from './packer';

/** Copies it under the name that npm gives it. */
export function packJavaScript({ project, code, into }: Packing): void {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(project, 'package.json'), 'utf8'));
  fs.copyFileSync(path.join(code, `${name}@${version}.jsii.tgz`), path.join(into, `${name}-${version}.tgz`));
}
