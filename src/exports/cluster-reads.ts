// The reads of one cluster's export jobs, singly or by the page: which of them is the rule in page-plan.ts.
import type { AtlasClient } from '../atlas/client';
import { CutShort } from '../atlas/cut-short';
import { getExportJob } from '../atlas/get-export-job';
import { listExportJobs } from '../atlas/list-export-jobs';
import { WORTH_A_TRY } from '../atlas/single-flight';
import type { ExportJob } from '../model/export-job';
import type { ClusterAddress } from '../model/identifiers';
import { LookUp, type Asker } from './look-up';
import { PageList } from './page-list';
import { isWorthWaiting, pagesToRead, type Tally } from './page-plan';
import { SeenJobs } from './seen-jobs';

/** Milliseconds without another look-up after which no more are waited for: as many as a page took, within bounds. */
const SHORTEST_COLLECT = 50;
const LONGEST_COLLECT = 250;
/** Milliseconds after which a page that has not come is given up: single reads do without it. */
const PATIENCE = 15_000;

export class ClusterReads {
  private readonly seen: SeenJobs;
  private readonly list: PageList;
  /** Those that have no answer yet, by the job's id. */
  private readonly lookUps = new Map<string, LookUp>();
  private counted = 0;
  private requests = 0;
  private pageTook = 0;
  private stopCollecting: () => void = () => undefined;
  private stopPages: () => void = () => undefined;

  public constructor(
    private readonly client: AtlasClient,
    private readonly cluster: ClusterAddress,
  ) {
    this.seen = new SeenJobs(client.clock);
    this.list = new PageList(client.clock);
  }

  public async read(id: string, asker: Asker): Promise<ExportJob> {
    this.counted += 1;
    const seen = this.seen.find(id);
    if (seen !== undefined) return seen;
    const lookUp = this.lookUps.get(id) ?? this.begin(id, asker.end);
    try {
      return await lookUp.wait(asker);
    } catch (reason) {
      // A look-up has the time of its first asker; whoever has more begins another one.
      if (reason instanceof CutShort && asker.end > lookUp.end + WORTH_A_TRY) return this.read(id, asker);
      throw reason;
    }
  }

  private begin(id: string, end: number): LookUp {
    const lookUp = new LookUp(id, end, this.client.clock, () => this.end(lookUp));
    this.lookUps.set(id, lookUp);
    lookUp.hold();
    this.proceed();
    return lookUp;
  }

  private end(lookUp: LookUp): void {
    this.lookUps.delete(lookUp.id);
    if (this.lookUps.size === 0 && lookUp.signal.aborted) this.stopPages();
  }

  /** Makes the requests that the rule asks for; called when a look-up has come, and when pages have. */
  private proceed(): void {
    this.stopCollecting();
    const { tally } = this;
    if (this.list.isUnderWay || tally.held === 0) return;
    const { pages } = this.list;
    const count = pagesToRead(tally, pages);
    if (count > 0) void this.readPages(count);
    else if (isWorthWaiting(tally, pages)) this.collect();
    else this.askHeld();
  }

  private get tally(): Tally {
    const waiting = this.lookUps.size;
    return { lookUps: this.counted, requests: this.requests, waiting, held: this.held.length };
  }

  private get held(): LookUp[] {
    return [...this.lookUps.values()].filter(({ isAsked }) => !isAsked);
  }

  private collect(): void {
    const time = Math.min(Math.max(this.pageTook, SHORTEST_COLLECT), LONGEST_COLLECT);
    this.stopCollecting = this.client.clock.setTimeout(() => this.askHeld(), time);
  }

  private askHeld(): void {
    for (const lookUp of this.held) void this.ask(lookUp);
  }

  private async ask(lookUp: LookUp): Promise<void> {
    const { id, end, signal } = lookUp;
    const at = this.client.clock.now();
    this.requests += 1;
    lookUp.ask();
    try {
      const job = await getExportJob(this.client, { ...this.cluster, exportJobId: id }, { signal, end });
      this.seen.add([id], () => job, at);
      lookUp.answer(job);
    } catch (reason) {
      lookUp.fail(reason);
    }
  }

  private async readPages(count: number): Promise<void> {
    const stopping = new AbortController();
    this.stopPages = () => stopping.abort();
    this.requests += count;
    const end = Math.max(...[...this.lookUps.values()].map((lookUp) => lookUp.end));
    await Promise.all(this.list.take(count).map((number) => this.readPage(number, end, stopping.signal)));
    this.list.isUnderWay = false;
    this.proceed();
  }

  private async readPage(number: number, end: number, signal: AbortSignal): Promise<void> {
    const options = { page: number, end, signal, within: PATIENCE, urgent: true, once: true };
    const at = this.client.clock.now();
    try {
      const page = await listExportJobs(this.client, this.cluster, options);
      this.pageTook = this.client.clock.now() - at;
      this.list.learn(number, page);
      this.seen.add(page.ids, page.take, at);
      for (const id of page.ids) this.answer(id);
    } catch {
      if (signal.aborted) this.list.forget();
      else this.list.giveUp();
    }
  }

  private answer(id: string): void {
    const lookUp = this.lookUps.get(id);
    const job = lookUp && this.seen.find(id);
    if (job !== undefined) lookUp?.answer(job);
  }
}
