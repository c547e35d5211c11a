// The same version of the provider has the same bytes, for ever.
import fs from 'node:fs';
import path from 'node:path';
import { packageHashes } from '../../../src/install/package-hash';
import { providerPackage } from '../../../src/install/provider-package';
import { PROVIDER } from '../../../src/model/release';
import {
  providerProblems,
  providerSums,
  readRecord,
  rewrittenRecords,
  writeRecord,
  type ProviderRecord,
} from '../../../tasks/release/provider-record';
import { temporaryFolder } from '../../support/temporary-folder';
import { commitAll, gitIn } from './tree-copy';

const SUMS = { 'lib/bin/a': '1', 'lib/bin/b': '2' };
const RECORD: ProviderRecord = { '0.1.0': SUMS };

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  gitIn(root, 'init', '--quiet');
});

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}

test('the files that are the provider are counted, and nothing beside them', () => {
  write('lib/bin/terraform-provider-atlas', 'a');
  write('lib/bin/atlas-provider.more.js', 'b');
  write('lib/bin/atlas-emulator', 'c');
  write('dist/provider/linux_amd64/terraform-provider-atlas_v0.1.0', 'd');
  write('dist/provider/THIRD_PARTY_LICENSES', 'e');
  write('dist/registry/terraform-provider-atlas_0.1.0_linux_amd64.zip', 'f');
  write('dist/registry/terraform-provider-atlas_0.1.0_SHA256SUMS', 'g');
  write('dist/js/cdktf-provider-atlas-0.0.0.tgz', 'h');
  const sums = providerSums(root);
  expect(Object.keys(sums)).toEqual([
    'lib/bin as installed',
    'dist/provider/linux_amd64/terraform-provider-atlas_v0.1.0',
    'dist/registry/terraform-provider-atlas_0.1.0_linux_amd64.zip',
    'lib/bin/atlas-provider.more.js',
    'lib/bin/terraform-provider-atlas',
  ]);
  const [installed] = packageHashes(providerPackage(path.join(root, 'lib', 'bin'), PROVIDER));
  expect(sums['lib/bin as installed']).toBe(installed);
  // Of the byte `a`.
  expect(sums['lib/bin/terraform-provider-atlas']).toBe(
    'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
  );
});

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

test('the record is read as it was written; without one nothing was released', () => {
  expect(readRecord(root)).toEqual({});
  writeRecord(root, RECORD);
  expect(readRecord(root)).toEqual(RECORD);
});

describe('with a release', () => {
  beforeEach(() => {
    commitAll(root);
    gitIn(root, 'tag', 'v0.0.1');
    writeRecord(root, RECORD);
    commitAll(root);
    gitIn(root, 'tag', 'v0.1.0');
    commitAll(root);
  });

  test('the record may be added to', () => {
    expect(rewrittenRecords(root, { ...RECORD, '0.2.0': { 'lib/bin/a': '5' } })).toEqual([]);
    expect(rewrittenRecords(root, { '0.1.0': { 'lib/bin/b': '2', 'lib/bin/a': '1' } })).toEqual([]);
  });

  test.each([
    ['changed', { '0.1.0': { ...SUMS, 'lib/bin/a': '9' } }],
    ['shortened', { '0.1.0': { 'lib/bin/a': '1' } }],
    ['added to', { '0.1.0': { ...SUMS, 'lib/bin/c': '3' } }],
    ['deleted', {}],
  ])('an entry that was %s is refused', (_, record) => {
    expect(rewrittenRecords(root, record)).toEqual([
      'released-providers.json no longer says what v0.1.0 released as provider 0.1.0, so other bytes could follow under that version. ' +
        'Take its entry back from there: git show v0.1.0:released-providers.json',
    ]);
  });
});
