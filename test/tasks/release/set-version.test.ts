// One command writes the version everywhere it stands.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setVersion } from '../../../tasks/release/set-version';
import { NAMED } from '../../../tasks/release/version-mentions';
import { gitIn, treeCopy } from './tree-copy';

function mentions(root: string): string[] {
  const files = gitIn(root, 'ls-files', '*.md', 'examples').trim().split('\n');
  return files.flatMap((file) =>
    [...fs.readFileSync(path.join(root, file), 'utf8').matchAll(NAMED)].map(([, , version]) => `${file} ${version}`),
  );
}

test('manifest, lock file, pages and examples have it, and nothing else has changed', () => {
  const root = treeCopy();
  const before = mentions(root);
  expect(before.length).toBeGreaterThan(4);
  const files = setVersion(root, '7.8.9');
  const changed = gitIn(root, 'diff', '--name-only').trim().split('\n');
  expect(files.sort()).toEqual(changed);
  expect(mentions(root)).toEqual(before.map((mention) => mention.replace(/[^ ]+$/, '7.8.9')));
  // A line for each mention, one for the manifest, and two for the lock file.
  const added = gitIn(root, 'diff', '--unified=0').match(/^\+(?!\+).*$/gm) ?? [];
  expect(added.filter((line) => !line.includes('7.8.9'))).toEqual([]);
  expect(added).toHaveLength(before.length + 3);
});

test('a page that names the package for CDK Terrain has it too', () => {
  expect(setVersion(treeCopy(), '7.8.9')).toContain('docs/cdk-terrain.md');
});

test('what was said of earlier versions stays', () => {
  const root = treeCopy();
  const said = '\n- Packed as `cdktf-provider-atlas-0.0.0.tgz`.\n';
  fs.appendFileSync(path.join(root, 'CHANGELOG.md'), said);
  fs.appendFileSync(path.join(root, 'docs', 'decisions', '0006-bundles-without-dependencies.md'), said);
  const files = setVersion(root, '7.8.9');
  expect(files.filter((file) => /CHANGELOG|decisions/.test(file))).toEqual([]);
});

test('projen, which writes package.json, keeps the version', () => {
  const root = treeCopy();
  setVersion(root, '7.8.9');
  const before = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
  // It would install what package.json asks for.
  const env = { ...process.env, CI: '', PROJEN_DISABLE_POST: '1' };
  execFileSync(process.execPath, [require.resolve('tsx/cli'), '.projenrc.ts'], { cwd: root, env, stdio: 'pipe' });
  expect(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).toBe(before);
});
