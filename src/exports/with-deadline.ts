// One signal out of two reasons to stop: the caller's own signal, and a time that has run out.

/** A timer of more than this many milliseconds would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Runs `work` with a signal that ends with `signal` or after `milliseconds`; `expired` tells which it was. */
export async function withDeadline<T>(
  signal: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal, expired: () => boolean) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let ranOut = false;
  const stop = (): void => controller.abort(signal.reason);
  const timer = setTimeout(
    () => {
      ranOut = true;
      controller.abort();
    },
    Math.min(milliseconds, LONGEST_TIMER),
  );
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work(controller.signal, () => ranOut);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
