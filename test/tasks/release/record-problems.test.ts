// The same version of the provider has the same bytes, for ever, whichever branch released it.
import { readRecord, writeRecord, type ProviderRecord } from '../../../tasks/release/provider-record';
import { providerProblems, recordProblems } from '../../../tasks/release/record-problems';
import { comparedWith, knownRecord, releasedRecords } from '../../../tasks/release/released-records';
import { temporaryFolder } from '../../support/temporary-folder';
import { commitAll, gitIn } from './tree-copy';

const SUMS = { 'lib/bin/a': '1', 'lib/bin/b': '2' };
const RECORD: ProviderRecord = { '0.1.0': SUMS };
const NEXT: ProviderRecord = { ...RECORD, '0.2.0': { 'lib/bin/a': '5' } };

test('a version that was not released yet may have any bytes', () => {
  expect(providerProblems({}, '0.1.0', SUMS)).toEqual([]);
  expect(providerProblems(RECORD, '0.2.0', { 'lib/bin/a': 'new' })).toEqual([]);
});

test('a released version is released again with its bytes', () => {
  expect(providerProblems(RECORD, '0.1.0', { ...SUMS })).toEqual([]);
});

test('other bytes, a file more or less, of a released version are refused', () => {
  expect(providerProblems(RECORD, '0.1.0', { 'lib/bin/b': '3', 'lib/bin/c': '4' })).toEqual([
    'The provider 0.1.0 has been released with other bytes than these files have, and lock files hold its hashes. ' +
      'Raise PROVIDER_VERSION in src/model/release.ts and in the pages that name it, then run npm run generate:\n' +
      '  lib/bin/a (is not here)\n  lib/bin/b\n  lib/bin/c (was no part of it)',
  ]);
});

describe('with releases', () => {
  let root: string;
  beforeEach(() => {
    root = temporaryFolder();
    gitIn(root, 'init', '--quiet', '--initial-branch', 'main');
    commitAll(root);
    gitIn(root, 'tag', 'v0.0.1');
    release('v0.1.0', RECORD);
    commitAll(root);
  });

  function release(tag: string, record: ProviderRecord): void {
    writeRecord(root, record);
    commitAll(root);
    gitIn(root, 'tag', '--annotate', '--message', tag, tag);
  }

  const problems = (record: ProviderRecord, { version = '0.1.0', written = true } = {}) =>
    recordProblems(root, { record, released: releasedRecords(root), version, written });

  const rewritten = (tag: string, version: string) =>
    `released-providers.json no longer says what ${tag} released as provider ${version}, so other bytes could follow under that version. ` +
    `Take its entry back from there: git show ${tag}:released-providers.json`;

  test('the record may be added to', () => {
    expect(problems(NEXT)).toEqual([]);
    expect(problems({ '0.1.0': { 'lib/bin/b': '2', 'lib/bin/a': '1' } })).toEqual([]);
  });

  test.each([
    ['changed', { '0.1.0': { ...SUMS, 'lib/bin/a': '9' } }],
    ['shortened', { '0.1.0': { 'lib/bin/a': '1' } }],
    ['added to', { '0.1.0': { ...SUMS, 'lib/bin/c': '3' } }],
    ['deleted', {}],
  ])('an entry that was %s is refused, once', (_, record) => {
    release('v0.1.1', RECORD);
    for (const written of [true, false]) expect(problems(record, { written })).toEqual([rewritten('v0.1.0', '0.1.0')]);
  });

  test('it is said how many releases there are to compare with', () => {
    expect(comparedWith(releasedRecords(root))).toBe('Tags of releases whose records are compared with: 2');
    const clone = temporaryFolder();
    gitIn(root, 'clone', '--quiet', '--no-tags', root, clone);
    expect(comparedWith(releasedRecords(clone))).toBe(
      'Tags of releases whose records are compared with: 0 (if there are any, fetch them first: git fetch --tags)',
    );
  });

  test('a new version of the provider is the newest', () => {
    release('v0.10.0', { ...NEXT, '0.10.0': SUMS });
    const record = readRecord(root);
    for (const version of ['0.1.0', '0.10.0', '0.10.1']) expect(problems(record, { version })).toEqual([]);
    expect(problems(record, { version: '0.9.0' })).toEqual([
      'The provider 0.9.0 would be released after 0.10.0, and be taken for an earlier one. ' +
        'Raise PROVIDER_VERSION in src/model/release.ts and in the pages that name it, then run npm run generate.',
    ]);
  });

  test('a shallow clone is refused', () => {
    const clone = temporaryFolder();
    gitIn(root, 'clone', '--quiet', '--depth', '1', `file://${root}`, clone);
    const request = { record: RECORD, released: releasedRecords(clone), version: '0.1.0', written: false };
    expect(recordProblems(clone, request)).toEqual([expect.stringMatching(/^This clone is shallow: .*--unshallow/)]);
  });

  describe('of another branch', () => {
    const copy = [
      'released-providers.json does not say what v0.2.0, of another branch, released as provider 0.2.0, so other bytes could follow under that version. ' +
        'Copy its entry from there: git show v0.2.0:released-providers.json',
    ];
    beforeEach(() => {
      gitIn(root, 'checkout', '--quiet', '-b', 'other');
      release('v0.2.0', NEXT);
      gitIn(root, 'checkout', '--quiet', 'main');
    });

    test('what it has released is to be in a record that is written', () => {
      expect(problems(RECORD)).toEqual(copy);
      expect(problems(NEXT, { version: '0.2.0' })).toEqual([]);
    });

    test('a commit of before is built as it is', () => {
      expect(problems(RECORD, { written: false })).toEqual([]);
    });

    test('other bytes under its version are refused, with an entry of their own and without one', () => {
      const own = { ...RECORD, '0.2.0': { 'lib/bin/a': '6' } };
      expect(problems(own, { version: '0.2.0', written: false })).toEqual(copy);
      const known = knownRecord(RECORD, releasedRecords(root));
      expect(providerProblems(known, '0.2.0', { 'lib/bin/a': '6' })).toEqual([
        expect.stringMatching(/^The provider 0\.2\.0 has been released with other bytes /),
      ]);
      expect(providerProblems(known, '0.2.0', { 'lib/bin/a': '5' })).toEqual([]);
    });

    test('a new version comes after that one too', () => {
      const [problem, ...others] = problems(RECORD, { version: '0.1.1', written: false });
      expect(others).toEqual([]);
      expect(problem).toMatch(/^The provider 0\.1\.1 would be released after 0\.2\.0, /);
    });
  });
});
