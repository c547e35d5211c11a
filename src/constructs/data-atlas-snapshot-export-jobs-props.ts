// What a user gives to DataAtlasSnapshotExportJobs.
import type { AtlasReadProps } from './atlas-read-props';
import type { ExportJobFilter } from './export-job-filter';

/** Which export jobs are listed, and how they are read. */
export interface DataAtlasSnapshotExportJobsProps extends AtlasReadProps {
  /** Id of the project (the API calls it a group): 24 lower-case hexadecimal digits. */
  readonly projectId: string;
  /** Name of the cluster: letters, digits and hyphens, not beginning with a hyphen. */
  readonly clusterName: string;
  /**
   * Which of the jobs to list.
   * @default - all
   */
  readonly filter?: ExportJobFilter;
}
