// Everything that a stack can be made of, in both modes; each language has this program, and all write the same bytes.
import { App, Fn, TerraformCount, TerraformOutput, TerraformStack, TerraformVariable, Token } from 'cdktf';
import {
  AtlasLookup,
  AtlasProvider,
  DataAtlasSnapshotExportBucket,
  DataAtlasSnapshotExportBuckets,
  DataAtlasSnapshotExportJob,
  DataAtlasSnapshotExportJobs,
  ExportJobSelection,
  ReadAt,
  SnapshotExportState,
} from 'cdktf-provider-atlas';
import type { Construct } from 'constructs';

const setting = (name: string): string => process.env[name] ?? '';
const projectId = setting('ATLAS_PROJECT_ID');
const clusterName = setting('ATLAS_CLUSTER_NAME');

/** Each job, list and bucket, read by Terraform: all outputs are tokens. */
class ApplyStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const clientSecret = new TerraformVariable(this, 'client_secret', { type: 'string', sensitive: true });
    new AtlasProvider(this, 'atlas', { baseUrl: setting('MONGODB_ATLAS_BASE_URL'), requestTimeout: '90s' });
    const other = new AtlasProvider(this, 'other', {
      alias: 'other',
      clientId: setting('MONGODB_ATLAS_CLIENT_ID'),
      clientSecret: clientSecret.stringValue,
    });

    const job = new DataAtlasSnapshotExportJob(this, 'orders', {
      projectId,
      clusterName,
      exportJobId: setting('ATLAS_EXPORT_JOB_ID'),
      timeouts: { read: '5m' },
    });
    job.addOutputs();
    job.requireSuccess();
    const bucket = job.bucket();
    new TerraformOutput(this, 'paths', {
      value: [
        job.uri(bucket),
        job.collectionUri(bucket, 'shop', 'orders'),
        job.collectionKeyPrefix('shop', 'orders'),
        job.completeMarkerKey,
      ],
    });
    new TerraformOutput(this, 'handoff', { value: job.handoff });
    new TerraformOutput(this, 'config', {
      // In the order of their names, the only one that a map in Go has.
      value: Fn.jsonencode({
        components: job.components.get(0).replicaSetName,
        job: { collections: job.exportStatus.totalCollections, id: job.id, names: [job.state, job.prefix] },
      }),
    });
    new TerraformOutput(this, 'custom_data', { value: job.customData });
    new TerraformOutput(this, 'is_token', { value: Token.isUnresolved(job.state) });

    const newest = new DataAtlasSnapshotExportJob(this, 'newest', {
      projectId,
      clusterName,
      select: ExportJobSelection.mostRecent({
        state: SnapshotExportState.SUCCESSFUL,
        createdAfter: '2024-01-01T00:00:00Z',
        exportBucketId: setting('ATLAS_EXPORT_BUCKET_ID'),
        maxAge: '87600h',
      }),
      provider: other,
      dependsOn: [job],
    });
    new TerraformOutput(this, 'newest_id', { value: newest.exportJobId });
    new DataAtlasSnapshotExportJob(this, 'waited', {
      projectId,
      clusterName,
      select: ExportJobSelection.mostRecent(),
      waitForSuccess: true,
    });
    const counted = new DataAtlasSnapshotExportJob(this, 'counted', {
      projectId,
      clusterName,
      exportJobId: setting('ATLAS_SHARDED_EXPORT_JOB_ID'),
      count: TerraformCount.of(Token.asNumber('${length(["a", "b"])}')),
    });
    new TerraformOutput(this, 'counted_states', { value: `\${${counted.fqn}[*].state}` });

    const jobs = new DataAtlasSnapshotExportJobs(this, 'jobs', {
      projectId,
      clusterName,
      filter: { state: SnapshotExportState.FAILED },
    });
    new TerraformOutput(this, 'failures', { value: jobs.results.get(0).stateReason.message });
    const buckets = new DataAtlasSnapshotExportBuckets(this, 'buckets', { projectId });
    new TerraformOutput(this, 'bucket_list', { value: buckets.results });
    const one = new DataAtlasSnapshotExportBucket(this, 'one', {
      projectId,
      exportBucketId: setting('ATLAS_EXPORT_BUCKET_ID'),
    });
    new TerraformOutput(this, 'bucket_name', { value: one.bucketName });
  }
}

