// Syntheses of one app at the same time: every job is stored, and the provider is whole.
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../src/model/release';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, terraform } from '../support/terraform';
import { AppFolder, CONTEXT_FILE } from './support/app-folder';
import { Release } from './support/release';

const PROJECT = '64f0c0ffee64f0c0ffee64f0';
const CLUSTER = 'orders';
const APPS = 5;
const JOBS = 24;

const idsOf = (app: number): string[] =>
  Array.from({ length: JOBS }, (_, index) => `${app}${String(index).padStart(3, '0')}`.padStart(24, '0'));
const ALL = Array.from({ length: APPS }, (_, app) => idsOf(app));

function seedFile(): string {
  const exportJobs = ALL.flat().map((id) => ({
    id,
    snapshotId: PROJECT,
    exportBucketId: PROJECT,
    createdAt: '2024-05-06T07:05:00Z',
    state: 'Successful',
  }));
  const seed = { orgId: PROJECT, projects: [{ id: PROJECT, clusters: [{ name: CLUSTER, exportJobs }] }] };
  const file = path.join(temporaryFolder(), 'seed.json');
  fs.writeFileSync(file, JSON.stringify(seed));
  return file;
}

describeTerraform('five syntheses in one folder', (binary) => {
  let emulator: EmulatorProcess;
  let app: AppFolder;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start(['--seed', seedFile()]);
    app = new AppFolder(
      `new AtlasProvider(stack, 'atlas');
       for (const exportJobId of JSON.parse(process.env.IDS))
         read({ projectId: '${PROJECT}', clusterName: '${CLUSTER}', exportJobId }, exportJobId).state;`,
    );
    // Folders that cdktf makes are made: it does so without regard to others.
    expect(await app.synthesize({ IDS: '[]' })).toMatchObject({ code: 0 });
    fs.rmSync(path.join(app.stack, 'terraform.d'), { recursive: true });
    fs.rmSync(path.join(app.stack, '.terraform.lock.hcl'));
  });
  afterAll(() => emulator.stop());

  test('end well, though each stores one job after the other into the same file', async () => {
    const syntheses = ALL.map((ids) => app.synthesize({ ...emulator.environment(), IDS: JSON.stringify(ids) }));
    for (const ended of await Promise.all(syntheses)) expect(ended).toEqual({ code: 0, signal: null, output: '' });
  });

  test('lose no entry', () => {
    const { exportJobs } = JSON.parse(app.read(CONTEXT_FILE)) as { exportJobs: Record<string, { id: string }> };
    expect(Object.values(exportJobs).map(({ id }) => id)).toEqual(ALL.flat());
    expect(fs.readdirSync(app.folder).sort()).toEqual(['app.cjs', CONTEXT_FILE, 'cdktf.json', 'cdktf.out']);
  });

  test('leave a provider that is whole, and nothing beside it', async () => {
    expect(fs.readdirSync(app.stack).sort()).toEqual(['.terraform.lock.hcl', 'cdk.tf.json', 'terraform.d']);
    expect((await Release.built.install(app.stack)).output).toBe(
      `.: terraform.local/cdktf/atlas ${PROVIDER_VERSION}: nothing to do\n`,
    );
    const init = await terraform(binary, app.stack, ['init', '-lockfile=readonly', '-no-color']);
    expect(init).toMatchObject({ status: 0 });
  });
});
