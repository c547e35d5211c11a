// One request of the host: read every job, store those that have finished, and report each outcome.
import { resolveExportJobs, type ExportJobOutcome } from '../../exports/resolve-export-jobs';
import { TimeLimit } from '../../exports/time-limit';
import type { ExportJob } from '../../model/export-job';
import { isFinished } from '../../model/export-state';
import { exportJobKey } from '../../model/identifiers';
import type { LookupBatch, LookupOutcome, LookupRequest } from '../../model/lookup';
import type { Readers } from './readers';
import { storeExportJobs } from './store-export-jobs';

const LIMIT_WORDS = {
  name: "the look-up's timeout",
  raise: 'set a longer timeout on AtlasLookup',
  timedOut: 'LOOKUP_TIMED_OUT',
} as const;

interface LookupAnswer {
  readonly outcomes: readonly (readonly LookupOutcome[])[];
  readonly warnings: readonly string[];
}

export async function lookUp(request: LookupRequest, readers: Readers): Promise<LookupAnswer> {
  const warnings: string[] = [];
  const read = await Promise.all(
    request.batches.map((batch) => {
      const reader = readers.of(batch.connection, request);
      const limit = new TimeLimit(request.timeout, LIMIT_WORDS, reader.clock);
      return resolveExportJobs(reader, batch.addresses, { limit, warn: (message) => void warnings.push(message) });
    }),
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

function plain(outcome: ExportJobOutcome): LookupOutcome {
  return 'job' in outcome ? outcome : { error: outcome.error.toPlain() };
}
