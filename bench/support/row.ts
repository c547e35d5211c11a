// One line of the table: what was measured, and what it is compared with.

export type Unit = 'ms' | 'MiB';

export interface Row {
  readonly what: string;
  readonly unit: Unit;
  readonly ours: number;
  /** The other side of the same run. */
  readonly other: number;
  /** What the other side is. */
  readonly against: string;
  /** The bound that `ours`, or its ratio to `other`, shall keep. */
  readonly target?: { readonly most: number; readonly of: 'ratio' | 'value' };
}
