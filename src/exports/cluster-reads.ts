// The reads of one cluster's export jobs, singly or by the page: which of them is the rule in page-plan.ts.
import { AT_ONCE } from '../atlas/at-most';
import type { AtlasClient } from '../atlas/client';
import { CutShort } from '../atlas/cut-short';
import { EXPORT_JOBS_ENDPOINT } from '../atlas/export-job-request';
import { getExportJob } from '../atlas/get-export-job';
import { listExportJobs } from '../atlas/list-export-jobs';
import { WORTH_A_TRY } from '../atlas/single-flight';
import type { ExportJob } from '../model/export-job';
import type { ClusterAddress } from '../model/identifiers';
import { LookUp, type Asker } from './look-up';
import { PageList } from './page-list';
import { beginsList, isWorthWaiting, pagesToRead, type Tally } from './page-plan';
import { SeenJobs } from './seen-jobs';

/** Milliseconds in which Terraform, when it got answers, sends its next look-ups. */
const COLLECT = 100;
/** Milliseconds after which a page that has not come is given up: single reads do without it. */
const PATIENCE = 10_000;

export class ClusterReads {
  private readonly seen: SeenJobs;
  private readonly list: PageList;
  /** Those that have no answer yet, by the job's id. */
  private readonly lookUps = new Map<string, LookUp>();
  private counted = 0;
  private requests = 0;
  private stopCollecting: () => void = () => undefined;
  private stopPages: () => void = () => undefined;

  public constructor(
    private readonly client: AtlasClient,
    private readonly cluster: ClusterAddress,
  ) {
    this.seen = new SeenJobs(client.clock);
    this.list = new PageList(client.clock);
  }

  public read(id: string, asker: Asker): Promise<ExportJob> {
    this.counted += 1;
    return this.lookUp(id, asker);
  }

  /** The job as it is now, read in another way. */
  public note(job: ExportJob): void {
    this.seen.add([job.id], () => job);
    this.seen.shown(job.id);
  }

  private async lookUp(id: string, asker: Asker): Promise<ExportJob> {
    const seen = this.seen.find(id);
    if (seen !== undefined) return seen;
    const lookUp = this.lookUps.get(id) ?? this.begin(id, asker.end);
    try {
      return await lookUp.wait(asker);
    } catch (reason) {
      // A look-up has the time of its first asker; whoever has more begins another one.
      if (reason instanceof CutShort && asker.end > lookUp.end + WORTH_A_TRY) return this.lookUp(id, asker);
      throw reason;
    }
  }

  private begin(id: string, end: number): LookUp {
    const lookUp = new LookUp(id, end, this.client.clock, {
      outOfTime: () => this.client.outOfTime(EXPORT_JOBS_ENDPOINT),
      onEnd: () => this.forget(lookUp),
    });
    this.lookUps.set(id, lookUp);
    lookUp.hold();
    this.proceed();
    return lookUp;
  }

  private forget(lookUp: LookUp): void {
    this.lookUps.delete(lookUp.id);
    if (this.lookUps.size === 0 && lookUp.signal.aborted) this.stopPages();
  }

  /** Makes the requests that the rule asks for; called when a look-up has come, and when pages have. */
  private proceed(): void {
    this.stopCollecting();
    if (this.list.isUnderWay) return;
    const { tally } = this;
    if (tally.held === 0) return;
    const { pages } = this.list;
    const count = pagesToRead(tally, pages);
    if (count > 0) void this.readPages(this.list.take(count));
    else if (isWorthWaiting(tally, pages)) this.collect();
    else if (beginsList(tally, pages)) this.beginList();
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
    this.stopCollecting = this.client.clock.setTimeout(() => {
      this.list.wasWaitedFor = true;
      this.askHeld();
    }, COLLECT);
  }

  private beginList(): void {
    const beside = this.held.slice(0, AT_ONCE);
    void this.readPages(this.list.begin());
    for (const lookUp of beside) void this.ask(lookUp);
  }

  private askHeld(): void {
    for (const lookUp of this.held) void this.ask(lookUp);
  }

  private async ask(lookUp: LookUp): Promise<void> {
    const { id, end, signal } = lookUp;
    this.requests += 1;
    lookUp.ask();
    try {
      const job = await getExportJob(this.client, { ...this.cluster, exportJobId: id }, { signal, end });
      this.note(job);
      lookUp.answer(job);
    } catch (reason) {
      lookUp.fail(reason);
    }
  }

  private async readPages(numbers: readonly number[]): Promise<void> {
    const stopping = new AbortController();
    this.stopPages = () => stopping.abort();
    this.requests += numbers.length;
    const end = Math.max(...[...this.lookUps.values()].map((lookUp) => lookUp.end));
    await Promise.all(numbers.map((number) => this.readPage(number, end, stopping.signal)));
    this.list.isUnderWay = false;
    this.proceed();
  }

  private async readPage(page: number, end: number, signal: AbortSignal): Promise<void> {
    const options = { page, end, signal, within: PATIENCE, urgent: true, once: true };
    try {
      const shown = await listExportJobs(this.client, this.cluster, options);
      this.list.learn(page, shown);
      this.seen.add(shown.ids, shown.take);
      for (const id of shown.ids) this.answer(id);
    } catch (reason) {
      if (!signal.aborted && !(reason instanceof CutShort)) return this.list.giveUp();
      // Others may have more time for it, and are not to pay for it twice.
      this.requests -= 1;
      this.list.forget();
    }
  }

  /** Whoever waited for a page gets what it shows, however long it took. */
  private answer(id: string): void {
    const lookUp = this.lookUps.get(id);
    const job = lookUp && this.seen.shown(id);
    if (job !== undefined) lookUp?.answer(job);
  }
}
