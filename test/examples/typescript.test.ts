// examples/typescript, copied out of this tree and deployed as its README says.
import fs from 'node:fs';
import path from 'node:path';
import { testDeployedExample } from '../support/deployed-example';
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
  beforeAll(async () => {
    folder = await copyOfExample();
    const args = ['deploy', 'exports', 'pipeline', '--auto-approve', '--outputs-file', 'outputs.json'];
    await succeed('npx', ['--no-install', 'cdktf', ...args], {
      cwd: folder,
      settings: { ...settings(), TERRAFORM_BINARY_NAME: binary },
    });
  });

  testDeployedExample(() => ({ folder, exportBucketId: emulator.facts.exportBucketId }));
});
