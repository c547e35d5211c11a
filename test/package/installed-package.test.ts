// The package in a project that has nothing but it, cdktf and constructs.
import fs from 'node:fs';
import path from 'node:path';
import { EmulatorProcess } from '../support/emulator-process';
import { installedProject } from '../support/packed-package';
import { runCommand, succeed } from '../support/run-command';
import { describeTerraform, terraform } from '../support/terraform';

const IMPORTS = `
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } from 'cdktf-provider-atlas';
`;
const REQUIRES = `
const { App, TerraformOutput, TerraformStack } = require('cdktf');
const { AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } = require('cdktf-provider-atlas');
`;
const APP = `
const ids = { projectId: process.env.PROJECT, clusterName: process.env.CLUSTER, exportJobId: process.env.JOB };
const app = new App();
const apply = new TerraformStack(app, 'apply');
new AtlasProvider(apply, 'atlas');
new DataAtlasSnapshotExportJob(apply, 'job', ids).addOutputs();
const synth = new TerraformStack(app, 'synth');
const job = new DataAtlasSnapshotExportJob(synth, 'job', { ...ids, readAt: ReadAt.SYNTH });
job.addOutputs();
new TerraformOutput(synth, 'is_successful', { value: job.isSuccessful, staticId: true });
app.synth();
`;

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

const KINDS = [
  { kind: 'a project of CommonJS', manifest: {}, program: REQUIRES + APP },
  { kind: 'a project of ES modules', manifest: { type: 'module' }, program: IMPORTS + APP },
] as const;

describe.each(KINDS)('$kind', ({ manifest, program }) => {
  let project: string;
  let settings: Record<string, string>;

  beforeAll(async () => {
    project = await installedProject(manifest);
    fs.writeFileSync(path.join(project, 'main.js'), program);
    const { projectId, clusterName, exportJobId } = emulator.job('replicaSet');
    settings = { ...emulator.environment(), PROJECT: projectId, CLUSTER: clusterName, JOB: exportJobId };
    await succeed(process.execPath, ['main.js'], { cwd: project, settings });
  });

  const stackFile = (stack: string, ...names: string[]) => path.join(project, 'cdktf.out', 'stacks', stack, ...names);
  const stackOf = (stack: string) => JSON.parse(fs.readFileSync(stackFile(stack, 'cdk.tf.json'), 'utf8'));

  test('only the package and its two peers are installed', () => {
    const installed = fs.readdirSync(path.join(project, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(installed.sort()).toEqual(['cdktf', 'cdktf-provider-atlas', 'constructs']);
  });

  test('in apply mode the stack has a data block, the provider and its entry in the lock file', () => {
    const { projectId, clusterName, exportJobId } = emulator.job('replicaSet');
    expect(stackOf('apply').data.atlas_snapshot_export_job.job).toMatchObject({
      project_id: projectId,
      cluster_name: clusterName,
      export_job_id: exportJobId,
    });
    expect(fs.readdirSync(stackFile('apply', 'terraform.d', 'plugins'))).toEqual(['terraform.local']);
    expect(fs.readFileSync(stackFile('apply', '.terraform.lock.hcl'), 'utf8')).toContain('terraform.local/cdktf/atlas');
  });

  test('in synth mode the stack has plain values and no provider', () => {
    const { data, provider, output } = stackOf('synth');
    expect({ data, provider }).toEqual({ data: undefined, provider: undefined });
    expect(output).toEqual({
      job_state: { value: 'Successful' },
      job_prefix: { value: expect.stringMatching(/^exported_snapshots\/.+\/1714979100$/) },
      job_export_bucket_id: { value: emulator.facts.exportBucketId },
      is_successful: { value: true },
    });
  });

  test('its commands start', async () => {
    for (const [command, words] of [
      ['cdktf-provider-atlas', 'install [options] [dir]'],
      ['atlas-emulator', '--request-log <file>'],
    ] as const) {
      const { status, output } = await runCommand('npx', ['--no-install', command, '--help'], { cwd: project });
      expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining(words) });
    }
  });

  describeTerraform('the stack below this project', (binary) => {
    test('is planned with the values of the job', async () => {
      const run = (...args: string[]) => terraform(binary, stackFile('apply'), [...args, '-no-color'], settings);
      expect(await run('init', '-input=false')).toMatchObject({ status: 0 });
      const { status, output } = await run('plan', '-input=false');
      expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/job_state\s+= "Successful"/) });
    });
  });
});
