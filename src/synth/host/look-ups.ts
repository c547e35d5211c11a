// The look-ups of one app: they wait until the first value is needed, and then all of them are answered together.
import { AtlasError } from '../../errors/atlas-error';
import { missingCredentials } from '../../model/credentials';
import type { ExportJob } from '../../model/export-job';
import { isFinished } from '../../model/export-state';
import { exportJobKey, type ExportJobAddress } from '../../model/identifiers';
import type { LookupBatch, LookupOutcome } from '../../model/lookup';
import { ContextFiles } from './context-files';
import type { LookupSettings } from './lookup-settings';
import { askWorker } from './ask-worker';

/** One job that a construct wants to know. */
export interface LookUp {
  readonly address: ExportJobAddress;
  readonly settings: LookupSettings;
}

type Outcome = { readonly job: ExportJob } | { readonly error: AtlasError };

/** The look-ups of one batch: those that share a connection and a context file. */
interface Batch extends LookupBatch {
  readonly lookUps: LookUp[];
  readonly addresses: ExportJobAddress[];
  readonly timeout: number;
}

export class LookUps {
  private readonly waiting = new Set<LookUp>();
  private readonly outcomes = new Map<LookUp, Outcome>();
  private readonly files = new ContextFiles();

  /** Jobs that were asked of Atlas and then stored. */
  public storedCount = 0;
  private readonly warnings = new Set<string>();
  private readonly warned = new Set<string>();

  public add(lookUp: LookUp): void {
    this.waiting.add(lookUp);
    for (const warning of lookUp.settings.warnings) this.warnings.add(warning);
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
    const outcome = this.outcomes.get(lookUp);
    if (outcome === undefined) throw AtlasError.from(new Error('A look-up was read before it was added'));
    if ('error' in outcome) throw outcome.error;
    return outcome.job;
  }

  private resolveWaiting(): void {
    const asked: LookUp[] = [];
    for (const lookUp of this.waiting) {
      const outcome = this.known(lookUp);
      if (outcome === undefined) asked.push(lookUp);
      else this.outcomes.set(lookUp, outcome);
    }
    this.waiting.clear();
    if (asked.length > 0) this.ask(asked);
  }

  /** What can be said of a look-up without asking Atlas. */
  private known({ address, settings }: LookUp): Outcome | undefined {
    const key = exportJobKey(settings.connection.baseUrl, address);
    try {
      const job = this.files.read(settings.contextFile)?.exportJobs[key];
      if (job !== undefined && settings.mode !== 'refresh') return { job };
      if (settings.mode === 'offline') return { error: this.missing(settings) };
      return settings.connection.credentials === undefined ? { error: missingCredentials(settings.source) } : undefined;
    } catch (reason) {
      return { error: AtlasError.from(reason) };
    }
  }

  /** The failure of an offline look-up, which lists everything that the same file lacks. */
  private missing({ contextFile }: LookupSettings): AtlasError {
    const lacking = [...this.waiting].filter(
      ({ address, settings }) =>
        settings.contextFile === contextFile &&
        this.files.read(contextFile)?.exportJobs[exportJobKey(settings.connection.baseUrl, address)] === undefined,
    );
    const names = lacking.map(({ address }) => `- ${address.projectId} ${address.clusterName} ${address.exportJobId}`);
    return new AtlasError('LOOKUP_MISSING', {
      what: `Look-ups are offline, and ${contextFile ?? 'no context file'} does not hold this export job`,
      why: `These are missing (project, cluster, export job):\n${[...new Set(names)].join('\n')}`,
      fix: 'With access to Atlas, run `CDKTF_ATLAS_LOOKUP=missing npx cdktf synth` once and commit the context file',
    });
  }

  private ask(lookUps: readonly LookUp[]): void {
    const batches = batched(lookUps);
    const timeout = Math.max(...batches.map((batch) => batch.timeout));
    const { outcomes, warnings } = answersOf(batches, timeout);
    batches.forEach((batch, index) => {
      batch.lookUps.forEach((lookUp, position) => this.store(lookUp, outcomes[index]?.[position]));
      if (batch.contextFile !== undefined) this.files.forget(batch.contextFile);
    });
    for (const warning of warnings) this.warnings.add(warning);
  }

  private store(lookUp: LookUp, outcome: LookupOutcome | undefined): void {
    if (outcome?.job !== undefined) {
      this.outcomes.set(lookUp, { job: outcome.job });
      if (lookUp.settings.contextFile !== undefined && isFinished(outcome.job.state)) this.storedCount += 1;
      return;
    }
    const error = AtlasError.from(
      outcome === undefined ? new Error('The worker left a look-up out') : AtlasError.fromPlain(outcome.error),
    );
    this.outcomes.set(lookUp, this.forgotten(lookUp, error) ?? { error });
  }

  /** A finished export stays as it was, so what the file holds of it outlives Atlas's own memory. */
  private forgotten({ address, settings }: LookUp, error: AtlasError): Outcome | undefined {
    if (error.code !== 'EXPORT_JOB_NOT_FOUND') return undefined;
    const key = exportJobKey(settings.connection.baseUrl, address);
    const job = this.files.read(settings.contextFile)?.exportJobs[key];
    if (job === undefined) return undefined;
    this.warnings.add(`Atlas no longer knows export job ${job.id}; its entry in the context file is kept and used.`);
    return { job };
  }
}

function batched(lookUps: readonly LookUp[]): Batch[] {
  const batches = new Map<string, Batch>();
  for (const lookUp of lookUps) {
    const { connection, contextFile, timeout } = lookUp.settings;
    const key = JSON.stringify([connection, contextFile]);
    const batch = batches.get(key) ?? { connection, contextFile, timeout, lookUps: [], addresses: [] };
    batches.set(key, { ...batch, timeout: Math.max(batch.timeout, timeout) });
    batch.lookUps.push(lookUp);
    batch.addresses.push(lookUp.address);
  }
  return [...batches.values()];
}

/** Asks the worker; a failure of the whole is the failure of each. */
function answersOf(batches: readonly Batch[], timeout: number): ReturnType<typeof askWorker> {
  try {
    return askWorker(
      batches.map(({ connection, contextFile, addresses }) => ({ connection, contextFile, addresses })),
      timeout,
    );
  } catch (reason) {
    const error = AtlasError.from(reason).toPlain();
    return { outcomes: batches.map(({ addresses }) => addresses.map(() => ({ error }))), warnings: [] };
  }
}
