// The time that a user allows a read, or many reads together, and the failure of a read that it cut short.
import type { Clock } from '../atlas/clock';
import { AtlasError } from '../errors/atlas-error';
import type { ErrorCode } from '../errors/error-codes';
import { showDuration } from '../model/duration';

export interface TimeLimitWords {
  /** What sets the limit. */
  readonly name: string;
  /** What to do to have more time. */
  readonly raise: string;
  /** Code of the failure where no answer came in time. */
  readonly timedOut: ErrorCode;
}

export class TimeLimit {
  /** Time of the clock. */
  public readonly end: number;

  /** Its time, in milliseconds, runs from here. */
  public constructor(
    private readonly milliseconds: number,
    private readonly words: TimeLimitWords,
    clock: Clock,
  ) {
    this.end = clock.now() + milliseconds;
  }

  /** The failure that it cut short, with this limit in front of it. */
  public told({ code, parts }: AtlasError, baseUrl: string): AtlasError {
    const { name, raise, timedOut } = this.words;
    const time = showDuration(this.milliseconds);
    return new AtlasError(code === 'TIMED_OUT' ? timedOut : code, {
      ...parts,
      what: `The export job could not be read within ${time}, the limit of ${name}, from ${baseUrl}: ${parts.what}`,
      fix: `Try again, or ${raise}`,
    });
  }
}
