// One request of the host: read every job, store those that have finished, and report each outcome.
import { AtlasError } from '../../errors/atlas-error';
import { resolveExportJobs, type ExportJobOutcome } from '../../exports/resolve-export-jobs';
import { withDeadline } from '../../exports/with-deadline';
import { showDuration } from '../../model/duration';
import type { ExportJob } from '../../model/export-job';
import { isFinished } from '../../model/export-state';
import { exportJobKey } from '../../model/identifiers';
import type { LookupBatch, LookupOutcome, LookupRequest } from '../../model/lookup';
import type { Clients } from './clients';
import { storeExportJobs } from './store-export-jobs';

interface LookupAnswer {
  readonly outcomes: readonly (readonly LookupOutcome[])[];
  readonly warnings: readonly string[];
}

export async function lookUp(request: LookupRequest, clients: Clients): Promise<LookupAnswer> {
  const warnings: string[] = [];
  const never = new AbortController().signal;
  const read = await withDeadline(never, request.timeout, (signal, expired) =>
    Promise.all(
      request.batches.map(async (batch) => {
        const client = clients.of(batch.connection, request);
        const options = { signal, warn: (message: string) => void warnings.push(message) };
        const outcomes = await resolveExportJobs(client, batch.addresses, options);
        return outcomes.map((outcome) => (expired() ? late(outcome, request.timeout) : outcome));
      }),
    ),
  );
  for (const [index, batch] of request.batches.entries()) {
    const warning = await store(batch, read[index] ?? []);
    if (warning !== undefined) warnings.push(warning);
  }
  return { outcomes: read.map((outcomes) => outcomes.map(plain)), warnings };
}

/** Stores the finished jobs of a batch; what keeps them from being stored is a warning, since they were read. */
async function store(batch: LookupBatch, outcomes: readonly ExportJobOutcome[]): Promise<string | undefined> {
  if (batch.contextFile === undefined) return undefined;
  const finished: Record<string, ExportJob> = {};
  for (const [index, address] of batch.addresses.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined || !('job' in outcome) || !isFinished(outcome.job.state)) continue;
    finished[exportJobKey(batch.connection.baseUrl, address)] = outcome.job;
  }
  if (Object.keys(finished).length === 0) return undefined;
  return storeExportJobs(batch.contextFile, finished);
}

/** What was stopped by the deadline says so; what had failed before keeps its own reason. */
function late(outcome: ExportJobOutcome, timeout: number): ExportJobOutcome {
  if ('job' in outcome || outcome.error.code !== 'STOPPED') return outcome;
  return {
    error: new AtlasError('LOOKUP_TIMED_OUT', {
      what: `The export job could not be read within ${showDuration(timeout)}`,
      why: outcome.error.parts.what,
      fix: 'Try again, or set a longer timeout on AtlasLookup',
    }),
  };
}

function plain(outcome: ExportJobOutcome): LookupOutcome {
  return 'job' in outcome ? outcome : { error: outcome.error.toPlain() };
}
