// What an export job is, whichever way it was read. What Atlas leaves out is null.

/** One snapshot export job; immutable. */
export interface ExportJob {
  readonly id: string;
  /** One of {@link EXPORT_STATES}, or a state that Atlas added later; null where Atlas gave none. */
  readonly state: string | null;
  readonly stateReason: StateReason | null;
  /** Folder of the exported objects in the bucket, exactly as Atlas gave it. */
  readonly prefix: string | null;
  readonly exportBucketId: string;
  readonly snapshotId: string | null;
  /** ISO 8601 in UTC. */
  readonly createdAt: string | null;
  /** ISO 8601 in UTC; null until the job has finished, and for some sharded clusters. */
  readonly finishedAt: string | null;
  /** Replica sets only. */
  readonly exportStatus: ExportStatus | null;
  /** Sharded clusters only: the export of each shard. */
  readonly components: readonly ExportComponent[] | null;
  /** What the creator of the job attached to it. */
  readonly customData: readonly CustomDatum[] | null;
}

/** Why a job failed. */
export interface StateReason {
  readonly errorCode: string | null;
  readonly message: string | null;
}

export interface ExportStatus {
  readonly exportedCollections: number | null;
  readonly totalCollections: number | null;
}

export interface ExportComponent {
  readonly exportId: string | null;
  readonly replicaSetName: string | null;
}

export interface CustomDatum {
  readonly key: string | null;
  readonly value: string | null;
}
