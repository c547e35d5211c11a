// The whole list of a cluster's export jobs, read once for all who want it at about the same time.
import type { AtlasClient } from '../atlas/client';
import { EXPORT_JOBS_ENDPOINT } from '../atlas/export-job-request';
import { listExportJobs } from '../atlas/list-export-jobs';
import type { ExportJob } from '../model/export-job';
import type { ClusterAddress } from '../model/identifiers';
import { newestFirst } from '../model/newest-first';
import { allPages } from './all-pages';
import type { Asker } from './look-up';
import { FRESH } from './seen-jobs';
import { sharedRead } from './shared-read';

interface ReadList {
  readonly jobs: readonly ExportJob[];
  /** Time of the clock before the first page was asked for. */
  readonly at: number;
}

export class ClusterList {
  private last: ReadList | undefined;
  /** Time of the clock at which a job was shown that an earlier list may have in another state. */
  private changedAt = -Infinity;
  private readonly read: (asker: Asker) => Promise<ReadList>;

  public constructor(
    private readonly client: AtlasClient,
    private readonly cluster: ClusterAddress,
  ) {
    const words = { client, endpoint: EXPORT_JOBS_ENDPOINT, waitingFor: 'the list of export jobs' };
    this.read = sharedRead((asker) => this.readAll(asker), words);
  }

  /** Every job, the newest first, as they were at the time `since` of the clock or later. */
  public async jobs(asker: Asker, since: number = this.client.clock.now() - FRESH): Promise<readonly ExportJob[]> {
    const from = Math.max(since, this.changedAt);
    const list = this.last !== undefined && this.last.at >= from ? this.last : await this.read(asker);
    // One that was under way may have begun too early.
    return list.at >= from ? list.jobs : (await this.read(asker)).jobs;
  }

  /** Told of a job as it is now: lists that began before, and may show it in another state, are for nobody who asks later. */
  public note({ id, state }: ExportJob): void {
    const listed = this.last?.jobs.find((job) => job.id === id);
    if (listed === undefined || listed.state !== state) this.changedAt = this.client.clock.now();
  }

  private async readAll(asker: Asker): Promise<ReadList> {
    const { clock } = this.client;
    const at = clock.now();
    const pages = await allPages(async (page) => {
      const { count, totalCount, hasNext, all } = await listExportJobs(this.client, this.cluster, { page, ...asker });
      return { count, totalCount, hasNext, jobs: all() };
    });
    // Jobs that come while it is read move others to the next page.
    const byId = new Map(pages.flatMap(({ jobs }) => jobs.map((job): [string, ExportJob] => [job.id, job])));
    const list = { jobs: newestFirst([...byId.values()]), at };
    this.keep(list);
    return list;
  }

  /** Thousands of jobs are not held for longer than they count as fresh. */
  private keep(list: ReadList): void {
    this.last = list;
    const forget = (): void => {
      if (this.last === list) this.last = undefined;
    };
    this.client.clock.setTimeout(forget, FRESH, true);
  }
}
