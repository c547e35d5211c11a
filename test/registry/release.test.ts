// The files of a release and of a mirror, as they are on the disk.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { packageHash } from '../../src/install/package-hash';
import { providerPackage } from '../../src/install/provider-package';
import { standalonePackage } from '../../src/install/standalone-package';
import { PROVIDER, PROVIDER_SOURCE, PROVIDER_VERSION } from '../../src/model/release';
import { packageRegistry } from '../../tasks/package-registry';
import { standaloneFolder } from '../install/standalone-folder';
import { LIB_BIN } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeGpg, signingKey, verifySignature } from './support/gpg';

const PLATFORMS = ['linux_amd64', 'darwin_arm64', 'windows_amd64'];
const NAME = `terraform-provider-atlas_${PROVIDER_VERSION}`;

interface Made {
  readonly release: string;
  readonly mirror: string;
  readonly said: readonly string[];
}

async function make(settings: object = {}, folder = temporaryFolder(), version = PROVIDER_VERSION): Promise<Made> {
  const said: string[] = [];
  const [release, mirror] = [path.join(folder, 'release'), path.join(folder, 'mirror')];
  const bundle = { ...standalonePackage(PROVIDER, { directory: standaloneFolder(PLATFORMS) }), version };
  await packageRegistry({
    package: bundle,
    release,
    mirror,
    environment: {},
    say: (line) => said.push(line),
    ...settings,
  });
  return { release, mirror, said };
}

const sha256 = (file: string): string => createHash('sha256').update(fs.readFileSync(file)).digest('hex');
const readJson = (...file: string[]): unknown => JSON.parse(fs.readFileSync(path.join(...file), 'utf8'));

test('the release has an archive for each platform, the manifest and the sums, and says that nobody signed them', async () => {
  const { release, said } = await make();
  const archives = PLATFORMS.map((platform) => `${NAME}_${platform}.zip`);
  const summed = [...archives, `${NAME}_manifest.json`].sort();
  expect(fs.readdirSync(release)).toEqual([`${NAME}_SHA256SUMS`, ...summed].sort());
  expect(readJson(release, `${NAME}_manifest.json`)).toEqual({
    version: 1,
    metadata: { protocol_versions: ['6.0'] },
  });
  expect(fs.readFileSync(path.join(release, `${NAME}_SHA256SUMS`), 'utf8')).toBe(
    summed.map((name) => `${sha256(path.join(release, name))}  ${name}\n`).join(''),
  );
  expect(said).toContainEqual(expect.stringMatching(/SHA256SUMS: not signed, as neither GPG_PRIVATE_KEY nor/));
});

test('the mirror names the versions, and of each the archives with both kinds of hash', async () => {
  const directory = standaloneFolder(PLATFORMS);
  const { mirror } = await make({ package: standalonePackage(PROVIDER, { directory }) });
  const folder = path.join(mirror, ...PROVIDER_SOURCE.split('/'));
  expect(readJson(folder, 'index.json')).toEqual({ versions: { [PROVIDER_VERSION]: {} } });
  const { platforms } = standalonePackage(PROVIDER, { directory });
  const archives = Object.entries(platforms).map(([platform, files]) => {
    const url = `${NAME}_${platform}.zip`;
    return [platform, { url, hashes: [packageHash(files), `zh:${sha256(path.join(folder, url))}`] }];
  });
  expect(readJson(folder, `${PROVIDER_VERSION}.json`)).toEqual({ archives: Object.fromEntries(archives) });
  expect(fs.readdirSync(folder)).toHaveLength(PLATFORMS.length + 2);
});

test('a mirror keeps the versions that it has', async () => {
  const folder = temporaryFolder();
  const first = await make({}, folder, '0.0.9');
  const second = await make({}, folder);
  expect(readJson(second.mirror, PROVIDER_SOURCE, 'index.json')).toEqual({
    versions: { '0.0.9': {}, [PROVIDER_VERSION]: {} },
  });
  const old = path.join(first.mirror, PROVIDER_SOURCE, 'terraform-provider-atlas_0.0.9_linux_amd64.zip');
  expect(fs.existsSync(old)).toBe(true);
  expect(fs.readdirSync(second.release).filter((name) => name.includes('0.0.9'))).toEqual([]);
});

describe('a mirror that has this version', () => {
  const bundleOf = (platforms: readonly string[], body?: string) => ({
    package: standalonePackage(PROVIDER, { directory: standaloneFolder(platforms, body) }),
  });
  const filesOf = (mirror: string): Record<string, string> => {
    const folder = path.join(mirror, PROVIDER_SOURCE);
    return Object.fromEntries(fs.readdirSync(folder).map((name) => [name, sha256(path.join(folder, name))]));
  };

  test('takes further platforms of it, in the order of their names', async () => {
    const folder = temporaryFolder();
    await make(bundleOf(['linux_amd64']), folder);
    const { mirror } = await make(bundleOf(['darwin_arm64', 'linux_amd64']), folder);
    const { archives } = readJson(mirror, PROVIDER_SOURCE, `${PROVIDER_VERSION}.json`) as { archives: object };
    expect(Object.keys(archives)).toEqual(['darwin_arm64', 'linux_amd64']);
    const { mirror: atOnce } = await make(bundleOf(['darwin_arm64', 'linux_amd64']));
    expect(filesOf(mirror)).toEqual(filesOf(atOnce));
  });

  test('refuses other bytes of it, and stays as it was', async () => {
    const folder = temporaryFolder();
    const { mirror } = await make(bundleOf(['linux_amd64']), folder);
    const before = filesOf(mirror);
    await expect(make(bundleOf(['darwin_arm64', 'linux_amd64'], 'other'), folder)).rejects.toThrow(
      `${path.join(mirror, PROVIDER_SOURCE, `${PROVIDER_VERSION}.json`)} names linux_amd64 with other hashes`,
    );
    expect(filesOf(mirror)).toEqual(before);
  });
});

