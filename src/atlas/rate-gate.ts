// The gate before one endpoint of Atlas, at which all its requests wait together when their rate is limited.
//
// - An answer 429 closes it, for as long as Retry-After asks, but at least for 1 s, and for 2, 4, … 60 s when one 429
//   follows the other without a success.
// - It opens for one request after the other, each when the bucket of requests has gained one more. It does so too, before
//   any 429 comes, when an answer shows that the bucket is nearly empty: others may draw on it.
// - A further 429, although it opened so slowly, halves the rate. Answers that show a fuller bucket open it wide.
import type { Clock } from './clock';
import type { HeldBack } from './rate-limited';
import { readRateBudget, type RateBudget } from './rate-budget';
import type { AtlasAnswer } from './send';
import { pause } from './stoppable';

/** As many requests as may be under way: with fewer left in the bucket, one of them might be refused. */
const LOW = 10;
const SHORTEST_CLOSING = 1_000;
const LONGEST_CLOSING = 60_000;
/** Where no answer told how fast the bucket fills. */
const USUAL_INTERVAL = 1_000;
/** At most so much later than its turn goes a request, so that many clients do not come at one moment. */
const SPREAD = 250;

export interface Passage {
  /** Time of the clock at which whoever waits gives up. */
  readonly end: number;
  readonly signal: AbortSignal | undefined;
  /** Told of each wait, in milliseconds, when it begins. */
  readonly onWait: (wait: number) => void;
}

export class RateGate {
  private closedUntil = 0;
  /** Counts the closings: a turn that was given before one of them is void. */
  private closings = 0;
  /** How many 429 came without a success between them. */
  private refusals = 0;
  /** Milliseconds from one turn to the next; 0 where the gate stands open. */
  private interval = 0;
  private nextTurn = 0;

  public constructor(
    private readonly clock: Clock,
    private readonly random: () => number,
  ) {}

  /** Whether requests have to wait here. */
  public get isLimiting(): boolean {
    return this.interval > 0 || this.closedUntil > this.clock.now();
  }

  /** Lets a request through when its turn has come; gives the wait instead where that outlasts `end`. */
  public async pass({ end, signal, onWait }: Passage): Promise<HeldBack | undefined> {
    for (;;) {
      const now = this.clock.now();
      const turn = Math.max(this.closedUntil, this.interval === 0 ? 0 : this.nextTurn, now);
      if (turn > now && turn >= end) return { wait: turn - now, left: Math.max(0, end - now) };
      this.nextTurn = turn + this.interval;
      if (turn === now) return undefined;
      const { closings } = this;
      const wait = turn - now + this.random() * Math.min(SPREAD, this.interval);
      onWait(wait);
      await pause(wait, this.clock, signal);
      if (closings === this.closings) return undefined;
    }
  }

  /** Takes notice of an answer. */
  public note(answer: AtlasAnswer): void {
    const budget = readRateBudget(answer, this.clock.now());
    if (answer.status === 429) return this.close(budget);
    this.refusals = 0;
    if (budget.remaining === undefined) this.interval = this.interval > 50 ? this.interval / 2 : 0;
    else if (budget.remaining >= lowMark(budget)) this.interval = 0;
    else if (this.interval === 0) this.slowDown(budget);
  }

  private close({ asked, interval = USUAL_INTERVAL }: RateBudget): void {
    const now = this.clock.now();
    const closing = Math.max(asked ?? 0, Math.min(SHORTEST_CLOSING * 2 ** this.refusals, LONGEST_CLOSING));
    // Requests that were under way together are refused together, and count as one refusal.
    if (now >= this.closedUntil) {
      this.interval = this.interval < interval ? interval : Math.min(this.interval * 2, LONGEST_CLOSING);
      this.refusals += 1;
    }
    this.closings += 1;
    this.closedUntil = Math.max(this.closedUntil, now + closing);
    this.nextTurn = this.closedUntil;
  }

  private slowDown({ interval = USUAL_INTERVAL }: RateBudget): void {
    this.interval = interval;
    this.nextTurn = Math.max(this.nextTurn, this.clock.now() + interval);
  }
}

function lowMark({ capacity = Infinity }: RateBudget): number {
  return Math.min(LOW, Math.ceil(capacity / 2));
}
