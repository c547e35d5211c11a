// Keeps Ctrl-C working while the main thread is blocked: a JavaScript listener could not run, so the default applies.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs `work` with no listener on these signals, so that each of them ends the process at once. */
export function withoutSignalListeners<T>(work: () => T): T {
  const removed = SIGNALS.map((signal) => {
    const listeners = process.rawListeners(signal) as NodeJS.SignalsListener[];
    process.removeAllListeners(signal);
    return { signal, listeners };
  });
  try {
    return work();
  } finally {
    for (const { signal, listeners } of removed) for (const listener of listeners) process.on(signal, listener);
  }
}
