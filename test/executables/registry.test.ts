// This machine's executable out of a mirror over https, as Terraform unpacks it and starts it.
import fs from 'node:fs';
import path from 'node:path';
import { packageHashes } from '../../src/install/package-hash';
import { standalonePackage } from '../../src/install/standalone-package';
import { PROVIDER_VERSION } from '../../src/model/release';
import { hostPlatform } from '../../tasks/executables/make-executable';
import { packageRegistry } from '../../tasks/package-registry';
import { serveFolder, type FolderServer } from '../registry/support/folder-server';
import { installedFrom, TerraformFolder } from '../registry/support/terraform-folder';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform } from '../support/terraform';
import { job, jobBlocks } from '../terraform/support/job-blocks';
import { DIST } from './support/dist';

const SOURCE = 'mirror.example/acme/atlas';
const bundle = standalonePackage(
  { source: SOURCE, version: PROVIDER_VERSION },
  { directory: DIST, platforms: [hostPlatform()] },
);

let server: FolderServer;
let emulator: EmulatorProcess;
let mirror: string;
beforeAll(async () => {
  mirror = path.join(temporaryFolder(), 'mirror');
  await packageRegistry({ package: bundle, release: temporaryFolder(), mirror, environment: {} });
  server = await serveFolder(mirror);
  emulator = await EmulatorProcess.start();
});
afterAll(async () => {
  server.stop();
  await emulator.stop();
});

test('the archive is less than half as large', () => {
  const folder = path.join(mirror, SOURCE);
  const [archive = ''] = fs.readdirSync(folder).filter((name) => name.endsWith('.zip'));
  const [executable = ''] = fs.readdirSync(path.join(DIST, hostPlatform()));
  const unpacked = fs.statSync(path.join(DIST, hostPlatform(), executable)).size;
  expect(fs.statSync(path.join(folder, archive)).size).toBeLessThan(unpacked / 2);
});

describeTerraform('terraform', (binary) => {
  test.each([
    ['network_mirror', () => server.url],
    ['filesystem_mirror', () => mirror],
  ] as const)('reads with the executable of a %s', async (method, place) => {
    const settings = { ...installedFrom(method, place()), ...server.settings, ...emulator.environment() };
    const folder = new TerraformFolder(binary, SOURCE, settings);
    folder.write('main.tf.json', jobBlocks({ orders: job(emulator) }));
    expect(await folder.run(['init'])).toMatchObject({ status: 0 });
    expect(folder.lockedHashes()).toContain(packageHashes(bundle)[0]);
    const applied = await folder.run(['apply', '-auto-approve']);
    expect(applied).toMatchObject({ status: 0, output: expect.stringContaining('Successful') });
  });
});
