// The construct of one export job: an L1 data source in apply mode, plain values in synth mode.
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import * as bindings from '../bindings';
import { isFinished, isSuccessful } from '../model/export-state';
import { handoffDocument, handoffText } from '../model/handoff';
import { prefixParts } from '../model/prefix-parts';
import type { ExportJobQuestion } from '../model/question';
import { successProblem } from '../model/success-problem';
import { AtlasLookup } from './atlas-lookup';
import { DataAtlasSnapshotExportBucket } from './data-atlas-snapshot-export-bucket';
import type { DataAtlasSnapshotExportJobProps } from './data-atlas-snapshot-export-job-props';
import { EXPORT_JOB } from './export-job-kind';
import { addExportJobOutputs } from './export-job-outputs';
import { ExportJobSelection } from './export-job-selection';
import { givenPart, joinedText, outputPart } from './joined-text';
import { keyParts } from './key-parts';
import { ofOne } from './of-one';
import { atSynth } from './only-at-synth';
import { openRead } from './open-read';
import { plainJob, plainStruct } from './plain-struct';
import { ReadAt } from './read-at';
import { requireSuccessAtApply } from './require-success';
import type { ResolvedSnapshotExportJob } from './resolved-snapshot-export-job';
import { resolvedText } from './resolved-text';
import type { SnapshotExportPrefixParts } from './snapshot-export-prefix-parts';
import { addSynthMode } from './synth-mode';
import type { SynthRead } from './synth-read';

/**
 * One backup snapshot export job of a MongoDB Atlas cluster: by its id, or the newest that fits.
 *
 * With `ReadAt.APPLY` (the default) Terraform reads it and the outputs are tokens; the stack needs an `AtlasProvider`.
 * With `ReadAt.SYNTH` it is read while the app runs and the outputs are plain values; the stack needs nothing.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-getgroupclusterbackupexport
 */
export class DataAtlasSnapshotExportJob extends bindings.dataAtlasSnapshotExportJob.DataAtlasSnapshotExportJob {
  /** @internal */
  public readonly _synthRead: SynthRead<ExportJobQuestion> | undefined;
  private readonly readProps: Pick<DataAtlasSnapshotExportJobProps, 'readAt' | 'lookup' | 'timeouts'>;
  private ownBucket: DataAtlasSnapshotExportBucket | undefined;

  /**
   * @param scope stack or construct that the job belongs to
   * @param id unique among the children of `scope`
   * @param props what chooses the job, and how it is read
   */
  public constructor(scope: Construct, id: string, props: DataAtlasSnapshotExportJobProps) {
    super(scope, id, {
      ...props,
      mostRecent: props.select === undefined ? undefined : true,
      filter: props.select?._filter,
    });
    const { readAt, timeouts, lookup = readAt === ReadAt.SYNTH ? AtlasLookup._at(this) : undefined } = props;
    this.readProps = { readAt, lookup, timeouts };
    this._synthRead = openRead(this, { ...props, ...this.readProps }, EXPORT_JOB, () => this.argumentsNow());
  }

  /**
   * Whether every object of the export is in the bucket. Throws with `ReadAt.APPLY`, where only Terraform will know.
   */
  public get isSuccessful(): boolean {
    return isSuccessful(atSynth(this, 'isSuccessful').answer.state);
  }

  /** Whether the job has reached a state that it never leaves. Throws with `ReadAt.APPLY`. */
  public get isFinished(): boolean {
    return isFinished(atSynth(this, 'isFinished').answer.state);
  }

  /** Everything that Atlas answered, as plain values. Throws with `ReadAt.APPLY`. */
  public get resolved(): ResolvedSnapshotExportJob {
    return plainJob(atSynth(this, 'resolved').answer);
  }

  /**
   * What the prefix says, read from its right end; absent where the prefix has another form than that of a backup
   * schedule, or where there is none. Throws with `ReadAt.APPLY`.
   */
  public get prefixParts(): SnapshotExportPrefixParts | undefined {
    const parts = prefixParts(atSynth(this, 'prefixParts').answer.prefix);
    return plainStruct(parts) as SnapshotExportPrefixParts | undefined;
  }

