// What a user might give to a construct, and must not: each case is the line below its reason.
import type { TerraformStack } from 'cdktf';
import {
  AtlasProvider,
  DataAtlasSnapshotExportBucket,
  DataAtlasSnapshotExportBuckets,
  DataAtlasSnapshotExportJob,
  DataAtlasSnapshotExportJobs,
  ExportJobSelection,
  ReadAt,
} from 'cdktf-provider-atlas';
import type { AtlasLookup } from 'cdktf-provider-atlas';

declare const stack: TerraformStack;
declare const provider: AtlasProvider;
declare const lookup: AtlasLookup;

const projectId = '32b6e34b3d91647abb20e7b8';
const cluster = { projectId, clusterName: 'Cluster0' };
const ids = { ...cluster, exportJobId: '605ccba3c1c7613f423e1585' };
const exportBucketId = '604f6322dc786a5341d4f7fb';

// @ts-expect-error The names are props, and two of them have no default.
new DataAtlasSnapshotExportJob(stack, 'job');
// @ts-expect-error The project is missing.
new DataAtlasSnapshotExportJob(stack, 'job', { clusterName: 'Cluster0' });
// @ts-expect-error The cluster is missing.
new DataAtlasSnapshotExportJob(stack, 'job', { projectId, exportJobId: ids.exportJobId });
// @ts-expect-error The construct's id is missing.
new DataAtlasSnapshotExportJob(stack, ids);
// @ts-expect-error An id in Atlas is a text, although it may look like a number.
new DataAtlasSnapshotExportJob(stack, 'job', { ...cluster, exportJobId: 605 });
// @ts-expect-error One construct reads one job.
new DataAtlasSnapshotExportJob(stack, 'job', { ...cluster, exportJobId: [ids.exportJobId] });
// @ts-expect-error Names in snake case are those of HCL.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, project_id: projectId });
// @ts-expect-error A text is no mode: the enum has the name that other languages know.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, readAt: 'SYNTH' });
// @ts-expect-error There is no such time to read at.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, readAt: ReadAt.PLAN });
// @ts-expect-error A text that says true would be true if it said false, too.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, waitForSuccess: 'true' });
// @ts-expect-error How long it waits is the lookup's timeout.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, waitForSuccess: '10m' });
// @ts-expect-error A number is no yes.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, allowUnfinished: 1 });
// @ts-expect-error A choice is made with `select`: this is the argument of the data block.
new DataAtlasSnapshotExportJob(stack, 'job', { ...cluster, mostRecent: true });
// @ts-expect-error A filter alone chooses no job; it is given to ExportJobSelection.mostRecent.
new DataAtlasSnapshotExportJob(stack, 'job', { ...cluster, filter: { state: 'Successful' } });
// @ts-expect-error A selection is made by ExportJobSelection.
new DataAtlasSnapshotExportJob(stack, 'job', { ...cluster, select: { maxAge: '26h' } });
// @ts-expect-error It is a function that has to be called.
new DataAtlasSnapshotExportJob(stack, 'job', { ...cluster, select: ExportJobSelection.mostRecent });
// @ts-expect-error Outputs cannot be given.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, state: 'Successful' });
// @ts-expect-error The limit is that of the read.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, timeouts: '30m' });
// @ts-expect-error Nothing is created.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, timeouts: { create: '30m' } });
// @ts-expect-error A duration has its unit.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, timeouts: { read: 30 } });
// @ts-expect-error The provider is Terraform's, and its settings cannot be read while the app runs.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, lookup: provider });
// @ts-expect-error The lookup is this app's, and Terraform knows nothing of it.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, provider: lookup });
// @ts-expect-error Settings become a lookup by AtlasLookup.of.
new DataAtlasSnapshotExportJob(stack, 'job', { ...ids, lookup: { mode: 'offline' } });

// @ts-expect-error A list is not chosen from.
new DataAtlasSnapshotExportJobs(stack, 'jobs', { ...cluster, select: ExportJobSelection.mostRecent() });
// @ts-expect-error A list is not waited for.
new DataAtlasSnapshotExportJobs(stack, 'jobs', { ...cluster, waitForSuccess: true });
// @ts-expect-error A list has no id.
new DataAtlasSnapshotExportJobs(stack, 'jobs', { ...cluster, exportJobId: ids.exportJobId });
// @ts-expect-error A filter is an object, one part of which is the state.
new DataAtlasSnapshotExportJobs(stack, 'jobs', { ...cluster, filter: 'Successful' });
// @ts-expect-error One state, and no list of them.
new DataAtlasSnapshotExportJobs(stack, 'jobs', { ...cluster, filter: { state: ['Failed', 'Cancelled'] } });
// @ts-expect-error A time is a text, as in HCL.
new DataAtlasSnapshotExportJobs(stack, 'jobs', { ...cluster, filter: { createdAfter: new Date(0) } });
// @ts-expect-error An age is a duration with its unit.
new DataAtlasSnapshotExportJobs(stack, 'jobs', { ...cluster, filter: { maxAge: 26 } });
// @ts-expect-error The prefix is no part of a filter.
new DataAtlasSnapshotExportJobs(stack, 'jobs', { ...cluster, filter: { prefix: 'exports' } });

// @ts-expect-error The bucket's id is missing.
new DataAtlasSnapshotExportBucket(stack, 'bucket', { projectId });
// @ts-expect-error A bucket's name is not its id in Atlas.
new DataAtlasSnapshotExportBucket(stack, 'bucket', { projectId, bucketName: 'orders-exports' });
// @ts-expect-error Buckets belong to the project, and not to a cluster.
new DataAtlasSnapshotExportBucket(stack, 'bucket', { projectId, clusterName: 'Cluster0', exportBucketId });
// @ts-expect-error A list of buckets has no filter.
new DataAtlasSnapshotExportBuckets(stack, 'buckets', { projectId, filter: {} });

// @ts-expect-error There is no such kind of credentials.
new AtlasProvider(stack, 'atlas', { apiKey: 'key' });
// @ts-expect-error The names have capitals within.
new AtlasProvider(stack, 'atlas', { publickey: 'key' });
// @ts-expect-error A duration has its unit.
new AtlasProvider(stack, 'atlas', { requestTimeout: 120 });
// @ts-expect-error The lookup is for reads at synth time, which need no provider.
new AtlasProvider(stack, 'atlas', { lookup });
