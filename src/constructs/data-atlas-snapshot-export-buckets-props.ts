// What a user gives to DataAtlasSnapshotExportBuckets.
import type { AtlasReadProps } from './atlas-read-props';

/** Which export buckets are listed, and how they are read. */
export interface DataAtlasSnapshotExportBucketsProps extends AtlasReadProps {
  /** Id of the project (the API calls it a group): 24 lower-case hexadecimal digits. */
  readonly projectId: string;
}
