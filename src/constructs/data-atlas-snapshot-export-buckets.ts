// The construct of the export buckets of a project: an L1 data source in apply mode, plain values in synth mode.
import type { Construct } from 'constructs';
import * as bindings from '../bindings';
import type { ExportBucketsQuestion } from '../model/question';
import type { DataAtlasSnapshotExportBucketsProps } from './data-atlas-snapshot-export-buckets-props';
import { EXPORT_BUCKETS } from './export-buckets-kind';
import { atSynth } from './only-at-synth';
import { openRead } from './open-read';
import { plainBucket } from './plain-struct';
import type { ResolvedSnapshotExportBuckets } from './resolved-lists';
import { addSynthMode } from './synth-mode';
import type { SynthRead } from './synth-read';

/**
 * The export buckets of a MongoDB Atlas project, in the order of their ids.
 *
 * With `ReadAt.APPLY` (the default) Terraform reads them and the outputs are tokens; the stack needs an `AtlasProvider`.
 * With `ReadAt.SYNTH` they are read while the app runs and the outputs are plain values; the stack needs nothing. A list
 * is never stored in the context file, and is an error offline.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listgroupbackupexportbuckets
 */
export class DataAtlasSnapshotExportBuckets
  extends bindings.dataAtlasSnapshotExportBuckets.DataAtlasSnapshotExportBuckets
{
  /** @internal */
  public readonly _synthRead: SynthRead<ExportBucketsQuestion> | undefined;

  /**
   * @param scope stack or construct that the list belongs to
   * @param id unique among the children of `scope`
   * @param props which buckets are listed, and how they are read
   */
  public constructor(scope: Construct, id: string, props: DataAtlasSnapshotExportBucketsProps) {
    super(scope, id, props);
    this._synthRead = openRead(this, props, EXPORT_BUCKETS, () => ({
      projectId: this.projectIdInput,
      timeouts: this.timeoutsInput as object | undefined,
    }));
  }

  /** Everything that Atlas answered, as plain values. Throws with `ReadAt.APPLY`. */
  public get resolved(): ResolvedSnapshotExportBuckets {
    const buckets = atSynth(this, 'resolved', 'list').answer;
    return { id: this.id, results: buckets.map(plainBucket) };
  }
}

addSynthMode(DataAtlasSnapshotExportBuckets.prototype);
