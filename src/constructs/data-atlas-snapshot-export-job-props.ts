// What a user gives to DataAtlasSnapshotExportJob.
import type { AtlasReadProps } from './atlas-read-props';
import type { ExportJobSelection } from './export-job-selection';

/** What chooses an export job, and how it is read. Exactly one of `exportJobId` and `select` is given. */
export interface DataAtlasSnapshotExportJobProps extends AtlasReadProps {
  /** Id of the project (the API calls it a group): 24 lower-case hexadecimal digits. */
  readonly projectId: string;
  /** Name of the cluster: letters, digits and hyphens, not beginning with a hyphen. */
  readonly clusterName: string;
  /**
   * Id of the export job: 24 lower-case hexadecimal digits.
   * @default - `select` chooses the job
   */
  readonly exportJobId?: string;
  /**
   * How the job is chosen, in place of its id. In synth mode a choice is never stored, and is an error offline.
   * @default - `exportJobId` names the job
   */
  readonly select?: ExportJobSelection;
  /**
   * Whether to wait until the job is Successful; one that fails or is cancelled is an error. In apply mode Terraform
   * waits whenever it plans, within `timeouts`, and holds the lock of the state; in synth mode the app waits, 10 minutes
   * unless AtlasLookup has a `timeout`.
   * @default false
   */
  readonly waitForSuccess?: boolean;
  /**
   * Whether a job that has not finished is accepted in synth mode; its values are those of this moment. Not together
   * with `waitForSuccess`.
   * @default false
   */
  readonly allowUnfinished?: boolean;
}
