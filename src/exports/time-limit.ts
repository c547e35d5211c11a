// The time that a user allows a read, or many reads together, and the failure of a read that it cut short.
import { AtlasError } from '../errors/atlas-error';
import type { ErrorCode } from '../errors/error-codes';
import { showDuration } from '../model/duration';

/** Failures that another attempt might have spared, had there been time for one. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'TIMED_OUT',
  'RATE_LIMITED',
  'SERVER_FAILED',
  'CONNECTION_RESET',
  'HOST_NOT_FOUND',
]);

export interface TimeLimitWords {
  /** What sets the limit. */
  readonly name: string;
  /** What to do to have more time. */
  readonly raise: string;
  /** Code of the failure where no answer came in time. */
  readonly timedOut: ErrorCode;
}

export class TimeLimit {
  private readonly began = Date.now();

  /** Its time runs from here. */
  public constructor(
    private readonly milliseconds: number,
    private readonly words: TimeLimitWords,
  ) {}

  /** Milliseconds, never below zero. */
  public get left(): number {
    return Math.max(0, this.began + this.milliseconds - Date.now());
  }

  /** The failure with this limit in front of it; one that no further attempt would have spared stays as it is. */
  public told(failure: AtlasError, baseUrl: string): AtlasError {
    const { code, parts } = failure;
    if (!PASSING.has(code)) return failure;
    const { name, raise, timedOut } = this.words;
    const time = showDuration(this.milliseconds);
    return new AtlasError(code === 'TIMED_OUT' ? timedOut : code, {
      ...parts,
      what: `The export job could not be read within ${time}, the limit of ${name}, from ${baseUrl}: ${parts.what}`,
      fix: `Try again, or ${raise}`,
    });
  }

  /** The failure of a read whose turn did not come before the time was up. */
  public notBegun(baseUrl: string): AtlasError {
    return this.told(
      new AtlasError('TIMED_OUT', {
        what: 'The time was up before its turn came',
        why: 'Other export jobs that are read beside it took all of it',
        fix: 'Try again',
      }),
      baseUrl,
    );
  }
}
