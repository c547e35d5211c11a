// The jobs of one cluster that are waited for: all of them are asked for together, in rounds that share requests.
import type { AtlasClient } from '../atlas/client';
import { CutShort } from '../atlas/cut-short';
import { EXPORT_JOBS_ENDPOINT } from '../atlas/export-job-request';
import { stoppedError } from '../atlas/stoppable';
import type { Asker } from './look-up';
import { watchInterval } from './watch-interval';
import type { Shown, Wanted, WatchRequests } from './watch-requests';

interface Watcher extends Wanted {
  readonly end: number;
  /** Time of the clock at which it wants to know more. */
  readonly due: number;
  /** Called once, when it waits no longer for the round that took it. */
  leave: () => void;
}

export class ClusterWatch {
  /** Those that no round has taken yet. */
  private readonly waiting = new Set<Watcher>();
  private stopTimer: () => void = () => undefined;

  /** @param random from 0 up to 1 */
  public constructor(
    private readonly client: AtlasClient,
    private readonly requests: WatchRequests,
    private readonly random: () => number,
  ) {}

  /** What the next round shows; `turn` counts from 0 how often this one has asked. Throws as single reads do. */
  public next({ signal, end }: Asker, turn: number, id?: string): Promise<Shown> {
    const { clock } = this.client;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(stoppedError());
      let isSettled = false;
      const settle = (outcome: () => void): void => {
        if (isSettled) return;
        isSettled = true;
        cancel();
        signal?.removeEventListener('abort', stop);
        this.forget(watcher);
        outcome();
      };
      const fail = (reason: unknown): void => settle(() => reject(reason));
      const stop = (): void => fail(stoppedError());
      const due = clock.now() + watchInterval(turn, this.random);
      const answer = (shown: Shown): void => settle(() => resolve(shown));
      const watcher: Watcher = { id, end, due, answer, fail, leave: () => undefined };
      const outOfTime = (): void => fail(new CutShort(this.client.outOfTime(EXPORT_JOBS_ENDPOINT)));
      // At its end a request itself tells more, so it goes first.
      const cancel = clock.setTimeout(outOfTime, Math.max(0, end + 1 - clock.now()));
      signal?.addEventListener('abort', stop);
      this.waiting.add(watcher);
      this.schedule();
    });
  }

  private forget(watcher: Watcher): void {
    watcher.leave();
    if (this.waiting.delete(watcher)) this.schedule();
  }

  /** The next round begins when the time of the first has come. */
  private schedule(): void {
    this.stopTimer();
    if (this.waiting.size === 0) return;
    const due = Math.min(...[...this.waiting].map((watcher) => watcher.due));
    const { clock } = this.client;
    this.stopTimer = clock.setTimeout(() => this.beginRound(), Math.max(0, due - clock.now()));
  }

  /** For all that wait now, whosever time has come. A round that is slow holds up nobody but those that it asks for. */
  private beginRound(): void {
    const watchers = [...this.waiting];
    this.waiting.clear();
    const round = new AbortController();
    let left = watchers.length;
    for (const watcher of watchers) {
      watcher.leave = () => {
        left -= 1;
        if (left === 0) round.abort();
      };
    }
    const end = Math.max(...watchers.map((watcher) => watcher.end));
    void this.requests.ask(watchers, { signal: round.signal, end });
  }
}
