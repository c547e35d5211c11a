// Bounds what a peer may ask for that brings no answer nearer: pings, settings, resets, empty frames.
import { ConnectionError } from './connection-error';
import { ErrorCode } from './error-code';

/** Far above what clients do: one that measures its connection sends a ping with each answer. */
const BURST = 10_000;
const PER_SECOND = 1_000;

export class FloodGuard {
  private left = BURST;
  private last: number;

  /** `now` tells the time in milliseconds. */
  public constructor(private readonly now: () => number) {
    this.last = now();
  }

  /** Throws a ConnectionError where there were too many. */
  public count(): void {
    this.left -= 1;
    if (this.left >= 0) return;
    const now = this.now();
    this.left = Math.min(BURST, Math.floor(((now - this.last) / 1_000) * PER_SECOND)) - 1;
    this.last = now;
    if (this.left < 0) throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'Too many frames ask for nothing.');
  }
}
