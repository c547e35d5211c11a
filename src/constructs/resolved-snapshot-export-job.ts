// The plain values of a job that was read at synth time, as structs.

/** An export job as Atlas answered; what Atlas left out is absent. `${` and `%{` are escaped for Terraform. */
export interface ResolvedSnapshotExportJob {
  /** Id of the export job: 24 hexadecimal digits. */
  readonly id: string;
  /**
   * State of the job, one of {@link SnapshotExportState} or a state that Atlas added later.
   * @default - Atlas gave none
   */
  readonly state?: string;
  /**
   * Why the job failed.
   * @default - it did not fail
   */
  readonly stateReason?: ResolvedStateReason;
  /**
   * Folder of the exported objects in the bucket, exactly as Atlas gave it.
   * @default - Atlas gave none
   */
  readonly prefix?: string;
  /**
   * The prefix without a slash at its start and with one at its end.
   * @default - Atlas gave no prefix
   */
  readonly keyPrefix?: string;
  /**
   * Key of the object that Atlas writes last.
   * @default - Atlas gave no prefix
   */
  readonly completeMarkerKey?: string;
  /** Id of the export bucket in Atlas: 24 hexadecimal digits. */
  readonly exportBucketId: string;
  /**
   * Id of the exported snapshot: 24 hexadecimal digits.
   * @default - Atlas gave none
   */
  readonly snapshotId?: string;
  /**
   * When the job was created: ISO 8601 in UTC.
   * @default - Atlas gave none
   */
  readonly createdAt?: string;
  /**
   * When the job finished: ISO 8601 in UTC.
   * @default - it has not finished, or its cluster is sharded and Atlas gave none
   */
  readonly finishedAt?: string;
  /**
   * How far the job has come.
   * @default - the cluster is sharded
   */
  readonly exportStatus?: ResolvedExportStatus;
  /**
   * The export of each shard.
   * @default - the cluster is a replica set
   */
  readonly components?: ResolvedExportComponent[];
  /**
   * What the creator of the job attached to it.
   * @default - Atlas gave none
   */
  readonly customData?: ResolvedCustomDatum[];
}

/** Why an export job failed. */
export interface ResolvedStateReason {
  /**
   * Atlas's code for the failure.
   * @default - none under API v1.0
   */
  readonly errorCode?: string;
  /**
   * Atlas's words for the failure.
   * @default - Atlas gave none
   */
  readonly message?: string;
}

/** How far an export job has come. */
export interface ResolvedExportStatus {
  /**
   * Number of collections exported so far.
   * @default - Atlas gave none
   */
  readonly exportedCollections?: number;
  /**
   * Number of collections to export.
   * @default - Atlas gave none
   */
  readonly totalCollections?: number;
}

/** The export of one shard. */
export interface ResolvedExportComponent {
  /**
   * Id of the shard's export: 24 hexadecimal digits.
   * @default - Atlas gave none
   */
  readonly exportId?: string;
  /**
   * Name of the shard's replica set.
   * @default - Atlas gave none
   */
  readonly replicaSetName?: string;
}

/** What the creator of an export job attached to it. */
export interface ResolvedCustomDatum {
  /**
   * Name of the datum.
   * @default - Atlas gave none
   */
  readonly key?: string;
  /**
   * Value of the datum.
   * @default - Atlas gave none
   */
  readonly value?: string;
}
