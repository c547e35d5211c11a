// The time of one request with its retries. What it is held back, by a rate limit or for a token, is not its own time.
import type { Clock } from './clock';

export class RequestTime {
  /** Time of the clock at which its reader gives up, whatever held it back. */
  public readonly end: number;
  private readonly began: number;
  private readonly hasReader: boolean;
  private held = 0;

  /** `timeout` is in milliseconds; without an `end`, the reader gives up when the timeout is over. */
  public constructor(
    private readonly clock: Clock,
    private readonly timeout: number,
    end?: number,
  ) {
    this.began = clock.now();
    this.hasReader = end !== undefined;
    this.end = end ?? this.began + timeout;
  }

  /** Time of the clock by which the request must be done, as things stand now. */
  public get deadline(): number {
    return Math.min(this.ownDeadline, this.end);
  }

  /** Whether the reader has named an end, and gives up before the request's own time is over. */
  public get endsWithReader(): boolean {
    return this.hasReader && this.end < this.ownDeadline;
  }

  /** Milliseconds since it began. */
  public get spent(): number {
    return this.clock.now() - this.began;
  }

  /** Waits for that; the time does not count. */
  public async hold<T>(waiting: Promise<T>): Promise<T> {
    const from = this.clock.now();
    try {
      return await waiting;
    } finally {
      this.held += this.clock.now() - from;
    }
  }

  private get ownDeadline(): number {
    return this.began + this.timeout + this.held;
  }
}
