// The states of an export job as constants: an enum's member would not equal the string in other languages.

/**
 * The states of an export job. Compare plain values with them, never a token: in apply mode `job.state` is a token,
 * and comparing it is silently false.
 *
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/
 */
export class SnapshotExportState {
  /** The job waits for its turn. */
  public static readonly QUEUED: string = 'Queued';
  /** Collections are being exported; part of the objects is in the bucket. */
  public static readonly IN_PROGRESS: string = 'InProgress';
  /** Every object is in the bucket. Final. */
  public static readonly SUCCESSFUL: string = 'Successful';
  /** The export failed; part of the objects may be in the bucket. Final. */
  public static readonly FAILED: string = 'Failed';
  /** The export was cancelled. Final. */
  public static readonly CANCELLED: string = 'Cancelled';

  private constructor() {}
}
