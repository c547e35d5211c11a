// Time as the client sees it, so that a test can pass it by hand.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Calls back once, `milliseconds` from now; the returned function cancels that.
   * A timer in the background does not keep the process alive.
   */
  setTimeout(callback: () => void, milliseconds: number, background?: boolean): () => void;
}

/** The machine's clock may be set while something waits: it is read once, and time goes on from there. */
const STARTED_AT = Date.now() - process.uptime() * 1_000;

/** A timer of more milliseconds than this would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Math.floor(STARTED_AT + process.uptime() * 1_000),
  setTimeout: (callback, milliseconds, background = false) => {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER));
    if (background) timer.unref();
    return () => clearTimeout(timer);
  },
};
