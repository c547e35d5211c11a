// Lets so many requests be under way at once; the others wait for their turn, in order.
import type { Clock } from './clock';
import { CutShort } from './cut-short';
import { outOfTime } from './rate-limited';
import { stoppedError } from './stoppable';
import type { AtlasRequest, Send } from './send';

/** As many as Terraform itself reads at once. */
export const AT_ONCE = 10;

interface Waiting {
  readonly begin: () => void;
}

export interface AtMostOptions {
  readonly places: number;
  readonly clock: Clock;
  /** Whether a rate limit is what keeps the others from getting done. */
  readonly isLimited: (request: AtlasRequest) => boolean;
}

export function atMost(send: Send, { places, clock, isLimited }: AtMostOptions): Send {
  const queue: Waiting[] = [];
  let underWay = 0;

  const place = (request: AtlasRequest, { signal, end, urgent } = request) =>
    new Promise<void>((resolve, reject) => {
      const waiting: Waiting = { begin: () => leave(resolve) };
      const leave = (outcome: () => void) => {
        const index = queue.indexOf(waiting);
        if (index >= 0) queue.splice(index, 1);
        cancel?.();
        signal?.removeEventListener('abort', stop);
        outcome();
      };
      const stop = () => leave(() => reject(stoppedError()));
      const cancel =
        end === undefined
          ? undefined
          : clock.setTimeout(
              () => leave(() => reject(new CutShort(outOfTime(isLimited(request))))),
              Math.max(0, end - clock.now()),
            );
      signal?.addEventListener('abort', stop);
      if (urgent === true) queue.unshift(waiting);
      else queue.push(waiting);
    });
  return async (request) => {
    if (request.signal?.aborted === true) throw stoppedError();
    if (request.end !== undefined && request.end <= clock.now()) throw new CutShort(outOfTime(isLimited(request)));
    if (underWay >= places) await place(request);
    else underWay += 1;
    try {
      return await send(request);
    } finally {
      // The place goes to the next that waits, so that nobody slips in between.
      const [next] = queue;
      if (next === undefined) underWay -= 1;
      else next.begin();
    }
  };
}
