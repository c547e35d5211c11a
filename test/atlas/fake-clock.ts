// A clock that a test moves by hand.
import type { Clock } from '../../src/atlas/clock';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

export class FakeClock implements Clock {
  /** The waits that were asked for, in order. */
  public readonly waits: number[] = [];
  private time = Date.UTC(2024, 4, 6);
  private readonly timers = new Set<Timer>();

  public now(): number {
    return this.time;
  }

  public setTimeout(callback: () => void, milliseconds: number): () => void {
    this.waits.push(milliseconds);
    const timer = { at: this.time + milliseconds, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** How many timers wait. */
  public get pending(): number {
    return this.timers.size;
  }

  public advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    const due = [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    for (const timer of due) this.run(timer);
    this.time = end;
  }

  /** Moves on to the next timer, if there is one. */
  public next(): void {
    const next = Math.min(...[...this.timers].map(({ at }) => at));
    if (next !== Infinity) this.advance(next - this.time);
  }

  /** A log that passes over each wait that it is told of. */
  public readonly skipWaits = (_level: string, message: string): void => {
    if (/again in|held back for/.test(message)) setImmediate(() => this.next());
  };

  /** Moves on from timer to timer until there is an outcome; meant for work that waits for nothing but this clock. */
  public async runUntil<T>(outcome: Promise<T>): Promise<T> {
    let isSettled = false;
    const settle = () => void (isSettled = true);
    outcome.then(settle, settle);
    for (let idle = 0; idle < 1_000;) {
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      if (isSettled) return outcome;
      idle = this.timers.size === 0 ? idle + 1 : 0;
      this.next();
    }
    throw new Error('Nothing is waited for, and yet there is no outcome');
  }

  private run(timer: Timer): void {
    if (!this.timers.delete(timer)) return;
    this.time = Math.max(this.time, timer.at);
    timer.callback();
  }
}
