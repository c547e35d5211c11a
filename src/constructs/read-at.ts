// When an export job is read.

/** When an export job is read. */
export enum ReadAt {
  /** By Terraform, when the stack is planned or applied: outputs are tokens. */
  APPLY = 'APPLY',
  /** While the app runs: outputs are plain values, and the stack needs neither provider nor data block. */
  SYNTH = 'SYNTH',
}
