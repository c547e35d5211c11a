// What a user gives to DataAtlasSnapshotExportJob.
import type { TerraformMetaArguments } from 'cdktf';
import type { AtlasLookup } from './atlas-lookup';
import type { ReadAt } from './read-at';

/** What chooses an export job, and how it is read. */
export interface DataAtlasSnapshotExportJobProps extends TerraformMetaArguments {
  /** Id of the project (the API calls it a group): 24 lower-case hexadecimal digits. */
  readonly projectId: string;
  /** Name of the cluster: letters, digits and hyphens, not beginning with a hyphen. */
  readonly clusterName: string;
  /** Id of the export job: 24 lower-case hexadecimal digits. */
  readonly exportJobId: string;
  /**
   * Limits in time, in apply mode. At synth time it is AtlasLookup's `timeout`.
   * @default - 30 minutes to read
   */
  readonly timeouts?: SnapshotExportJobTimeouts;
  /**
   * When the job is read.
   * @default ReadAt.APPLY
   */
  readonly readAt?: ReadAt;
  /**
   * How Atlas is reached, in synth mode.
   * @default - that of the nearest AtlasLookup.use, or else from the environment
   */
  readonly lookup?: AtlasLookup;
  /**
   * Whether a job that has not finished is accepted in synth mode; its values are those of this moment.
   * @default false
   */
  readonly allowUnfinished?: boolean;
}

/** Limits in time. */
export interface SnapshotExportJobTimeouts {
  /**
   * How long the read may take as a whole, such as "90s" or "1h30m".
   * @default - 30m
   */
  readonly read?: string;
}
