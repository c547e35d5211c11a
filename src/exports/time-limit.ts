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

  /** The failure that it cut short, with this limit in front of it; `subject` could not be read. */
  public told({ code, parts }: AtlasError, baseUrl: string, subject: string): AtlasError {
    return new AtlasError(code === 'TIMED_OUT' ? this.words.timedOut : code, {
      ...parts,
      what: `${subject} could not be read within ${this.limitWords}, from ${baseUrl}: ${parts.what}`,
      fix: `Try again, or ${this.words.raise}`,
    });
  }

  /** The failure of a wait that it ended; `what` says how far things had come. */
  public waitedOut(what: string, why: string | undefined): AtlasError {
    const fix = `Try again later, or ${this.words.raise}`;
    return new AtlasError('WAIT_TIMED_OUT', { what: `${what}, when ${this.limitWords}, were over`, why, fix });
  }

  private get limitWords(): string {
    return `${showDuration(this.milliseconds)}, the limit of ${this.words.name}`;
  }
}
