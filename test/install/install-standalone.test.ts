// Standalone executables in the folder in which Terraform runs: large files, other ones for each platform.
import fs, { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../src/model/release';
import { installProvider } from '../../src/install/install-provider';
import { packageHashes } from '../../src/install/package-hash';
import { standalonePackage } from '../../src/install/standalone-package';
import { standingPackage } from '../../src/install/standing-package';
import type { StoredFile } from '../../src/install/stored-file';
import { temporaryFolder } from '../support/temporary-folder';
import { standaloneFolder } from './standalone-folder';
import { stubPackage } from './stub-package';

const PROVIDER = { source: 'terraform.local/cdktf/atlas', version: PROVIDER_VERSION };
const PLATFORMS = ['darwin_arm64', 'linux_amd64', 'windows_amd64'];
const VERSION = `terraform.d/plugins/terraform.local/cdktf/atlas/${PROVIDER_VERSION}`;
const LINUX = `${VERSION}/linux_amd64/terraform-provider-atlas_v${PROVIDER_VERSION}`;

const made = (directory: string, known?: Map<string, StoredFile>) => standalonePackage(PROVIDER, { directory }, known);
const lockOf = (directory: string) => readFileSync(path.join(directory, '.terraform.lock.hcl'), 'utf8');
const inodeOf = (...parts: string[]) => statSync(path.join(...parts)).ino;

test('each platform gets its own file, executable, and the lock file a hash for each', () => {
  const from = standaloneFolder(PLATFORMS);
  const directory = temporaryFolder();
  const { written, hashes } = installProvider({ directory, package: made(from) });
  expect(written).toEqual([
    `${VERSION}/darwin_arm64/terraform-provider-atlas_v${PROVIDER_VERSION}`,
    LINUX,
    `${VERSION}/windows_amd64/terraform-provider-atlas_v${PROVIDER_VERSION}.exe`,
  ]);
  expect(readFileSync(path.join(directory, LINUX), 'utf8')).toContain('stub linux_amd64');
  expect(statSync(path.join(directory, LINUX)).mode & 0o777).toBe(0o755);
  expect(hashes).toEqual(packageHashes(made(from)));
  expect(new Set(hashes).size).toBe(3);
  expect([...hashes].sort()).toEqual(hashes);
  expect(lockOf(directory)).toContain(`hashes = [\n${hashes.map((hash) => `    "${hash}",\n`).join('')}  ]`);
});

test('the folders of one synthesis share their files, and not with the folder of the user', () => {
  const from = standaloneFolder(PLATFORMS);
  const known = new Map<string, StoredFile>();
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  for (const directory of [one, two]) installProvider({ directory, package: made(from, known) });
  expect(inodeOf(one, LINUX)).toBe(inodeOf(two, LINUX));
  expect(inodeOf(one, LINUX)).not.toBe(inodeOf(from, `linux_amd64/terraform-provider-atlas_v${PROVIDER_VERSION}`));
});

test('where the file system has no hard links they are copies', () => {
  const from = standaloneFolder(PLATFORMS);
  const known = new Map<string, StoredFile>();
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  const link = jest.spyOn(fs, 'linkSync').mockImplementation(() => {
    throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM', syscall: 'link' });
  });
  try {
    for (const directory of [one, two]) installProvider({ directory, package: made(from, known) });
  } finally {
    link.mockRestore();
  }
  expect(inodeOf(one, LINUX)).not.toBe(inodeOf(two, LINUX));
  expect(readFileSync(path.join(two, LINUX), 'utf8')).toBe(readFileSync(path.join(one, LINUX), 'utf8'));
  expect(statSync(path.join(two, LINUX)).mode & 0o777).toBe(0o755);
});

test('a second time nothing is written, and a shared file is not read again', () => {
  const from = standaloneFolder(PLATFORMS);
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  const install = (known = new Map<string, StoredFile>()) =>
    [one, two].map((directory) => installProvider({ directory, package: made(from, known) }));
  install();
  const open = jest.spyOn(fs, 'openSync');
  const outcomes = install();
  const read = open.mock.calls.map(([file]) => String(file)).filter((file) => file.includes(`_v${PROVIDER_VERSION}`));
  open.mockRestore();
  for (const { written, permitted, removed, lockFile } of outcomes)
    expect({ written, permitted, removed, lockFile }).toEqual({
      written: [],
      permitted: [],
      removed: [],
      lockFile: 'unchanged',
    });
  expect(read.filter((file) => file.startsWith(one))).toHaveLength(3);
  expect(read.filter((file) => file.startsWith(two))).toEqual([]);
});

test('other bytes of the same size replace it in every folder, as one file', () => {
  const from = standaloneFolder(PLATFORMS, 'one');
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  const install = (known = new Map<string, StoredFile>()) =>
    [one, two].map((directory) => installProvider({ directory, package: made(from, known) }));
  const [before] = install();
  standaloneFolder(['linux_amd64'], 'two', from);
  // A time that says nothing.
  utimesSync(path.join(from, `linux_amd64/terraform-provider-atlas_v${PROVIDER_VERSION}`), 1e9, 1e9);
  const after = install();
  expect(after.map(({ written }) => written)).toEqual([[LINUX], [LINUX]]);
  expect(after[0]?.hashes).not.toEqual(before?.hashes);
  expect(readFileSync(path.join(two, LINUX), 'utf8')).toContain('two linux_amd64');
  expect(inodeOf(one, LINUX)).toBe(inodeOf(two, LINUX));
});

test('files whose numbers differ in the last digit only, as on Windows, are not taken for one', () => {
  const from = standaloneFolder(['linux_amd64'], 'one');
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  installProvider({ directory: two, package: made(from) });
  standaloneFolder(['linux_amd64'], 'new', from);
  const stat = fs.statSync;
  const numbers = new Map([one, two].map((folder, index) => [path.join(folder, LINUX), 2n ** 53n + BigInt(index)]));
  const spy = jest.spyOn(fs, 'statSync').mockImplementation(((file: string, options?: fs.StatSyncOptions) => {
    const found = stat(file, options);
    const ino = numbers.get(file);
    return found && ino ? Object.assign(found, { ino: options?.bigint === true ? ino : Number(ino) }) : found;
  }) as typeof fs.statSync);
  try {
    const known = new Map<string, StoredFile>();
    for (const directory of [one, two]) installProvider({ directory, package: made(from, known) });
  } finally {
    spy.mockRestore();
  }
  expect(readFileSync(path.join(two, LINUX), 'utf8')).toContain('new linux_amd64');
});

test('what someone wrote over one of them is put right', () => {
  const from = standaloneFolder(PLATFORMS);
  const directory = temporaryFolder();
  installProvider({ directory, package: made(from) });
  writeFileSync(path.join(directory, LINUX), 'x');
  expect(installProvider({ directory, package: made(from) }).written).toEqual([LINUX]);
});

test('they take the place of the script, and the script takes theirs, and other platforms go', () => {
  const from = standaloneFolder(['linux_amd64']);
  const directory = temporaryFolder();
  installProvider({ directory, package: stubPackage() });
  expect(installProvider({ directory, package: made(from) }).removed).toEqual([
    `${VERSION}/darwin_amd64`,
    `${VERSION}/darwin_arm64`,
    `${VERSION}/linux_arm64`,
    `${VERSION}/linux_amd64/atlas-provider.more.js`,
    `${VERSION}/linux_amd64/package.json`,
  ]);
  installProvider({ directory, package: stubPackage() });
  expect(lockOf(directory).match(/"h1:/g)).toHaveLength(1);
  expect(statSync(path.join(directory, VERSION, 'darwin_arm64/package.json')).isFile()).toBe(true);
});

describe('what stands in a folder', () => {
  test('is nothing in an empty one, and nothing where the script is', () => {
    const directory = temporaryFolder();
    expect(standingPackage(directory, PROVIDER)).toBeUndefined();
    installProvider({ directory, package: stubPackage() });
    expect(standingPackage(directory, PROVIDER)).toBeUndefined();
  });

  test('is the standalone executables, and installing them again mends modes and the lock file', () => {
    const directory = temporaryFolder();
    const { hashes } = installProvider({ directory, package: made(standaloneFolder(PLATFORMS)) });
    fs.chmodSync(path.join(directory, LINUX), 0o644);
    fs.rmSync(path.join(directory, '.terraform.lock.hcl'));
    const standing = standingPackage(directory, PROVIDER);
    if (standing === undefined) throw new Error('Nothing stands there');
    const outcome = installProvider({ directory, package: standing });
    expect(outcome).toMatchObject({ written: [], permitted: [LINUX], removed: [], lockFile: 'created', hashes });
  });
});
