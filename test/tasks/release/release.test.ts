// `npm run release` and `npm run release:prepare` refuse before they build anything.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { commitAll, gitIn, treeCopy } from './tree-copy';

let root: string;
beforeEach(() => {
  root = treeCopy();
});
afterEach(() => {
  for (const made of ['lib', 'dist']) expect(fs.existsSync(path.join(root, made))).toBe(false);
});

function run(task: string, ...args: readonly string[]) {
  const script = path.join(root, 'tasks', `${task}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [require.resolve('tsx/cli'), script, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const version = () =>
  (JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;

test('a release of a tree that is not clean', () => {
  fs.writeFileSync(path.join(root, 'more'), '');
  expect(run('release', '--without', 'python', '--without', 'java', '--without', 'csharp')).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^The tree is not clean, [^]*\n {2}\?\? more\n$/),
  });
});

test('a release whose tag and record are wrong says both', () => {
  gitIn(root, 'rm', '--quiet', '--ignore-unmatch', 'released-providers.json');
  commitAll(root);
  gitIn(root, 'tag', 'v98.0.0');
  const { status, stderr } = run('release');
  expect(status).toBe(1);
  expect(stderr).toContain(`The tag v98.0.0 is not the version of package.json, v${version()}: `);
  expect(stderr).toMatch(
    /^released-providers\.json does not know the provider \S+: run npm run release:prepare before the tag\.$/m,
  );
});

test('a release is refused where the record of an earlier one was rewritten', () => {
  const record = path.join(root, 'released-providers.json');
  fs.writeFileSync(record, '{ "0.0.1": { "lib/bin/x": "1" } }\n');
  commitAll(root);
  gitIn(root, 'tag', 'v0.0.1');
  fs.writeFileSync(record, '{}\n');
  commitAll(root);
  const { status, stderr } = run('release', '--without', 'python', '--without', 'java', '--without', 'csharp');
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(
      /^released-providers\.json no longer says what v0\.0\.1 released as provider 0\.0\.1, /,
    ),
  });
});

test.each([['--without'], ['csharp'], ['--with', 'csharp']])('%j is no way to call it', (...args) => {
  expect(run('release', ...args)).toEqual({
    status: 1,
    stdout: '',
    stderr: 'usage: npm run release [-- --without <toolchain>]…\n',
  });
});

test('a version is not prepared twice, nor in a tree that is not clean', () => {
  gitIn(root, 'tag', 'v98.0.0');
  fs.writeFileSync(path.join(root, 'more'), '');
  const { status, stderr } = run('prepare-release', '98.0.0');
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(/^The tag v98\.0\.0 exists: [^]*\n\nThe tree is not clean, [^]*\n {2}\?\? more\n$/),
  });
  expect(gitIn(root, 'status', '--porcelain')).toBe('?? more\n');
});

test('preparing asks for a version', () => {
  expect(run('prepare-release')).toEqual({
    status: 1,
    stdout: '',
    stderr: '«» is no version: name it as in npm run release:prepare -- 0.1.0.\n',
  });
});
