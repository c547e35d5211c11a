// What cdktf writes as HCL for `cdktf synth --hcl`: Terraform must read it as it reads the JSON.
import type { TerraformStack } from 'cdktf';
import { LocalBackend, TerraformOutput, Testing } from 'cdktf';
import fs from 'node:fs';
import path from 'node:path';
import {
  AtlasProvider,
  DataAtlasSnapshotExportJob,
  DataAtlasSnapshotExportJobs,
  ExportJobSelection,
  ReadAt,
  SnapshotExportState,
} from 'cdktf-provider-atlas';
import { describeTerraform, terraform } from '../support/terraform';
import { temporaryFolder } from '../support/temporary-folder';
import { synthesizeStack } from './synthesize';
import { SynthEmulator } from './synth-emulator';

const synth = new SynthEmulator();

function stackOfAll(): TerraformStack {
  const { baseUrl, projectId, clusterName } = synth.emulator.facts;
  const stack = synth.stackOf();
  new LocalBackend(stack, { path: path.join(temporaryFolder(), 'terraform.tfstate') });
  new AtlasProvider(stack, 'atlas', { baseUrl });
  const filter = { state: SnapshotExportState.FAILED, createdAfter: '2024-01-01T00:00:00Z' };
  const cluster = { projectId, clusterName };
  const job = new DataAtlasSnapshotExportJob(stack, 'job', {
    ...cluster,
    select: ExportJobSelection.mostRecent(),
    timeouts: { read: '5m' },
    lifecycle: { precondition: [{ condition: '${terraform.workspace != ""}', errorMessage: 'Never.' }] },
  });
  job.requireSuccess();
  const failed = new DataAtlasSnapshotExportJob(stack, 'failed_job', {
    ...cluster,
    select: ExportJobSelection.mostRecent(filter),
  });
  const jobs = new DataAtlasSnapshotExportJobs(stack, 'jobs_list', { ...cluster, filter });
  const plain = new DataAtlasSnapshotExportJobs(stack, 'plain_list', { ...cluster, filter, readAt: ReadAt.SYNTH });
  const values = {
    handoff: job.handoff,
    uri: job.collectionUri(job.bucket(), 'shop', 'orders'),
    failed: failed.exportJobId,
    jobs: jobs.results,
    plain: plain.results,
  };
  for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value, staticId: true });
  return stack;
}

describeTerraform('HCL', (binary) => {
  test('holds what the JSON holds: a choice, a condition, a list with nulls', async () => {
    const stack = stackOfAll();
    const { folder } = synthesizeStack(stack);
    const run = (...args: string[]) => terraform(binary, folder, args, synth.emulator.environment());
    const outputs = async () => {
      expect(await run('init', '-no-color')).toMatchObject({ status: 0 });
      expect(await run('apply', '-auto-approve', '-no-color')).toMatchObject({ status: 0 });
      return JSON.parse((await run('output', '-json')).output) as Record<string, { value: unknown }>;
    };
    const ofJson = await outputs();
    fs.rmSync(path.join(folder, 'cdk.tf.json'));
    fs.writeFileSync(path.join(folder, 'cdk.tf'), Testing.synthHcl(stack));
    const ofHcl = await outputs();
    expect(ofHcl).toEqual(ofJson);
    expect(ofHcl).toMatchObject({ failed: { value: synth.emulator.facts.jobs.failed } });
    expect(ofHcl.plain?.value).toEqual(ofHcl.jobs?.value);
  });
});
