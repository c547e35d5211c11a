// Outputs and methods, used as they must not be: each case is the line below its reason.
import type { TerraformStack } from 'cdktf';
import { DataAtlasSnapshotExportJob } from 'cdktf-provider-atlas';
import type {
  bindings,
  DataAtlasSnapshotExportBucket,
  DataAtlasSnapshotExportJobs,
  ResolvedSnapshotExportJob,
} from 'cdktf-provider-atlas';

declare const stack: TerraformStack;
declare const job: DataAtlasSnapshotExportJob;
declare const jobs: DataAtlasSnapshotExportJobs;
declare const bucket: DataAtlasSnapshotExportBucket;
declare const generatedBucket: bindings.dataAtlasSnapshotExportBucket.DataAtlasSnapshotExportBucket;
declare function take(text: string): void;

// @ts-expect-error An output is read and never set.
job.state = 'Successful';
// @ts-expect-error An output is read and never set.
job.prefix = 'exports';
// @ts-expect-error An output is read and never set.
job.resolved.state = 'Successful';
// @ts-expect-error An output is read and never set.
job.isSuccessful = true;
// @ts-expect-error Links lead through Atlas's own API, and are no output.
void job.links;
// @ts-expect-error The reason is stateReason.message, with either version of the API.
void job.errMsg;
// @ts-expect-error A list of jobs has no state.
void jobs.state;
// @ts-expect-error The jobs are in `results`.
void jobs.resolved[0];

// @ts-expect-error A state is no number.
void (job.state === 1);
// @ts-expect-error It is a yes or a no; the state's name is resolved.state.
void (job.isSuccessful === 'Successful');
// @ts-expect-error It is a value and no method.
void job.isFinished();
// @ts-expect-error It is a value and no method.
void job.resolved();
// @ts-expect-error It throws, and answers nothing that could be asked.
if (job.requireSuccess()) take('never');

// @ts-expect-error A job that has not finished has no such time.
take(job.resolved.finishedAt);
// @ts-expect-error A time is a text.
void job.resolved.createdAt?.getTime();
// @ts-expect-error Atlas may leave the prefix out.
void job.resolved.prefix.length;
// @ts-expect-error A job that has not failed has no reason.
void job.resolved.stateReason.message;
// @ts-expect-error Atlas may leave the counts out.
void job.resolved.exportStatus.exportedCollections;
// @ts-expect-error Only a sharded cluster's job has components.
void job.resolved.components.length;
// @ts-expect-error A list can be sorted by whoever copies it, not replaced.
job.resolved.customData = [];
// @ts-expect-error A prefix of another form has no parts.
void job.prefixParts.snapshotDate;
// @ts-expect-error Only some clouds' buckets have a region.
take(bucket.resolved.region);
// @ts-expect-error A bucket of an unknown cloud has no address.
void bucket.resolved.uri.length;
// @ts-expect-error Which bucket is known of each job, so it has to be given.
export const incomplete: ResolvedSnapshotExportJob = { id: 'a' };

// @ts-expect-error The bucket is a method's answer.
void job.bucket.uri;
// @ts-expect-error The job's own bucket has to be given, too: job.uri(job.bucket()).
job.uri();
// @ts-expect-error A name says nothing of the cloud.
job.uri('orders-exports');
// @ts-expect-error A job is no bucket.
job.uri(job);
// @ts-expect-error The generated construct has no values at synth time.
job.uri(generatedBucket);
// @ts-expect-error A collection belongs to a database.
job.collectionKeyPrefix('orders');
// @ts-expect-error The bucket comes first.
job.collectionUri('shop', 'orders', bucket);
// @ts-expect-error One stem for all three outputs.
job.addOutputs(['state', 'prefix']);

export class Renamed extends DataAtlasSnapshotExportJob {
  public constructor(id: string) {
    // @ts-expect-error The props are missing.
    super(stack, id);
  }

  // @ts-expect-error The state stays a text.
  public override get state(): number {
    return 0;
  }

  // @ts-expect-error What is computed at each read cannot be laid down.
  public override readonly isFinished = true;
}
