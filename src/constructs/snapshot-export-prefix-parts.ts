// What a job's prefix says, as a struct.

/** The parts of a job's prefix, as Atlas's own folders have them. `${` and `%{` are escaped for Terraform. */
export interface SnapshotExportPrefixParts {
  /** The organization: its id or its name, as the backup schedule has it. */
  readonly organization: string;
  /** The project: its id or its name, as the backup schedule has it. */
  readonly project: string;
  /** Name of the cluster. */
  readonly cluster: string;
  /** When the snapshot was taken, as it stands there: "2024-05-06T0700", or with "+0000" behind it. */
  readonly snapshotDate: string;
  /** When the job was created, in seconds since 1970. */
  readonly timestamp: number;
}
