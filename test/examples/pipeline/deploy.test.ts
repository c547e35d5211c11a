// The pipeline of examples/pipeline, whole: two stacks deployed with real Terraform, the loader, and a new export.
import fs from 'node:fs';
import path from 'node:path';
import type { Seed } from '../../../src/emulator/seed';
import { startEmulator, type Emulator } from '../../../src/emulator/start-emulator';
import { installedProject } from '../../support/packed-package';
import { runCommand, succeed } from '../../support/run-command';
import { describeTerraform, terraform } from '../../support/terraform';

const ROOT = path.join(__dirname, '..', '..', '..');
const EXAMPLE = path.join(ROOT, 'examples', 'pipeline');
const SEED = JSON.parse(fs.readFileSync(path.join(EXAMPLE, 'seed.json'), 'utf8')) as Seed;
const README = fs.readFileSync(path.join(EXAMPLE, 'README.md'), 'utf8');
/** The jobs of the seed: the night before last, last night, and the one to come. */
const [SUCCESSFUL, FAILED, COMING] = ['e1', 'e2', 'e3'].map((end) => `6500000000000000000000${end}`);
/** By the seed: it comes after a minute, queues for ten seconds, and exports for twenty. */
const UNDER_WAY = 75_000;
const COMPLETE = 95_000;

