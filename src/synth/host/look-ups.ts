// The look-ups of one app: they wait until the first value is needed, and then all of them are answered together.
import { AtlasError } from '../../errors/atlas-error';
import type { ExportJob } from '../../model/export-job';
import { isFinished } from '../../model/export-state';
import { exportJobKey, type ExportJobAddress } from '../../model/identifiers';
import type { LookupOutcome } from '../../model/lookup';
import { ContextFiles } from './context-files';
import { batchesOf, type Batch } from './look-up-batches';
import type { LookupSettings } from './lookup-settings';
import { MissingLookUps } from './missing-look-ups';
import type { WorkerAnswer } from './worker-bridge';

/** One job that a construct wants to know. */
export interface LookUp {
  readonly address: ExportJobAddress;
  readonly settings: LookupSettings;
}

type Outcome = { readonly job: ExportJob } | { readonly error: AtlasError };

export class LookUps {
  private readonly waiting = new Set<LookUp>();
  private readonly outcomes = new Map<LookUp, Outcome>();
  private readonly files = new ContextFiles();
  private readonly missing = new MissingLookUps();
  private readonly warnings = new Set<string>();
  private readonly warned = new Set<string>();

  /** Keys of finished jobs that a context file did not hold. */
  public readonly fetched = new Set<string>();

  public add(lookUp: LookUp): void {
    this.waiting.add(lookUp);
  }

  /** What the reads had to say beside their answers, each sentence once. */
  public takeWarnings(): string[] {
    const fresh = [...this.warnings].filter((warning) => !this.warned.has(warning));
    for (const warning of fresh) this.warned.add(warning);
    return fresh;
  }

  /** The job; blocks until every look-up that waits has its outcome. Throws the failure of this one alone. */
  public resolve(lookUp: LookUp): ExportJob {
    if (!this.outcomes.has(lookUp)) this.resolveWaiting();
    if (this.missing.has(lookUp)) throw this.missing.errorOf(lookUp);
    const outcome = this.outcomes.get(lookUp);
    if (outcome === undefined) throw AtlasError.from(new Error('A look-up was read before it was added'));
    if ('error' in outcome) throw outcome.error;
    return outcome.job;
  }

  private resolveWaiting(): void {
    const asked: LookUp[] = [];
    for (const lookUp of this.waiting) {
      const outcome = this.attempt(() => this.stored(lookUp));
      if (outcome !== undefined) this.outcomes.set(lookUp, outcome);
      else if (lookUp.settings.mode === 'offline') this.missing.add(lookUp);
      else asked.push(lookUp);
    }
    this.waiting.clear();
    if (asked.length > 0) this.ask(asked);
  }

  /** What the context file says of a look-up, where it may be asked instead of Atlas. */
  private stored(lookUp: LookUp): Outcome | undefined {
    const job = this.storedJob(lookUp);
    return job === undefined || lookUp.settings.mode === 'refresh' ? undefined : { job };
  }

  private storedJob({ address, settings }: LookUp): ExportJob | undefined {
    return this.files.read(settings.contextFile)?.exportJobs[exportJobKey(settings.endpoint.baseUrl, address)];
  }

  private ask(lookUps: readonly LookUp[]): void {
    const { batches, failures, warnings } = batchesOf(lookUps);
    for (const [lookUp, error] of failures) this.outcomes.set(lookUp, { error });
    const answer = answersOf(batches);
    batches.forEach((batch, index) => {
      batch.lookUps.forEach((lookUp, position) => {
        this.outcomes.set(lookUp, this.answered(lookUp, answer.outcomes[index]?.[position]));
      });
      if (batch.contextFile !== undefined) this.files.forget(batch.contextFile);
    });
    for (const warning of [...warnings, ...answer.warnings]) this.warnings.add(warning);
  }

  private answered(lookUp: LookUp, outcome: LookupOutcome | undefined): Outcome {
    if (outcome === undefined) return { error: AtlasError.from(new Error('The worker left a look-up out')) };
    const stored = this.attempt(() => this.storedOrNothing(lookUp));
    if (outcome.job === undefined) return this.forgotten(AtlasError.fromPlain(outcome.error), stored);
    const { address, settings } = lookUp;
    if (settings.contextFile !== undefined && stored === undefined && isFinished(outcome.job.state)) {
      this.fetched.add(exportJobKey(settings.endpoint.baseUrl, address));
    }
    return { job: outcome.job };
  }

  private storedOrNothing(lookUp: LookUp): Outcome | undefined {
    const job = this.storedJob(lookUp);
    return job && { job };
  }

  /** A finished export stays as it was, so what the file holds of it outlives Atlas's own memory. */
  private forgotten(error: AtlasError, stored: Outcome | undefined): Outcome {
    if (error.code !== 'EXPORT_JOB_NOT_FOUND' || stored === undefined || 'error' in stored) return { error };
    const { id } = stored.job;
    this.warnings.add(`Atlas no longer knows export job ${id}; its entry in the context file is kept and used.`);
    return stored;
  }

  private attempt(read: () => Outcome | undefined): Outcome | undefined {
    try {
      return read();
    } catch (reason) {
      return { error: AtlasError.from(reason) };
    }
  }
}

/** Asks the worker; a failure of the whole is the failure of each. */
function answersOf(batches: readonly Batch[]): WorkerAnswer {
  if (batches.length === 0) return { outcomes: [], warnings: [] };
  const timeout = Math.max(...batches.map((batch) => batch.timeout));
  const questions = batches.map(({ connection, contextFile, addresses }) => ({ connection, contextFile, addresses }));
  // Loaded where it is needed: a full context file starts no worker.
  const { askWorker } = require('./ask-worker') as typeof import('./ask-worker');
  try {
    return askWorker(questions, timeout);
  } catch (reason) {
    const error = AtlasError.from(reason).toPlain();
    return { outcomes: batches.map(({ addresses }) => addresses.map(() => ({ error }))), warnings: [] };
  }
}
