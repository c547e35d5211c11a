// What a round of a cluster's watch asks Atlas for: every job where any may come, pages where they cost less than jobs one
// by one, and jobs one by one. What goes wrong with a list is left to single reads, which say it better.
import type { AtlasClient } from '../atlas/client';
import { CutShort } from '../atlas/cut-short';
import { getExportJob } from '../atlas/get-export-job';
import { listExportJobs } from '../atlas/list-export-jobs';
import { allowManyReads } from '../atlas/stoppable';
import type { ExportJob } from '../model/export-job';
import type { ClusterAddress } from '../model/identifiers';
import { pageCount } from './all-pages';
import type { ClusterList } from './cluster-list';
import type { Asker } from './look-up';

/** What a round shows: the job that was named, or every job, the newest first. */
export type Shown = readonly ExportJob[];

export interface Wanted {
  /** The job that is waited for; undefined where any may come. */
  readonly id: string | undefined;
  readonly answer: (shown: Shown) => void;
  readonly fail: (reason: unknown) => void;
}

type Limits = Required<Asker>;

/** Milliseconds since which another's list may have begun to be taken for the round's own. */
const LATELY = 1_000;

export class WatchRequests {
  /** How many pages the list has, as far as that is known. */
  private pages = 1;

  /** @param note told of each job that was waited for, as it is now */
  public constructor(
    private readonly client: AtlasClient,
    private readonly cluster: ClusterAddress,
    private readonly list: ClusterList,
    private readonly note: (job: ExportJob) => void,
  ) {}

  /** Answers each, or fails it; throws nothing. */
  public async ask(wanted: readonly Wanted[], limits: Limits): Promise<void> {
    allowManyReads(limits.signal);
    const ids = new Set(wanted.flatMap(({ id }) => id ?? []));
    const all = wanted.some(({ id }) => id === undefined) ? this.readAll(limits) : undefined;
    const seen = await (all === undefined ? this.seenOnPages(ids, limits) : all.then(byId, () => byId([])));
    const singly = new Map([...ids].filter((id) => !seen.has(id)).map((id) => [id, this.read(id, limits)]));
    const shown = async (id: string | undefined): Promise<Shown> => {
      if (id === undefined) return (await all) ?? [];
      const job = seen.get(id) ?? (await singly.get(id));
      if (job === undefined) return [];
      this.note(job);
      return [job];
    };
    await Promise.all(wanted.map(({ id, answer, fail }) => shown(id).then(answer, fail)));
  }

  private readAll(limits: Limits): Promise<Shown> {
    return this.list.jobs(limits, this.client.clock.now() - LATELY);
  }

  private read(exportJobId: string, limits: Limits): Promise<ExportJob> {
    return getExportJob(this.client, { ...this.cluster, exportJobId }, limits);
  }

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
    try {
      this.pages = pageCount(await look(1));
      const others = Array.from({ length: this.pages - 1 }, (_, index) => index + 2);
      if (others.length < ids.size - seen.size) await Promise.all(others.map(look));
    } catch (reason) {
      if (!limits.signal.aborted && !(reason instanceof CutShort)) this.pages = Infinity;
    }
    return seen;
  }
}

function byId(jobs: Shown): Map<string, ExportJob> {
  return new Map(jobs.map((job) => [job.id, job]));
}