test('made twice, everything is the same byte for byte', async () => {
  const [one, other] = [await make(), await make()];
  for (const name of fs.readdirSync(one.release))
    expect([name, sha256(path.join(one.release, name))]).toEqual([name, sha256(path.join(other.release, name))]);
});

test('an archive holds exactly the files of the package, deflated, with their modes', async () => {
  const bundle = providerPackage(LIB_BIN, PROVIDER);
  const { release } = await make({ package: bundle });
  const zip = fs.readFileSync(path.join(release, `${NAME}_linux_amd64.zip`));
  const files = [...(bundle.platforms.linux_amd64 ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(directoryOf(zip)).toEqual(files.map(({ name, bytes, mode }) => ({ name, mode: 0o100000 | mode, bytes })));
  expect(zip.length).toBeLessThan(files.reduce((sum, { bytes }) => sum + (bytes as Uint8Array).length, 0) / 2);
});

test('the licences stand beside the archives, where they change no hash', async () => {
  const licences = path.join(LIB_BIN, 'THIRD_PARTY_LICENSES');
  const { release } = await make({ licences });
  expect(fs.readFileSync(path.join(release, 'THIRD_PARTY_LICENSES'))).toEqual(fs.readFileSync(licences));
  expect(fs.readFileSync(path.join(release, `${NAME}_SHA256SUMS`), 'utf8')).not.toContain('LICENSES');
});

/** The files that the archive's own directory tells of. */
function directoryOf(zip: Buffer): { name: string; mode: number; bytes: Buffer }[] {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [method, crc, packed, size] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
    ];
    const [nameLength, mode, local] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 38) >>> 16,
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength;
    const start = local + 30 + zip.readUInt16LE(local + 26);
    const bytes = inflateRawSync(zip.subarray(start, start + packed));
    expect({ method, size, crc: zip.readUInt32LE(local + 14) }).toEqual({ method: 8, size: bytes.length, crc });
    return { name, mode, bytes };
  });
}

test.each([
  [['--nope'], "Unknown option '--nope'"],
  [
    ['--source', 'foo/bar'],
    'INVALID_ARGUMENT: source is "foo/bar", which is no full address of this provider.\n  fix: ',
  ],
  [['--from', '/nonexist'], 'INVALID_ARGUMENT: The folder "/nonexist" of standalone executables could not be read.\n'],
])('%j is refused without a stack', (args, words) => {
  const task = require.resolve('../../tasks/package-registry');
  const { status, stderr } = spawnSync(process.execPath, [require.resolve('tsx/cli'), task, ...args], {
    encoding: 'utf8',
  });
  expect(stderr.startsWith(words)).toBe(true);
  expect({ status, frames: stderr.match(/^ +at .*$/gm) }).toEqual({ status: 1, frames: null });
});

describeGpg('signatures', () => {
  const own = () => ({ PATH: process.env.PATH, HOME: temporaryFolder() });
  const temporary = (): string[] => fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('gpg-'));

  test('by a key in the environment, of which nothing stays behind', async () => {
    const key = signingKey('one');
    const before = temporary();
    const environment = { ...own(), GPG_PRIVATE_KEY: key.privateKey, GPG_PASSPHRASE: key.passphrase };
    const { release, said } = await make({ environment });
    const sums = path.join(release, `${NAME}_SHA256SUMS`);
    expect(verifySignature(`${sums}.sig`, sums, key)).toMatch(/GOODSIG .*one@test\.example/);
    // Binary: the first bit of a packet's first byte is set.
    expect((fs.readFileSync(`${sums}.sig`)[0] ?? 0) & 0x80).toBe(0x80);
    expect(said.join('\n')).not.toContain('not signed');
    expect(temporary().filter((name) => !before.includes(name))).toEqual([]);
    expect(fs.readdirSync(environment.HOME)).toEqual([]);
  });

  test("by a key of gpg's own", async () => {
    const key = signingKey('two', '');
    const environment = { ...own(), GNUPGHOME: key.home, GPG_KEY_ID: key.id };
    const { release } = await make({ environment });
    const sums = path.join(release, `${NAME}_SHA256SUMS`);
    expect(verifySignature(`${sums}.sig`, sums, key)).toMatch(/GOODSIG .*two@test\.example/);
    spawnSync('gpgconf', ['--homedir', key.home, '--kill', 'gpg-agent']);
  });

  test('a wrong passphrase fails, and is not shown', async () => {
    const { privateKey } = signingKey('three');
    const environment = { ...own(), GPG_PRIVATE_KEY: privateKey, GPG_PASSPHRASE: 'wrong-one' };
    const failure = await make({ environment }).catch((reason: Error) => reason.message);
    expect(failure).toMatch(/^gpg failed:\n/);
    expect(failure).not.toMatch(/wrong-one|PRIVATE KEY/);
  });
});
