// The construct of the export jobs of a cluster: an L1 data source in apply mode, plain values in synth mode.
import type { Construct } from 'constructs';
import * as bindings from '../bindings';
import type { ExportJobsQuestion } from '../model/question';
import type { DataAtlasSnapshotExportJobsProps } from './data-atlas-snapshot-export-jobs-props';
import { EXPORT_JOBS } from './export-jobs-kind';
import { atSynth } from './only-at-synth';
import { openRead } from './open-read';
import { plainJob } from './plain-struct';
import type { ResolvedSnapshotExportJobs } from './resolved-lists';
import { addSynthMode } from './synth-mode';
import type { SynthRead } from './synth-read';

/**
 * The backup snapshot export jobs of a MongoDB Atlas cluster that fit, the newest first, whether finished or not.
 *
 * With `ReadAt.APPLY` (the default) Terraform reads them and the outputs are tokens; the stack needs an `AtlasProvider`.
 * With `ReadAt.SYNTH` they are read while the app runs and the outputs are plain values; the stack needs nothing. A list
 * is never stored in the context file, and is an error offline.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listgroupclusterbackupexports
 */
export class DataAtlasSnapshotExportJobs extends bindings.dataAtlasSnapshotExportJobs.DataAtlasSnapshotExportJobs {
  /** @internal */
  public readonly _synthRead: SynthRead<ExportJobsQuestion> | undefined;

  /**
   * @param scope stack or construct that the list belongs to
   * @param id unique among the children of `scope`
   * @param props which jobs are listed, and how they are read
   */
  public constructor(scope: Construct, id: string, props: DataAtlasSnapshotExportJobsProps) {
    super(scope, id, props);
    this._synthRead = openRead(this, props, EXPORT_JOBS, () => ({
      projectId: this.projectIdInput,
      clusterName: this.clusterNameInput,
      filter: this.filterInput as object | undefined,
      timeouts: this.timeoutsInput as object | undefined,
    }));
  }

  /** Everything that Atlas answered, as plain values. Throws with `ReadAt.APPLY`. */
  public get resolved(): ResolvedSnapshotExportJobs {
    const jobs = atSynth(this, 'resolved', 'list').answer;
    return { id: this.id, results: jobs.map(plainJob) };
  }
}

addSynthMode(DataAtlasSnapshotExportJobs.prototype);
