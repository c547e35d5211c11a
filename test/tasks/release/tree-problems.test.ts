// What a release refuses, all of it at once.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { dirtyTree, treeProblems } from '../../../tasks/release/tree-problems';
import { temporaryFolder } from '../../support/temporary-folder';
import { commitAll, gitIn } from './tree-copy';

const PATH = process.env.PATH;
const ALL = ['python', 'java', 'csharp'];
let root: string;
beforeEach(() => {
  root = temporaryFolder();
  gitIn(root, 'init', '--quiet');
  fs.writeFileSync(path.join(root, 'package.json'), '{ "version": "1.2.3" }\n');
  commitAll(root);
});
afterEach(() => {
  process.env.PATH = PATH;
});

test('a clean tree is taken, without a tag or with its own', () => {
  expect(treeProblems(root, ALL)).toEqual([]);
  gitIn(root, 'tag', 'v1.2.3');
  gitIn(root, 'tag', 'verified');
  expect(treeProblems(root, ALL)).toEqual([]);
});

test('files that are not committed are named', () => {
  fs.writeFileSync(path.join(root, 'package.json'), '{ "version": "1.2.3" }');
  fs.writeFileSync(path.join(root, 'new'), '');
  expect(treeProblems(root, ALL)).toEqual([
    'The tree is not clean, and a release holds what its commit holds. Commit these files, or put them aside (git stash -u):\n' +
      '   M package.json\n  ?? new',
  ]);
});

test('of many files ten are named, and the others counted', () => {
  for (let index = 10; index < 25; index++) fs.writeFileSync(path.join(root, `f${index}`), '');
  const [problem = ''] = treeProblems(root, ALL);
  expect(problem.split('\n').slice(10)).toEqual(['  ?? f19', '  and 5 more']);
});

test('a tag of another version is refused', () => {
  gitIn(root, 'tag', 'v1.2.4');
  expect(treeProblems(root, ALL)).toEqual([
    'The tag v1.2.4 is not the version of package.json, v1.2.3: packages would have another version than the release. ' +
      'Delete the tag (git tag -d v1.2.4), run npm run release:prepare -- 1.2.4, commit, and tag that.',
  ]);
});

test('an annotated tag is seen, and one of an earlier commit is not', () => {
  gitIn(root, 'tag', 'v1.2.2');
  commitAll(root);
  gitIn(root, 'tag', '--annotate', '--message', 'x', 'v1.3.0');
  expect(treeProblems(root, ALL)).toEqual([expect.stringContaining('The tag v1.3.0 is not')]);
});

test('a folder that is no clone is refused, also inside of one', () => {
  const inside = path.join(root, 'inside');
  fs.mkdirSync(inside);
  for (const folder of [inside, temporaryFolder()]) {
    const refused = [expect.stringMatching(/^\/.* is no git clone, so nobody could say/)];
    expect(treeProblems(folder, ALL)).toEqual(refused);
    expect(dirtyTree(folder)).toEqual(refused);
  }
});

describe('with nothing but git on PATH', () => {
  beforeEach(() => {
    const folder = temporaryFolder();
    const [git = ''] = execFileSync('which', ['git'], { encoding: 'utf8' }).split('\n');
    fs.symlinkSync(git, path.join(folder, 'git'));
    process.env.PATH = folder;
  });

  test('each toolchain that is missing is named with what to do', () => {
    expect(treeProblems(root, [])).toEqual(
      ALL.map((name) =>
        expect.stringMatching(
          `^${name} needs .* on PATH: without it the release would lack a part\\. Install it; for a rehearsal, npm run release -- --without ${name}\\.$`,
        ),
      ),
    );
  });

  test('at a tag it is not said how to do without', () => {
    gitIn(root, 'tag', 'v1.2.3');
    expect(treeProblems(root, ['java', 'csharp'])).toEqual([
      expect.stringMatching(
        /^python needs .* Install it; a tagged commit is released whole, and for a rehearsal delete the tag \(git tag -d v1\.2\.3\)\.$/,
      ),
    ]);
  });

  test('what is left out on purpose is not missed', () => {
    expect(treeProblems(root, ['java', 'csharp'])).toEqual([expect.stringContaining('python needs ')]);
  });
});
