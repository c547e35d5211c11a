// The jobs of one cluster that are waited for: all of them are asked for together, in rounds that share requests.
import type { AtlasClient } from '../atlas/client';
import { CutShort } from '../atlas/cut-short';
import { EXPORT_JOBS_ENDPOINT } from '../atlas/export-job-request';
import { getExportJob } from '../atlas/get-export-job';
import { listExportJobs } from '../atlas/list-export-jobs';
import { stoppedError } from '../atlas/stoppable';
import type { ExportJob } from '../model/export-job';
import type { ClusterAddress } from '../model/identifiers';
import { pageCount } from './all-pages';
import type { ClusterList } from './cluster-list';
import type { Asker } from './look-up';
import { watchInterval } from './watch-interval';

/** What a round shows: the job that was named, or every job, the newest first. */
export type Shown = readonly ExportJob[];

interface Watcher {
  /** The job that is waited for; undefined where any may come. */
  readonly id: string | undefined;
  readonly end: number;
  /** Time of the clock at which it wants to know more. */
  readonly due: number;
  readonly answer: (shown: Shown) => void;
  readonly fail: (reason: unknown) => void;
}

type Limits = Required<Asker>;

export class ClusterWatch {
  private readonly watchers = new Set<Watcher>();
  private round: AbortController | undefined;
  /** How many pages the list has, as far as that is known. */
  private pages = 1;
  private stopTimer: () => void = () => undefined;

  public constructor(
    private readonly client: AtlasClient,
    private readonly cluster: ClusterAddress,
    private readonly list: ClusterList,
    private readonly random: () => number,
  ) {}

  /** What the next round shows; `turn` counts from 0 how often this one has asked. Throws as single reads do. */
  public next({ signal, end }: Asker, turn: number, id?: string): Promise<Shown> {
    const { clock } = this.client;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(stoppedError());
      const settle = (outcome: () => void): void => {
        cancel();
        signal?.removeEventListener('abort', stop);
        this.watchers.delete(watcher);
        outcome();
        this.proceed();
      };
      const fail = (reason: unknown): void => settle(() => reject(reason));
      const stop = (): void => fail(stoppedError());
      const due = clock.now() + watchInterval(turn, this.random);
      const watcher: Watcher = { id, end, due, fail, answer: (shown) => settle(() => resolve(shown)) };
      const outOfTime = (): void => fail(new CutShort(this.client.outOfTime(EXPORT_JOBS_ENDPOINT)));
      const cancel = clock.setTimeout(outOfTime, Math.max(0, end - clock.now()));
      signal?.addEventListener('abort', stop);
      this.watchers.add(watcher);
      this.proceed();
    });
  }

  /** Begins a round when somebody's time has come; one for whom nobody waits any more is ended. */
  private proceed(): void {
    this.stopTimer();
    if (this.watchers.size === 0) this.round?.abort();
    if (this.watchers.size === 0 || this.round !== undefined) return;
    const due = Math.min(...[...this.watchers].map((watcher) => watcher.due));
    this.stopTimer = this.client.clock.setTimeout(() => void this.ask(), Math.max(0, due - this.client.clock.now()));
  }

  /** One round, for all that wait now, whosever time has come. */
  private async ask(): Promise<void> {
    const watchers = [...this.watchers];
    const round = new AbortController();
    this.round = round;
    const limits = { signal: round.signal, end: Math.max(...watchers.map(({ end }) => end)) };
    try {
      await this.show(watchers, limits);
    } catch (reason) {
      for (const { fail } of watchers) fail(reason);
    }
    this.round = undefined;
    this.proceed();
  }

  private async show(watchers: readonly Watcher[], limits: Limits): Promise<void> {
    const ids = new Set(watchers.flatMap(({ id }) => id ?? []));
    const wantsAll = watchers.some(({ id }) => id === undefined);
    const all = wantsAll ? await this.list.jobs(limits, this.client.clock.now()) : [];
    const seen = wantsAll ? new Map(all.map((job) => [job.id, job])) : await this.seenOnPages(ids, limits);
    const single = new Map([...ids].filter((id) => !seen.has(id)).map((id) => [id, this.read(id, limits)]));
    await Promise.all(
      watchers.map(async ({ id, answer, fail }) => {
        if (id === undefined) return answer(all);
        const job = seen.get(id) ?? single.get(id);
        await Promise.resolve(job).then((shown) => answer(shown === undefined ? [] : [shown]), fail);
      }),
    );
  }

  private read(exportJobId: string, limits: Limits): Promise<ExportJob> {
    return getExportJob(this.client, { ...this.cluster, exportJobId }, limits);
  }

  /** Those that pages show; pages are read only where they cost less than the jobs would one by one. */
  private async seenOnPages(ids: ReadonlySet<string>, limits: Limits): Promise<Map<string, ExportJob>> {
    const seen = new Map<string, ExportJob>();
    if (ids.size <= this.pages) return seen;
    const look = async (page: number) => {
      const shown = await listExportJobs(this.client, this.cluster, { page, ...limits });
      for (const id of shown.ids) {
        const job = ids.has(id) ? shown.take(id) : undefined;
        if (job !== undefined) seen.set(id, job);
      }
      return shown;
    };
    this.pages = pageCount(await look(1));
    const others = Array.from({ length: this.pages - 1 }, (_, index) => index + 2);
    if (others.length < ids.size - seen.size) await Promise.all(others.map(look));
    return seen;
  }
}