describeTerraform('the pipeline', (binary) => {
  const started = Date.now();
  let age = 0;
  let folder: string;
  let emulator: Emulator;

  beforeAll(async () => {
    folder = await copyOfExample();
    const objects = path.join(folder, 'buckets');
    emulator = await startEmulator({ seed: SEED, objects, now: () => started + age });
  });
  afterAll(() => emulator.close());

  const settings = (): Record<string, string> => ({
    MONGODB_ATLAS_BASE_URL: emulator.facts.baseUrl,
    MONGODB_ATLAS_CLIENT_ID: emulator.facts.clientId,
    MONGODB_ATLAS_CLIENT_SECRET: emulator.facts.clientSecret,
    ATLAS_PROJECT_ID: emulator.facts.projectId,
    ATLAS_CLUSTER_NAME: emulator.facts.clusterName,
    TERRAFORM_BINARY_NAME: binary,
    CI: '1',
  });
  const deploy = async (...stacks: string[]): Promise<Record<string, Record<string, unknown>>> => {
    const args = ['deploy', ...stacks, '--auto-approve', '--outputs-file', 'outputs.json'];
    await succeed('npx', ['--no-install', 'cdktf', ...args], { cwd: folder, settings: settings() });
    return JSON.parse(fs.readFileSync(path.join(folder, 'outputs.json'), 'utf8'));
  };
  const plan = (stack: string) => {
    const stackFolder = path.join(folder, 'cdktf.out', 'stacks', stack);
    return terraform(binary, stackFolder, ['plan', '-detailed-exitcode', '-no-color', '-input=false'], settings());
  };
  /** With what the loader's stack gives its task. */
  const load = async (): Promise<unknown> => {
    const { loader } = JSON.parse(fs.readFileSync(path.join(folder, 'outputs.json'), 'utf8'));
    const { status, output } = await runCommand('node_modules/.bin/tsx', ['load.ts'], {
      cwd: folder,
      settings: { ...loader.task_environment, BUCKETS_FOLDER: 'buckets' },
    });
    return status === 0 ? JSON.parse(output) : output;
  };

  test('hands the newest complete export over, not the one that failed after it', async () => {
    const { pointer = {}, loader = {} } = await deploy('pointer', 'loader');
    const handover = path.join(folder, 'orders.handover.json');
    expect(loader.task_environment).toEqual({ HANDOVER: handover });
    expect(fs.readFileSync(handover, 'utf8')).toBe(pointer.orders_handoff);
    expect(JSON.parse(String(pointer.orders_handoff))).toMatchObject({
      exportJobId: SUCCESSFUL,
      state: 'Successful',
      bucket: { name: 'orders-exports', uri: 's3://orders-exports' },
    });
    expect(failedFiles()).toContain('shop/orders/atlas-abc123-shard-0.0.json.gz');
    expect(failedFiles()).not.toContain('.complete');
  });

  test('the loader finds that export by the hand-over alone, and prints what the README shows', async () => {
    const loaded = await load();
    expect(loaded).toEqual({ exportJobId: SUCCESSFUL, documents: { 'shop.customers': 1, 'shop.orders': 2 } });
    const [, shown = ''] = /^```text load\.ts\n([\s\S]*?)^```$/m.exec(README) ?? [];
    expect(JSON.parse(shown)).toEqual(loaded);
  });

  test('while the next export is under way, nothing changes', async () => {
    age = UNDER_WAY;
    expect(await jobs()).toContainEqual({ id: COMING, state: 'InProgress' });
    for (const stack of ['pointer', 'loader']) {
      expect(await plan(stack)).toEqual({ status: 0, output: expect.stringContaining('No changes.') });
    }
  });

  test('a new export changes the plan of the pointer stack, and not that of the loader', async () => {
    age = COMPLETE;
    const pointer = await plan('pointer');
    expect(pointer).toEqual({ status: 2, output: expect.stringContaining('1 to add, 0 to change, 1 to destroy') });
    expect(pointer.output).toContain(COMING);
    expect(await plan('loader')).toEqual({ status: 0, output: expect.stringContaining('No changes.') });
  });

  test('until the pointer is deployed, the loader gets the export before', async () => {
    expect(await load()).toMatchObject({ exportJobId: SUCCESSFUL });
  });

  test('after it, the new one', async () => {
    const { pointer = {} } = await deployPointer();
    expect(JSON.parse(String(pointer.orders_handoff))).toMatchObject({ exportJobId: COMING });
    expect(await load()).toEqual({ exportJobId: COMING, documents: { 'shop.orders': 3, 'shop.customers': 1 } });
    for (const stack of ['pointer', 'loader']) {
      expect(await plan(stack)).toEqual({ status: 0, output: expect.stringContaining('No changes.') });
    }
  });

  test('an export that vanishes from the bucket is not loaded', async () => {
    const { completeMarkerKey } = JSON.parse(fs.readFileSync(path.join(folder, 'orders.handover.json'), 'utf8'));
    fs.rmSync(path.join(folder, 'buckets', 'orders-exports', completeMarkerKey));
    expect(await load()).toBe(
      `Export job ${COMING} is not complete: bucket orders-exports has no ${completeMarkerKey}\n`,
    );
  });

  test('an export that is too old is not handed over', async () => {
    const [project] = SEED.projects;
    const [cluster] = project?.clusters ?? [];
    const [first] = cluster?.exportJobs ?? [];
    if (project === undefined || cluster === undefined || first === undefined) throw new Error('an empty seed');
    const old = { ...first, createdAfterStart: -27 * 3600 };
    await emulator.close();
    emulator = await startEmulator({
      seed: { ...SEED, projects: [{ ...project, clusters: [{ ...cluster, exportJobs: [old] }] }] },
    });
    const { status, output } = await plan('pointer');
    expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining('EXPORT_JOB_TOO_OLD') });
    expect(output).toContain(SUCCESSFUL);
  });

  /** The loader's outputs stay in the file. */
  async function deployPointer() {
    const before = JSON.parse(fs.readFileSync(path.join(folder, 'outputs.json'), 'utf8'));
    const outputs = { ...before, ...(await deploy('pointer')) };
    fs.writeFileSync(path.join(folder, 'outputs.json'), JSON.stringify(outputs));
    return outputs;
  }

  async function jobs(): Promise<object[]> {
    const { baseUrl, accessToken, projectId, clusterName } = emulator.facts;
    const url = `${baseUrl}/api/atlas/v2/groups/${projectId}/clusters/${clusterName}/backup/exports`;
    const headers = { Authorization: `Bearer ${accessToken}`, Accept: 'application/vnd.atlas.2023-01-01+json' };
    const { results } = (await (await fetch(url, { headers })).json()) as { results: { id: string; state: string }[] };
    return results.map(({ id, state }) => ({ id, state }));
  }

  function failedFiles(): string[] {
    const failed = SEED.projects[0]?.clusters?.[0]?.exportJobs?.find(({ id }) => id === FAILED);
    const seconds = Math.floor(started / 1000) + (failed?.createdAfterStart ?? 0);
    const bucket = path.join(folder, 'buckets', 'orders-exports');
    const files = fs.readdirSync(bucket, { recursive: true, encoding: 'utf8' });
    return files.flatMap((file) => (file.includes(`/${seconds}/`) ? [file.split(`/${seconds}/`)[1] ?? ''] : []));
  }
});

/** The example in a folder of its own; the two tools are large, so they are linked and not installed once more. */
async function copyOfExample(): Promise<string> {
  const folder = await installedProject();
  fs.cpSync(EXAMPLE, folder, { recursive: true });
  const bin = path.join(folder, 'node_modules', '.bin');
  for (const tool of ['tsx', 'cdktf']) {
    fs.symlinkSync(fs.realpathSync(path.join(ROOT, 'node_modules', '.bin', tool)), path.join(bin, tool));
  }
  return folder;
}
