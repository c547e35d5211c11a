// A change that programs or configurations written for the last release would not survive.

export interface BrokenPromise {
  /** What the allow file names it by. */
  readonly key: string;
  readonly what: string;
}
