// Waiting that ends early when the reader stops it or its time is up.
import { AtlasError } from '../errors/atlas-error';
import type { Clock } from './clock';
import { NetworkFailure } from './network-failure';

export interface Limits {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Time of the clock. */
  readonly deadline?: number;
  /** What is waited for, in the words of a time-out. */
  readonly waitingFor: string;
}

export function stoppedError(): AtlasError {
  return new AtlasError('STOPPED', {
    what: 'Reading from Atlas was stopped before the answer came',
    fix: 'Run the command again',
  });
}

/** Lets one signal stop any number of reads: node would take more than ten for a leak and print a warning. */
export function allowManyReads(signal: AbortSignal | undefined): void {
  const { setMaxListeners } = require('node:events') as typeof import('node:events');
  if (signal !== undefined) setMaxListeners(0, signal);
}

/** The promise's outcome, or STOPPED, or a time-out, whichever comes first. */
export function stoppable<T>(promise: Promise<T>, { clock, signal, deadline, waitingFor }: Limits): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => settle(() => reject(stoppedError()));
    const expire = () =>
      settle(() => reject(NetworkFailure.timedOut(`The time was up while waiting for ${waitingFor}`)));
    const cancel = deadline === undefined ? undefined : clock.setTimeout(expire, Math.max(0, deadline - clock.now()));
    const settle = (outcome: () => void) => {
      cancel?.();
      signal?.removeEventListener('abort', stop);
      outcome();
    };
    signal?.addEventListener('abort', stop);
    if (signal?.aborted === true) stop();
    promise.then(
      (value) => settle(() => resolve(value)),
      (reason: unknown) => settle(() => reject(reason)),
    );
  });
}

/** Resolves after so many milliseconds; throws STOPPED when the signal comes first. */
export function pause(milliseconds: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(stoppedError());
    const stop = () => {
      cancel();
      reject(stoppedError());
    };
    const cancel = clock.setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
