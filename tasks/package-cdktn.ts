// `npm run package:cdktn`: the package for CDK Terrain, cdktn-provider-atlas, in each language into dist/cdktn/<language>.
import path from 'node:path';
import { packLibraryForGo } from './cdktn/library-for-go';
import { CDKTN_PROJECT, makeCdktnProject } from './cdktn/make-project';
import { renamedProgram } from './cdktn/renamed';
import { makePackages, PACKERS } from './package';

const DIST = path.join(__dirname, '..', 'dist', 'cdktn');

/** All languages, where none are named. */
export function makeCdktnPackages(languages: readonly string[]): void {
  makeCdktnProject();
  const code = path.join(CDKTN_PROJECT, '.cache', 'code');
  makePackages(languages, DIST, { folder: CDKTN_PROJECT, code, renamed: renamedProgram });
  if (languages.includes('go')) packLibraryForGo(path.join(DIST, 'go', 'cdktn'));
}

if (require.main === module) {
  const [...named] = process.argv.slice(2);
  makeCdktnPackages(named.length === 0 ? Object.keys(PACKERS) : named);
}
