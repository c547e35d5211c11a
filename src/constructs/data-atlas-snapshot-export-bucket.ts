// The construct of one export bucket: an L1 data source in apply mode, plain values in synth mode.
import type { Construct } from 'constructs';
import * as bindings from '../bindings';
import type { ExportBucketQuestion } from '../model/question';
import type { DataAtlasSnapshotExportBucketProps } from './data-atlas-snapshot-export-bucket-props';
import { EXPORT_BUCKET } from './export-bucket-kind';
import { atSynth } from './only-at-synth';
import { openRead } from './open-read';
import { plainBucket } from './plain-struct';
import type { ResolvedSnapshotExportBucket } from './resolved-snapshot-export-bucket';
import { addSynthMode } from './synth-mode';
import type { SynthRead } from './synth-read';

/**
 * One export bucket of a MongoDB Atlas project: the object storage that export jobs write to.
 *
 * With `ReadAt.APPLY` (the default) Terraform reads it and the outputs are tokens; the stack needs an `AtlasProvider`.
 * With `ReadAt.SYNTH` it is read while the app runs and the outputs are plain values; the stack needs nothing.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-getgroupbackupexportbucket
 */
export class DataAtlasSnapshotExportBucket
  extends bindings.dataAtlasSnapshotExportBucket.DataAtlasSnapshotExportBucket
{
  /** @internal */
  public readonly _synthRead: SynthRead<ExportBucketQuestion> | undefined;

  /**
   * @param scope stack or construct that the bucket belongs to
   * @param id unique among the children of `scope`
   * @param props what chooses the bucket, and how it is read
   */
  public constructor(scope: Construct, id: string, props: DataAtlasSnapshotExportBucketProps) {
    super(scope, id, props);
    this._synthRead = openRead(this, props, EXPORT_BUCKET, () => ({
      projectId: this.projectIdInput,
      exportBucketId: this.exportBucketIdInput,
      timeouts: this.timeoutsInput as object | undefined,
    }));
  }

  /** Everything that Atlas answered, as plain values. Throws with `ReadAt.APPLY`. */
  public get resolved(): ResolvedSnapshotExportBucket {
    return plainBucket(atSynth(this, 'resolved', 'bucket').answer);
  }
}

addSynthMode(DataAtlasSnapshotExportBucket.prototype);
