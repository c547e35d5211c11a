// One job that is being looked up, for all who ask for it at the same time.
import type { Clock } from '../atlas/clock';
import { CutShort } from '../atlas/cut-short';
import { NetworkFailure } from '../atlas/network-failure';
import { stoppable } from '../atlas/stoppable';
import type { AtlasError } from '../errors/atlas-error';
import type { ExportJob } from '../model/export-job';

export interface Asker {
  readonly signal?: AbortSignal;
  /** Time of the client's clock at which the asker gives up. */
  readonly end: number;
}

export interface Surroundings {
  /** The failure of an asker that has no more time. */
  outOfTime(): AtlasError;
  /** Called once: when there is an outcome, or when nobody waits for it any more. */
  onEnd(): void;
}

export class LookUp {
  /** Whether a request for this job alone has been made. */
  public isAsked = false;
  private readonly controller = new AbortController();
  private readonly outcome: Promise<ExportJob>;
  private askers = 0;
  private isFinished = false;
  private resolve: (job: ExportJob) => void = () => undefined;
  private reject: (reason: unknown) => void = () => undefined;
  private stopTimer: () => void = () => undefined;

  public constructor(
    public readonly id: string,
    /** The first asker's: the look-up has so much time. */
    public readonly end: number,
    private readonly clock: Clock,
    private readonly surroundings: Surroundings,
  ) {
    this.outcome = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // All askers may have left.
    this.outcome.catch(() => undefined);
  }

  /** Aborted when the last asker has left before there is an outcome. */
  public get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** It waits for what others ask, for no longer than it has time. */
  public hold(): void {
    this.stopTimer = this.clock.setTimeout(
      () => this.fail(new CutShort(this.surroundings.outOfTime())),
      Math.max(0, this.end - this.clock.now()),
    );
  }

  /** From now on its own request keeps to the time, and says what it was at when that was up. */
  public ask(): void {
    this.stopTimer();
    this.isAsked = true;
  }

  public answer(job: ExportJob): void {
    this.resolve(job);
    this.finish();
  }

  public fail(reason: unknown): void {
    this.reject(reason);
    this.finish();
  }

  /** The outcome, unless the asker stops or has no more time before it is there. */
  public async wait({ signal, end }: Asker): Promise<ExportJob> {
    const deadline = end < this.end ? end : undefined;
    this.askers += 1;
    try {
      return await stoppable(this.outcome, { clock: this.clock, signal, deadline, waitingFor: 'an export job' });
    } catch (reason) {
      throw reason instanceof NetworkFailure ? new CutShort(this.surroundings.outOfTime()) : reason;
    } finally {
      this.askers -= 1;
      if (this.askers === 0 && !this.isFinished) this.abandon();
    }
  }

  private abandon(): void {
    this.controller.abort();
    this.finish();
  }

  private finish(): void {
    if (this.isFinished) return;
    this.isFinished = true;
    this.stopTimer();
    this.surroundings.onEnd();
  }
}
