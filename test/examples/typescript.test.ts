// examples/typescript, copied out of this tree and deployed as its README says.
import fs from 'node:fs';
import path from 'node:path';
import { EmulatorProcess } from '../support/emulator-process';
import { installedProject } from '../support/packed-package';
import { runCommand, succeed } from '../support/run-command';
import { describeTerraform } from '../support/terraform';

const ROOT = path.join(__dirname, '..', '..');

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

/** The example in a folder of its own; the two tools are large, so they are linked and not installed once more. */
async function copyOfExample(): Promise<string> {
  const folder = await installedProject();
  fs.cpSync(path.join(ROOT, 'examples', 'typescript'), folder, { recursive: true });
  const bin = path.join(folder, 'node_modules', '.bin');
  for (const tool of ['tsx', 'cdktf']) {
    fs.symlinkSync(fs.realpathSync(path.join(ROOT, 'node_modules', '.bin', tool)), path.join(bin, tool));
  }
  return folder;
}

function settings(): Record<string, string> {
  const { projectId, clusterName, jobs } = emulator.facts;
  return {
    ...emulator.environment(),
    CI: '1',
    ATLAS_PROJECT_ID: projectId,
    ATLAS_CLUSTER_NAME: clusterName,
    ATLAS_EXPORT_JOB_ID: jobs.replicaSet,
    ATLAS_SHARDED_EXPORT_JOB_ID: jobs.sharded,
  };
}

test('a setting that is left out is named', async () => {
  const cwd = await copyOfExample();
  const { ATLAS_CLUSTER_NAME: left, ...others } = settings();
  const { status, output } = await runCommand('npx', ['--no-install', 'tsx', 'main.ts'], { cwd, settings: others });
  expect({ left, status, output }).toMatchObject({
    left: 'orders',
    status: 1,
    output: expect.stringContaining('Set the environment variable ATLAS_CLUSTER_NAME'),
  });
});

describeTerraform('the example in TypeScript', (binary) => {
  let folder: string;
  let outputs: Record<string, Record<string, unknown>>;
  beforeAll(async () => {
    folder = await copyOfExample();
    const args = ['deploy', 'exports', 'pipeline', '--auto-approve', '--outputs-file', 'outputs.json'];
    await succeed('npx', ['--no-install', 'cdktf', ...args], {
      cwd: folder,
      settings: { ...settings(), TERRAFORM_BINARY_NAME: binary },
    });
    outputs = JSON.parse(fs.readFileSync(path.join(folder, 'outputs.json'), 'utf8'));
  });

  test('the first stack gives both jobs out', () => {
    expect(outputs.exports).toMatchObject({
      orders_state: 'Successful',
      orders_prefix: expect.stringMatching(/^exported_snapshots\/.+\/1714979100$/),
      orders_export_bucket_id: emulator.facts.exportBucketId,
      events_state: 'Successful',
      events_prefix: expect.stringMatching(/^exported_snapshots\/.+\/1714719900$/),
      events_export_bucket_id: emulator.facts.exportBucketId,
      events_shards: 2,
    });
  });

  test('the second stack has written what a loader would read', () => {
    const written = fs.readFileSync(path.join(folder, 'cdktf.out', 'stacks', 'pipeline', 'loader.json'), 'utf8');
    const { exports = {}, pipeline = {} } = outputs;
    expect(JSON.parse(written)).toEqual({
      jobs: ['orders', 'events'].map((stem) => ({
        state: exports[`${stem}_state`],
        prefix: exports[`${stem}_prefix`],
        exportBucketId: exports[`${stem}_export_bucket_id`],
      })),
    });
    expect(pipeline.loader_config).toBe(written);
  });

  test('nothing of the emulator is kept in a context file', () => {
    expect(fs.existsSync(path.join(folder, 'atlas.context.json'))).toBe(false);
  });
});
