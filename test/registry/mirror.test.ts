// The mirror as real Terraform sees it: over https, from the disk, and when it fills the lock file for other platforms.
import fs from 'node:fs';
import path from 'node:path';
import { packageHash, packageHashes } from '../../src/install/package-hash';
import { providerPackage } from '../../src/install/provider-package';
import { standalonePackage } from '../../src/install/standalone-package';
import { PROVIDER_VERSION } from '../../src/model/release';
import { packageRegistry } from '../../tasks/package-registry';
import { standaloneFolder } from '../install/standalone-folder';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform } from '../support/terraform';
import { job, jobBlocks } from '../terraform/support/job-blocks';
import { serveFolder, type FolderServer } from './support/folder-server';
import { installedFrom, TerraformFolder } from './support/terraform-folder';

const SCRIPT = { source: 'mirror.example/acme/atlas', version: PROVIDER_VERSION };
/** Another provider of the same mirror: not one that starts, and other bytes on each platform. */
const EXECUTABLES = { source: 'mirror.example/stubs/atlas', version: PROVIDER_VERSION };
const PLATFORMS = ['darwin_arm64', 'linux_amd64', 'linux_arm64', 'windows_amd64'];

const script = providerPackage(LIB_BIN, SCRIPT);
const executables = standalonePackage(EXECUTABLES, { directory: standaloneFolder(PLATFORMS) });
const mirror = path.join(temporaryFolder(), 'mirror');

let server: FolderServer;
let emulator: EmulatorProcess;
beforeAll(async () => {
  for (const bundle of [script, executables])
    await packageRegistry({ package: bundle, release: temporaryFolder(), mirror, environment: {} });
  server = await serveFolder(mirror);
  emulator = await EmulatorProcess.start();
});
afterAll(async () => {
  server.stop();
  await emulator.stop();
});

const zipHashes = ({ source }: { readonly source: string }): string[] => {
  const file = path.join(mirror, source, `${PROVIDER_VERSION}.json`);
  const { archives } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    archives: Record<string, { hashes: string[] }>;
  };
  return Object.values(archives).flatMap(({ hashes }) => hashes.filter((hash) => hash.startsWith('zh:')));
};

describeTerraform('terraform init', (binary) => {
  const methods = [
    ['network_mirror', () => server.url],
    ['filesystem_mirror', () => mirror],
  ] as const;

  test.each(methods)('with a %s installs the provider, which reads', async (method, place) => {
    const settings = { ...installedFrom(method, place()), ...server.settings, ...emulator.environment() };
    const folder = new TerraformFolder(binary, SCRIPT.source, settings);
    folder.write('main.tf.json', jobBlocks({ orders: job(emulator) }));
    const init = await folder.run(['init']);
    expect(init).toMatchObject({ status: 0, output: expect.stringContaining(`Installed ${SCRIPT.source} v`) });
    expect(folder.lockedHashes()).toContain(packageHashes(script)[0]);
    expect(await folder.run(['init', '-lockfile=readonly'])).toMatchObject({ status: 0 });
    expect(await folder.run(['apply', '-auto-approve'])).toMatchObject({
      status: 0,
      output: expect.stringContaining('Successful'),
    });
  });

  test('asks the network mirror for its index, the version and one archive', async () => {
    const settings = { ...installedFrom('network_mirror', server.url), ...server.settings };
    const folder = new TerraformFolder(binary, EXECUTABLES.source, settings);
    const before = server.seen.length;
    expect(await folder.run(['init'])).toMatchObject({ status: 0 });
    expect(new Set(server.seen.slice(before))).toEqual(
      new Set([
        `/${EXECUTABLES.source}/index.json 200`,
        `/${EXECUTABLES.source}/${PROVIDER_VERSION}.json 200`,
        expect.stringMatching(/^\/mirror\.example\/stubs\/atlas\/terraform-provider-atlas_.*\.zip 200$/),
      ]),
    );
  });

  test.each(methods)('with a %s refuses an archive of other bytes than the lock file names', async (method, place) => {
    const settings = { ...installedFrom(method, place()), ...server.settings };
    const folder = new TerraformFolder(binary, EXECUTABLES.source, settings);
    expect(await folder.run(['init'])).toMatchObject({ status: 0 });
    const lock = path.join(folder.path, '.terraform.lock.hcl');
    fs.writeFileSync(lock, fs.readFileSync(lock, 'utf8').replace(/"(h1|zh):[^"]{4}/g, '"$1:AAAA'));
    fs.rmSync(path.join(folder.path, '.terraform'), { recursive: true });
    const { status, output } = await folder.run(['init']);
    expect(status).toBe(1);
    expect(output).toMatch(/doesn't match any of the\s.*checksums|does not match/);
  });
});

describeTerraform('terraform providers lock', (binary) => {
  test.each([
    ['-net-mirror', () => server.url],
    ['-fs-mirror', () => mirror],
  ])('with %s has the hash of each platform', async (flag, place) => {
    const folder = new TerraformFolder(binary, EXECUTABLES.source, server.settings);
    const platforms = PLATFORMS.map((platform) => `-platform=${platform}`);
    const locked = await folder.run(['providers', 'lock', `${flag}=${place()}`, ...platforms]);
    expect(locked).toMatchObject({ status: 0 });
    const hashes = folder.lockedHashes();
    expect(hashes.filter((hash) => hash.startsWith('h1:')).sort()).toEqual(packageHashes(executables));
    expect(new Set(Object.values(executables.platforms).map(packageHash)).size).toBe(PLATFORMS.length);
    expect(zipHashes(EXECUTABLES)).toEqual(expect.arrayContaining(hashes.filter((hash) => hash.startsWith('zh:'))));
  });

  test('and what it wrote is accepted by an init that may not write, from either kind of mirror', async () => {
    const folder = new TerraformFolder(binary, EXECUTABLES.source, server.settings);
    const platforms = PLATFORMS.map((platform) => `-platform=${platform}`);
    await folder.run(['providers', 'lock', `-net-mirror=${server.url}`, ...platforms]);
    for (const [method, place] of [
      ['network_mirror', server.url],
      ['filesystem_mirror', mirror],
    ] as const) {
      fs.rmSync(path.join(folder.path, '.terraform'), { recursive: true, force: true });
      expect(await folder.run(['init', '-lockfile=readonly'], installedFrom(method, place))).toMatchObject({
        status: 0,
      });
    }
  });
});
