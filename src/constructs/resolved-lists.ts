// The plain values of lists that were read at synth time, as structs.
import type { ResolvedSnapshotExportBucket } from './resolved-snapshot-export-bucket';
import type { ResolvedSnapshotExportJob } from './resolved-snapshot-export-job';

/** The export jobs of a cluster as Atlas answered. */
export interface ResolvedSnapshotExportJobs {
  /** A text made of the arguments alone: it stays the same while the list changes. */
  readonly id: string;
  /** The jobs that fit, the newest first, by when they were created and then by their ids. */
  readonly results: ResolvedSnapshotExportJob[];
}

/** The export buckets of a project as Atlas answered. */
export interface ResolvedSnapshotExportBuckets {
  /** The id of the project. */
  readonly id: string;
  /** The buckets, in the order of their ids. */
  readonly results: ResolvedSnapshotExportBucket[];
}
