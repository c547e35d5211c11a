// One run of a job for all who ask for it at the same time.
import { CutShort } from './cut-short';
import { stoppable, type Limits } from './stoppable';

/** Milliseconds by which a deadline must be later for another try to be worth it. */
export const WORTH_A_TRY = 1_000;

interface Flight<T> {
  readonly outcome: Promise<T>;
  readonly controller: AbortController;
  /** Of the one who began it. */
  readonly deadline: number | undefined;
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
  const start = (argument: A, { deadline }: Limits): Flight<T> => {
    const controller = new AbortController();
    const outcome = job(controller.signal, argument).finally(() => {
      if (current === flight) current = undefined;
    });
    // Whoever waits gets the failure; nobody may be waiting any more.
    outcome.catch(() => undefined);
    const flight: Flight<T> = { outcome, controller, deadline, waiting: 0 };
    return flight;
  };
  const share = async (argument: A, limits: Limits): Promise<T> => {
    const flight = (current ??= start(argument, limits));
    flight.waiting += 1;
    try {
      return await stoppable(flight.outcome, limits).finally(() => leave(flight));
    } catch (reason) {
      if (reason instanceof CutShort && hasMoreTime(limits, flight)) return share(argument, limits);
      throw reason;
    }
  };
  return share;
}

/** A flight has the time of the one who began it. */
function hasMoreTime({ deadline = Infinity }: Limits, flight: Flight<unknown>): boolean {
  return flight.deadline !== undefined && deadline > flight.deadline + WORTH_A_TRY;
}
