// The construct when Terraform reads the job: an L1 data source with checks in front of it.
import type { App } from 'cdktf';
import { Fn, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { AtlasLookup, AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } from 'cdktf-provider-atlas';
import { synthesizeApp } from './synthesize';

const IDS = { projectId: '32b6e34b3d91647abb20e7b8', clusterName: 'Cluster0', exportJobId: '605ccba3c1c7613f423e1585' };

function stackOf(id = 'stack', app: App = Testing.app()): TerraformStack {
  return new TerraformStack(app, id);
}

function configuration(stack: TerraformStack): {
  data: { atlas_snapshot_export_job: Record<string, Record<string, unknown>> };
  output: Record<string, { value: unknown }>;
  terraform: { required_providers: Record<string, unknown> };
} {
  return JSON.parse(Testing.synth(stack)) as ReturnType<typeof configuration>;
}

describe('outputs', () => {
  test('are tokens that refer to the data block', () => {
    const stack = stackOf();
    const job = new DataAtlasSnapshotExportJob(stack, 'export', IDS);
    const values = {
      state: job.state,
      prefix: job.prefix,
      bucket: job.exportBucketId,
      key: job.keyPrefix,
      marker: job.completeMarkerKey,
      shard: job.components.get(0).exportId,
      total: Token.asString(job.exportStatus.totalCollections),
      reason: job.stateReason.message,
    };
    for (const [id, value] of Object.entries(values)) new TerraformOutput(stack, id, { value });
    const { data, output } = configuration(stack);
    expect(data.atlas_snapshot_export_job).toEqual({
      export: { project_id: IDS.projectId, cluster_name: IDS.clusterName, export_job_id: IDS.exportJobId },
    });
    const at = (path: string): string => `\${data.atlas_snapshot_export_job.export.${path}}`;
    expect(Object.fromEntries(Object.entries(output).map(([id, { value }]) => [id, value]))).toEqual({
      state: at('state'),
      prefix: at('prefix'),
      bucket: at('export_bucket_id'),
      key: at('key_prefix'),
      marker: at('complete_marker_key'),
      shard: at('components[0].export_id'),
      total: at('export_status.total_collections'),
      reason: at('state_reason.message'),
    });
  });

  test('everything that holds of a data source still holds', () => {
    const stack = stackOf();
    const provider = new AtlasProvider(stack, 'atlas', { alias: 'other' });
    const first = new DataAtlasSnapshotExportJob(stack, 'first', IDS);
    const job = new DataAtlasSnapshotExportJob(stack, 'job', {
      ...IDS,
      exportJobId: Token.asString(Fn.lookup(new TerraformVariable(stack, 'jobs', {}).value, 'id')),
      provider,
      dependsOn: [first],
      lifecycle: { postcondition: [{ condition: '${self.state == "Successful"}', errorMessage: 'not yet' }] },
      timeouts: { read: '5m' },
    });
    job.addOverride('cluster_name', 'Cluster1');
    expect(configuration(stack).data.atlas_snapshot_export_job.job).toEqual({
      project_id: IDS.projectId,
      cluster_name: 'Cluster1',
      export_job_id: '${var.jobs.id}',
      provider: 'atlas.other',
      depends_on: ['data.atlas_snapshot_export_job.first'],
      lifecycle: { postcondition: [{ condition: '${self.state == "Successful"}', error_message: 'not yet' }] },
      timeouts: { read: '5m' },
    });
  });

  test('another stack gets them by remote state, and depends on this one', () => {
    const app = Testing.app();
    const exports = stackOf('exports', app);
    new AtlasProvider(exports, 'atlas');
    const job = new DataAtlasSnapshotExportJob(exports, 'export', IDS);
    const pipeline = stackOf('pipeline', app);
    new TerraformLocal(pipeline, 'prefix', job.prefix);
    const { stacks } = synthesizeApp(app);
    expect(stacks.pipeline?.manifest.dependencies).toEqual(['exports']);
    expect(JSON.stringify(stacks.pipeline?.configuration)).toContain('data.terraform_remote_state.');
  });
});

describe('addOutputs', () => {
  test('gives fixed ids out of the id of the construct, or a stem', () => {
    const stack = stackOf();
    new DataAtlasSnapshotExportJob(stack, 'nightlyExport-of Orders', IDS).addOutputs();
    new DataAtlasSnapshotExportJob(stack, 'b', IDS).addOutputs('weekly');
    expect(Object.keys(configuration(stack).output).sort()).toEqual([
      'nightly_export_of_orders_export_bucket_id',
      'nightly_export_of_orders_prefix',
      'nightly_export_of_orders_state',
      'weekly_export_bucket_id',
      'weekly_prefix',
      'weekly_state',
    ]);
  });

  test('a clash is refused, also with an output that comes later', () => {
    const stack = stackOf();
    new TerraformOutput(stack, 'export_state', { value: 1 });
    const job = new DataAtlasSnapshotExportJob(stack, 'export', IDS);
    expect(() => job.addOutputs()).toThrow(/^OUTPUT_TAKEN: stack\/export: .*"export_state"/);
    job.addOutputs('other');
    expect(() => job.addOutputs('other')).toThrow(/^OUTPUT_TAKEN: stack\/export: .*"other_state"/);
    new TerraformOutput(stack, 'later', { value: 1 }).overrideLogicalId('other_prefix');
    expect(() => synthesizeApp(stack.node.root as App)).toThrow(/OUTPUT_TAKEN: .*"other_prefix"/);
  });

  test('a stem that is no name is refused', () => {
    const job = new DataAtlasSnapshotExportJob(stackOf(), 'export', IDS);
    expect(() => job.addOutputs('1st')).toThrow(/^INVALID_ARGUMENT: stack\/export: .*"1st"/);
  });
});

describe('arguments that cannot be right are refused with the path of the construct', () => {
  test.each([
    ['projectId', 'my project', "A project's name is not its id"],
    ['exportJobId', '605CCBA3C1C7613F423E1585', 'upper-case digits'],
    ['clusterName', '', 'is empty'],
    ['timeouts', { read: '5' }, 'timeouts.read must be a duration'],
    ['lookup', AtlasLookup.fromEnvironment(), 'lookup has no effect on a job that Terraform reads'],
    ['allowUnfinished', true, 'allowUnfinished has no effect'],
  ])('%s %j', (name, value, words) => {
    const stack = stackOf();
    expect(() => new DataAtlasSnapshotExportJob(stack, 'export', { ...IDS, [name]: value })).toThrow(words);
    expect(() => new DataAtlasSnapshotExportJob(stack, 'export', { ...IDS, [name]: value })).toThrow(
      /: stack\/export: /,
    );
    expect(stack.node.tryFindChild('export')).toBeUndefined();
  });

  test('also when they are changed afterwards', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas');
    new DataAtlasSnapshotExportJob(stack, 'export', IDS).projectId = 'nonsense';
    expect(() => synthesizeApp(stack.node.root as App)).toThrow(/stack\/export.*INVALID_ARGUMENT: projectId/);
    const other = stackOf();
    new AtlasProvider(other, 'atlas');
    new DataAtlasSnapshotExportJob(other, 'export', IDS).putTimeouts({ read: '5' });
    expect(() => synthesizeApp(other.node.root as App)).toThrow(/stack\/export.*INVALID_ARGUMENT: timeouts\.read/);
  });
});

describe('what only a plain value can answer throws', () => {
  test.each(['isSuccessful', 'isFinished', 'resolved'] as const)('%s', (member) => {
    const job = new DataAtlasSnapshotExportJob(stackOf(), 'export', { ...IDS, readAt: ReadAt.APPLY });
    expect(() => job[member]).toThrow(new RegExp(`^ONLY_AT_SYNTH: stack/export: ${member} is not known`));
    expect(() => job[member]).toThrow(/fix: Read the job with readAt: ReadAt\.SYNTH/);
  });
});
