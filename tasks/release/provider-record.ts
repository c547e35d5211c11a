// Which bytes were released as which version of the Terraform provider: whoever has a version has its bytes.
import fs from 'node:fs';
import path from 'node:path';
import { packageHashes } from '../../src/install/package-hash';
import { PROVIDER_EXECUTABLE, PROVIDER_SECOND_FILE } from '../../src/install/package-names';
import { providerPackage } from '../../src/install/provider-package';
import { PROVIDER } from '../../src/model/release';
import { sha256Of } from '../sha256-of';

export const RECORD_FILE = 'released-providers.json';

/** File to its SHA-256; and to `INSTALLED` the hash that lock files have. */
export type Sums = Readonly<Record<string, string>>;
/** Version of the provider to its files. */
export type ProviderRecord = Readonly<Record<string, Sums>>;

/** The script with what is put beside it, which counts in the hash too. */
const INSTALLED = 'lib/bin as installed';

/** Folders that hold the provider in some form, and which files there do. */
const PLACES: readonly { readonly folder: string; readonly holds: (name: string) => boolean }[] = [
  { folder: 'lib/bin', holds: (name) => [PROVIDER_EXECUTABLE, PROVIDER_SECOND_FILE].includes(name) },
  { folder: 'dist/provider', holds: (name) => path.posix.basename(name).startsWith(PROVIDER_EXECUTABLE) },
  { folder: 'dist/registry', holds: (name) => name.endsWith('.zip') },
];

/** The provider as it was made here. */
export function providerSums(root: string): Sums {
  const files = PLACES.flatMap(({ folder, holds }) => {
    if (!fs.existsSync(path.join(root, folder))) return [];
    const names = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
    return names
      .map((name) => name.split(path.sep).join('/'))
      .filter(holds)
      .map((name) => path.posix.join(folder, name))
      .filter((file) => fs.statSync(path.join(root, file)).isFile());
  });
  return {
    ...installedHash(root),
    ...Object.fromEntries(files.sort().map((file) => [file, sha256Of(path.join(root, file))])),
  };
}

function installedHash(root: string): Sums {
  const folder = path.join(root, 'lib', 'bin');
  if (!fs.existsSync(path.join(folder, PROVIDER_EXECUTABLE))) return {};
  return { [INSTALLED]: packageHashes(providerPackage(folder, PROVIDER)).join(' ') };
}

export function readRecord(root: string): ProviderRecord {
  const file = path.join(root, RECORD_FILE);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as ProviderRecord) : {};
}

export function writeRecord(root: string, record: ProviderRecord): void {
  fs.writeFileSync(path.join(root, RECORD_FILE), `${JSON.stringify(record, undefined, 2)}\n`);
}
