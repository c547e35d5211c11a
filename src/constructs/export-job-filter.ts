// Which export jobs of a cluster are meant.

/** Which export jobs of a cluster are meant. What is left out does not restrict. */
export interface ExportJobFilter {
  /**
   * State of the job, one of {@link SnapshotExportState}.
   * @default - Successful where one job is chosen, every state where jobs are listed
   */
  readonly state?: string;
  /**
   * Id of the exported snapshot: 24 lower-case hexadecimal digits.
   * @default - every snapshot
   */
  readonly snapshotId?: string;
  /**
   * Id of the export bucket in Atlas: 24 lower-case hexadecimal digits.
   * @default - every bucket
   */
  readonly exportBucketId?: string;
  /**
   * The earliest moment at which the job may have been created: RFC 3339, such as "2024-05-06T00:00:00Z".
   * @default - any moment
   */
  readonly createdAfter?: string;
  /**
   * How long ago the job may have been created, such as "26h"; counted back from the read.
   * @default - any age
   */
  readonly maxAge?: string;
}
