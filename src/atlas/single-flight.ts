// One run of a job for all who ask for it at the same time.
import { stoppable, type Limits } from './stoppable';

interface Flight<T> {
  readonly outcome: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Runs `job` for the first who asks; whoever asks meanwhile shares its outcome. When all have left, it is aborted. */
export function singleFlight<A, T>(
  job: (signal: AbortSignal, argument: A) => Promise<T>,
): (argument: A, limits: Limits) => Promise<T> {
  let current: Flight<T> | undefined;
  const leave = (flight: Flight<T>) => {
    flight.waiting -= 1;
    if (flight.waiting > 0 || current !== flight) return;
    current = undefined;
    flight.controller.abort();
  };
  const start = (argument: A): Flight<T> => {
    const controller = new AbortController();
    const outcome = job(controller.signal, argument).finally(() => {
      if (current === flight) current = undefined;
    });
    // Whoever waits gets the failure; nobody may be waiting any more.
    outcome.catch(() => undefined);
    const flight: Flight<T> = { outcome, controller, waiting: 0 };
    return flight;
  };
  return async (argument, limits) => {
    const flight = (current ??= start(argument));
    flight.waiting += 1;
    try {
      return await stoppable(flight.outcome, limits);
    } finally {
      leave(flight);
    }
  };
}