  /**
   * The hand-over to who loads the export: one JSON document with the job's state and paths and its bucket, as
   * docs/handoff.schema.json describes it. Nothing in it moves once the job is final. Reads the bucket, as `bucket()` does.
   */
  public get handoff(): string {
    const bucket = this.bucket();
    if (this._synthRead === undefined) return this.handoffAtApply(bucket);
    const text = handoffText(this._synthRead.answer, atSynth(bucket, 'handoff').answer);
    return resolvedText(this, 'handoff', text);
  }

  /**
   * The bucket that the job writes to: the same construct at every call, a child of the job, read as the job is. In
   * synth mode the job is read first, since it names the bucket.
   */
  public bucket(): DataAtlasSnapshotExportBucket {
    ofOne(this, 'bucket');
    this.ownBucket ??= new DataAtlasSnapshotExportBucket(this, 'bucket', {
      projectId: this.projectIdInput ?? this.projectId,
      exportBucketId: this.exportBucketId,
      provider: this.provider,
      ...this.readProps,
    });
    return this.ownBucket;
  }

  /**
   * Prefix of the objects of one collection: its data and, beside them, `metadata.json`. It is null where the job has no
   * prefix.
   *
   * @param database name of the database
   * @param collection name of the collection
   */
  public collectionKeyPrefix(database: string, collection: string): string {
    const parts = [outputPart(this, 'key_prefix'), ...keyParts(this, database, collection)];
    return joinedText(parts, `${this.node.path}.collectionKeyPrefix`);
  }

  /**
   * URI of the job's folder in its bucket, with a slash at its end. It is null where the job has no prefix.
   *
   * @param bucket the bucket that the job writes to, such as `bucket()`
   */
  public uri(bucket: DataAtlasSnapshotExportBucket): string {
    const parts = [outputPart(bucket, 'uri'), givenPart('/'), outputPart(this, 'key_prefix')];
    return joinedText(parts, `${this.node.path}.uri`);
  }

  /**
   * URI of the folder of one collection, with a slash at its end. It is null where the job has no prefix.
   *
   * @param bucket the bucket that the job writes to, such as `bucket()`
   * @param database name of the database
   * @param collection name of the collection
   */
  public collectionUri(bucket: DataAtlasSnapshotExportBucket, database: string, collection: string): string {
    const folder = [outputPart(bucket, 'uri'), givenPart('/'), outputPart(this, 'key_prefix')];
    return joinedText([...folder, ...keyParts(this, database, collection)], `${this.node.path}.collectionUri`);
  }

  /**
   * Makes it an error that the job is not Successful: in apply mode when Terraform has read it, by a postcondition that
   * stands beside those of `lifecycle`; in synth mode at once.
   */
  public requireSuccess(): void {
    if (this._synthRead === undefined) return requireSuccessAtApply(this);
    const problem = successProblem(this._synthRead.answer);
    if (problem !== undefined) throw problem.at(this.node.path);
  }

  /**
   * Adds the outputs `<stem>_state`, `<stem>_prefix` and `<stem>_export_bucket_id` to the stack, with exactly these ids.
   *
   * @param stem what the ids begin with; by default the construct's id in snake case
   */
  public addOutputs(stem?: string): void {
    addExportJobOutputs(this, stem);
  }

  private handoffAtApply(bucket: DataAtlasSnapshotExportBucket): string {
    const { exportJobId, state, createdAt, prefix, keyPrefix, completeMarkerKey } = this;
    const { exportBucketId: id, bucketName: name, cloudProvider, region, uri } = bucket;
    const document = handoffDocument({
      ...{ exportJobId, state, createdAt, prefix, keyPrefix, completeMarkerKey },
      bucket: { id, name, cloudProvider, region, uri },
      uri: this.uri(bucket),
    });
    return Fn.jsonencode(document);
  }

  private argumentsNow(): Partial<DataAtlasSnapshotExportJobProps> {
    const { mostRecentInput, filterInput, waitForSuccessInput } = this;
    const isChoice = mostRecentInput !== undefined && mostRecentInput !== false;
    return {
      projectId: this.projectIdInput,
      clusterName: this.clusterNameInput,
      exportJobId: this.exportJobIdInput,
      select: isChoice ? ExportJobSelection.mostRecent(filterInput as object | undefined) : undefined,
      waitForSuccess: typeof waitForSuccessInput === 'boolean' ? waitForSuccessInput : undefined,
      timeouts: this.timeoutsInput as object | undefined,
    };
  }
}

addSynthMode(DataAtlasSnapshotExportJob.prototype);
