// The same version of the provider has the same bytes, for ever.
import fs from 'node:fs';
import path from 'node:path';
import { packageHashes } from '../../../src/install/package-hash';
import { providerPackage } from '../../../src/install/provider-package';
import { PROVIDER } from '../../../src/model/release';
import { providerSums, readRecord, writeRecord, type ProviderRecord } from '../../../tasks/release/provider-record';
import { temporaryFolder } from '../../support/temporary-folder';

const RECORD: ProviderRecord = { '0.1.0': { 'lib/bin/a': '1', 'lib/bin/b': '2' } };

let root: string;
beforeEach(() => {
  root = temporaryFolder();
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

test('the record is read as it was written; without one nothing was released', () => {
  expect(readRecord(root)).toEqual({});
  writeRecord(root, RECORD);
  expect(readRecord(root)).toEqual(RECORD);
});