/** The same, read while the program runs: all outputs are plain values. */
class SynthStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    AtlasLookup.use(this, AtlasLookup.of({ contextFile: setting('PROBE_CONTEXT_FILE') }));
    const job = new DataAtlasSnapshotExportJob(this, 'orders', {
      projectId,
      clusterName,
      exportJobId: setting('ATLAS_SHARDED_EXPORT_JOB_ID'),
      readAt: ReadAt.SYNTH,
      waitForSuccess: true,
    });
    job.addOutputs('sharded');
    job.requireSuccess();
    if (job.isSuccessful && job.isFinished && job.state === SnapshotExportState.SUCCESSFUL) {
      new TerraformOutput(this, 'load_from', { value: job.uri(job.bucket()) });
    }
    new TerraformOutput(this, 'collection', { value: job.collectionUri(job.bucket(), 'shop', 'orders') });
    new TerraformOutput(this, 'handoff', { value: job.handoff });
    new TerraformOutput(this, 'components', { value: job.components });

    const { components, customData, exportStatus, finishedAt } = job.resolved;
    new TerraformOutput(this, 'replica_sets', { value: components?.map((component) => component.replicaSetName) });
    new TerraformOutput(this, 'finished_at', { value: finishedAt });
    // Null is no value of an output in Python, as it is none in Terraform.
    new TerraformOutput(this, 'collections', { value: exportStatus?.totalCollections ?? 0 });
    new TerraformOutput(this, 'has_custom_data', { value: customData !== undefined });
    new TerraformOutput(this, 'project', { value: job.prefixParts?.project });

    const failed = new DataAtlasSnapshotExportJob(this, 'failed', {
      projectId,
      clusterName,
      exportJobId: setting('ATLAS_FAILED_EXPORT_JOB_ID'),
      readAt: ReadAt.SYNTH,
    });
    new TerraformOutput(this, 'failure', { value: failed.resolved.stateReason?.message });
    const unfinished = new DataAtlasSnapshotExportJob(this, 'unfinished', {
      projectId,
      clusterName,
      exportJobId: setting('ATLAS_UNFINISHED_EXPORT_JOB_ID'),
      readAt: ReadAt.SYNTH,
      allowUnfinished: true,
    });
    new TerraformOutput(this, 'unfinished_state', { value: unfinished.state });
    new TerraformOutput(this, 'is_finished', { value: unfinished.isFinished });

    const newest = new DataAtlasSnapshotExportJob(this, 'newest', {
      projectId,
      clusterName,
      readAt: ReadAt.SYNTH,
      select: ExportJobSelection.mostRecent(),
    });
    new TerraformOutput(this, 'newest_id', { value: newest.resolved.id });
    const jobs = new DataAtlasSnapshotExportJobs(this, 'jobs', { projectId, clusterName, readAt: ReadAt.SYNTH });
    new TerraformOutput(this, 'states', { value: jobs.resolved.results.map((each) => each.state) });
    const buckets = new DataAtlasSnapshotExportBuckets(this, 'buckets', { projectId, readAt: ReadAt.SYNTH });
    new TerraformOutput(this, 'names', { value: buckets.resolved.results.map((each) => each.bucketName) });
    const bucket = new DataAtlasSnapshotExportBucket(this, 'one', {
      projectId,
      exportBucketId: setting('ATLAS_EXPORT_BUCKET_ID'),
      readAt: ReadAt.SYNTH,
    });
    new TerraformOutput(this, 'needs_private_network', { value: bucket.resolved.requirePrivateNetworking });
  }
}

const app = new App();
new ApplyStack(app, 'apply');
new SynthStack(app, 'synth');
app.synth();
