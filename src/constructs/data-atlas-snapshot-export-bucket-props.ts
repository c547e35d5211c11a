// What a user gives to DataAtlasSnapshotExportBucket.
import type { AtlasReadProps } from './atlas-read-props';

/** What chooses an export bucket, and how it is read. */
export interface DataAtlasSnapshotExportBucketProps extends AtlasReadProps {
  /** Id of the project (the API calls it a group): 24 lower-case hexadecimal digits. */
  readonly projectId: string;
  /** Id of the export bucket in Atlas: 24 lower-case hexadecimal digits. Not the name of the bucket. */
  readonly exportBucketId: string;
}
