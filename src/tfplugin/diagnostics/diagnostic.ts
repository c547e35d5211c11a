// What Terraform shows to the user: one problem, with the attribute that it is about.

export type Severity = 'error' | 'warning';

/** An attribute's name, or an index in a list. */
export type PathStep = string | number;

export interface Diagnostic {
  readonly severity: Severity;
  /** At most eight words. */
  readonly summary: string;
  /** What, why, and what to do; doesn't repeat the summary. */
  readonly detail: string;
  /** Steps from the block's root to the attribute at fault. */
  readonly path?: readonly PathStep[];
}
