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

/** A timer of more milliseconds than this would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, milliseconds, background = false) => {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER));
    if (background) timer.unref();
    return () => clearTimeout(timer);
  },
};
