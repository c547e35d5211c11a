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

  private run(timer: Timer): void {
    if (!this.timers.delete(timer)) return;
    this.time = Math.max(this.time, timer.at);
    timer.callback();
  }
}
