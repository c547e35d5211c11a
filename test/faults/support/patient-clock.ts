// A clock that moves on by itself as soon as nothing can happen any more without it.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Clock } from '../../../src/atlas/clock';

interface Timer {
  /** Milliseconds after the beginning. */
  readonly at: number;
  readonly callback: () => void;
}

/** Turns of the event loop without anything under way, until time passes. */
const QUIET_TURNS = 3;

const BEGIN = Date.UTC(2024, 4, 6, 12);
const STARTED = 'http.client.request.start';

export class PatientClock implements Clock {
  /** Local port of a connection → how many bytes come over it before time has passed. */
  public readonly held = new Map<number, number>();
  private passed = 0;
  private offset = 0;
  private quietTurns = 0;
  private turning = false;
  private stopped = false;
  private readonly timers = new Set<Timer>();
  private readonly requests = new Set<ClientRequest>();

  /** So many milliseconds may pass; a timer that is due later never fires. */
  public constructor(private readonly limit: number) {
    subscribe(STARTED, this.onRequest);
  }

  public now(): number {
    return BEGIN + this.passed + this.offset;
  }

  /** Milliseconds that have passed, whatever the clock says. */
  public get elapsed(): number {
    return this.passed;
  }

  public setTimeout(callback: () => void, milliseconds: number): () => void {
    const timer = { at: this.passed + milliseconds, callback };
    this.timers.add(timer);
    this.turn();
    return () => this.timers.delete(timer);
  }

  /** The machine's clock is set: no timer fires because of that. */
  public shift(milliseconds: number): void {
    this.offset += milliseconds;
  }

  /** It stands still from here on. */
  public stop(): void {
    this.stopped = true;
    unsubscribe(STARTED, this.onRequest);
  }

  private readonly onRequest = (message: unknown): void => {
    const { request } = message as { request: ClientRequest };
    this.requests.add(request);
    request.once('close', () => this.requests.delete(request));
  };

  private turn(): void {
    if (this.turning || this.stopped || this.timers.size === 0) return;
    this.turning = true;
    setImmediate(() => {
      this.turning = false;
      this.quietTurns = this.isQuiet() ? this.quietTurns + 1 : 0;
      if (this.quietTurns >= QUIET_TURNS) this.pass();
      this.turn();
    });
  }

  /** Whether every request under way has all that it will get. */
  private isQuiet(): boolean {
    return [...this.requests].every(({ socket }) => {
      const { localPort = 0, bytesRead = 0 } = socket ?? {};
      return this.held.get(localPort) === bytesRead;
    });
  }

  private pass(): void {
    const [next] = [...this.timers].sort((one, other) => one.at - other.at);
    if (next === undefined || next.at > this.limit) return;
    this.quietTurns = 0;
    this.timers.delete(next);
    this.passed = next.at;
    next.callback();
  }
}
