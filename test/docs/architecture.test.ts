// ARCHITECTURE.md against the tree.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readDocument, ROOT } from './documents';

const TEXT = readDocument('ARCHITECTURE.md');
const PATHS = [...TEXT.matchAll(/`([\w.-]+(?:\/[\w.-]+)+|[\w.-]+\.(?:ts|mjs|md))`/g)].map(([, name = '']) => name);

test('every file and folder that it names is there', () => {
  const named = [...new Set(PATHS)];
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !fs.existsSync(path.join(ROOT, name)))).toEqual([]);
});

test('every folder of the floors is in its table', () => {
  // An ES module, which Jest doesn't load.
  const script = "import { floors } from './floors.mjs'; console.log(Object.keys(floors).join())";
  const folders = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const missing = folders
    .trim()
    .split(',')
    .filter((folder) => !TEXT.includes(`| \`src/${folder}\` |`));
  expect(missing).toEqual([]);
});

test('it is one page', () => {
  expect(TEXT.split('\n').length).toBeLessThanOrEqual(110);
});
