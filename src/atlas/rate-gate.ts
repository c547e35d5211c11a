// The gate before one endpoint of Atlas, at which all its requests wait together when their rate is limited.
//
// - An answer 429 closes it, for as long as Retry-After asks, but at least for 1 s, and for 2, 4, … 60 s when one 429
//   follows the other without a success.
// - It opens for one request after the other, each when the bucket of requests has gained one more. It does so too, before
//   any 429 comes, when an answer shows that the bucket is nearly empty: others may draw on it.
// - A further 429, although it opened so slowly, halves the rate. Answers that show a fuller bucket open it wide.
import { AT_ONCE } from './at-most';
import type { Clock } from './clock';
import { readRateBudget, type RateBudget } from './rate-budget';
import type { HeldBack } from './rate-limited';
import type { AtlasAnswer } from './send';
import { stoppedError } from './stoppable';

/** So many may be under way, and as many more make up for what others take and for turns that come early. */
const LOW = 2 * AT_ONCE;
const SHORTEST_CLOSING = 1_000;
const LONGEST_CLOSING = 60_000;
/** Where no answer told how fast the bucket fills. */
const USUAL_INTERVAL = 1_000;
/** With each answer that tells of no budget, until the wait is so short that it is none. */
const SPEED_UP = 0.95;
const SHORTEST_INTERVAL = 50;
/** At most so much later than its turn goes a request, so that many clients do not come at one moment. */
const SPREAD = 250;

export interface Passage {
  /** Time of the clock at which whoever waits gives up. */
  readonly end: number;
  readonly signal: AbortSignal | undefined;
  /** Told of the wait, in milliseconds, when it begins. */
  readonly onWait: (wait: number) => void;
}

interface Waiting {
  readonly end: number;
  /** Lets it go, or tells it that it would have to wait too long. */
  readonly leave: (held?: HeldBack) => void;
}

export class RateGate {
  private readonly queue: Waiting[] = [];
  private closedUntil = 0;
  /** How many 429 came without a success between them. */
  private refusals = 0;
  /** Milliseconds from one turn to the next; 0 where the gate stands open. */
  private interval = 0;
  private nextTurn = 0;
  private spread = 0;
  private stopTimer: () => void = () => undefined;

  public constructor(
    private readonly clock: Clock,
    private readonly random: () => number,
  ) {}

  /** Whether requests have to wait here. */
  public get isLimiting(): boolean {
    return this.interval > 0 || this.closedUntil > this.clock.now();
  }

  /** Lets a request through when its turn has come; gives the wait instead where that outlasts `end`. */
  public async pass(passage: Passage): Promise<HeldBack | undefined> {
    const now = this.clock.now();
    if (this.queue.length > 0 || this.turn > now) return this.wait(passage, now);
    this.take(now);
    return undefined;
  }

  /** Takes notice of an answer. */
  public note(answer: AtlasAnswer): void {
    const now = this.clock.now();
    const budget = readRateBudget(answer, now);
    if (answer.status === 429) this.close(budget, now);
    // Those that come while it is closed were sent before.
    else if (now >= this.closedUntil) this.adjust(budget, now);
    if (this.queue.length > 0) this.review();
  }

  /** Time of the clock at which the next request may go. */
  private get turn(): number {
    return Math.max(this.closedUntil, this.interval === 0 ? 0 : this.nextTurn);
  }

  private take(turn: number): void {
    this.setTurn(turn + this.interval);
  }

  private setTurn(turn: number): void {
    this.nextTurn = turn;
    this.spread = this.random() * Math.min(SPREAD, this.interval);
  }

  private wait({ end, signal, onWait }: Passage, now: number): Promise<HeldBack | undefined> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: () => void) => {
        const index = this.queue.indexOf(waiting);
        if (index >= 0) this.queue.splice(index, 1);
        signal?.removeEventListener('abort', stop);
        outcome();
      };
      const waiting: Waiting = { end, leave: (held) => settle(() => resolve(held)) };
      const stop = () => {
        settle(() => reject(stoppedError()));
        this.review();
      };
      if (signal?.aborted === true) return reject(stoppedError());
      signal?.addEventListener('abort', stop);
      onWait(this.turn + this.queue.length * this.interval - now);
      this.queue.push(waiting);
      this.review();
    });
  }

  /** Tells those that would wait too long, lets go whose turn it is, and comes back at the next turn. */
  private review(): void {
    this.stopTimer();
    const now = this.clock.now();
    let turn = Math.max(now, this.turn);
    for (const waiting of [...this.queue]) {
      if (turn >= waiting.end) waiting.leave({ wait: turn - now, left: Math.max(0, waiting.end - now) });
      else turn += this.interval;
    }
    while (this.queue.length > 0 && this.turn + this.spread <= now) {
      this.take(Math.max(this.turn, now - SPREAD));
      this.queue[0]?.leave();
    }
    if (this.queue.length === 0) return;
    this.stopTimer = this.clock.setTimeout(() => this.review(), this.nextReview - now);
  }

  /** At the next turn, or when the first of those that wait has no more time. */
  private get nextReview(): number {
    return Math.min(this.turn + this.spread, ...this.queue.map(({ end }) => end));
  }

  private close({ asked, interval = USUAL_INTERVAL }: RateBudget, now: number): void {
    const closing = Math.max(asked ?? 0, Math.min(SHORTEST_CLOSING * 2 ** this.refusals, LONGEST_CLOSING));
    // Requests that were under way together are refused together, and count as one refusal.
    if (now >= this.closedUntil) {
      this.interval = Math.max(interval, Math.min(this.interval * 2, LONGEST_CLOSING));
      this.refusals += 1;
    }
    this.closedUntil = Math.max(this.closedUntil, now + closing);
    this.setTurn(this.closedUntil);
  }

  private adjust(budget: RateBudget, now: number): void {
    this.refusals = 0;
    if (budget.remaining === undefined)
      this.interval = this.interval > SHORTEST_INTERVAL ? Math.floor(this.interval * SPEED_UP) : 0;
    else if (budget.remaining >= lowMark(budget)) this.interval = 0;
    else if (this.interval === 0) this.slowDown(budget, now);
  }

  private slowDown({ interval = USUAL_INTERVAL }: RateBudget, now: number): void {
    this.interval = interval;
    this.setTurn(Math.max(this.nextTurn, now + interval));
  }
}

function lowMark({ capacity = Infinity }: RateBudget): number {
  return Math.min(LOW, Math.ceil(capacity / 2));
}
