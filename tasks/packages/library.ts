// The library whose apps a package is for: cdktf, or its successor cdktn.
import fs from 'node:fs';
import path from 'node:path';

/** The peer that is not constructs. */
export function libraryOf(project: string): string {
  const { peerDependencies } = JSON.parse(fs.readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    peerDependencies: object;
  };
  const [library, ...others] = Object.keys(peerDependencies).filter((name) => name !== 'constructs');
  if (library === undefined || others.length > 0) throw new Error(`${project} is for no library, or for several`);
  return library;
}
