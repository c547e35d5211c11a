// Resolves one export job within a limit of time, and warns of what its reader should know.
import { CutShort } from '../atlas/cut-short';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import type { ExportJob } from '../model/export-job';
import { isKnownState } from '../model/export-state';
import type { ExportJobAddress } from '../model/identifiers';
import type { ExportJobReader } from './export-job-reader';
import type { TimeLimit } from './time-limit';

export interface ResolveOptions {
  /** Ends the read at once. */
  readonly signal?: AbortSignal;
  /** The time for the read; the connection's request timeout ends it earlier where it is shorter. */
  readonly limit: TimeLimit;
  readonly warn: (message: string) => void;
}

/** Throws AtlasError, and tells of the limit where it is the limit that left no more time. */
export async function resolveExportJob(
  reader: ExportJobReader,
  address: ExportJobAddress,
  { signal, limit, warn }: ResolveOptions,
): Promise<ExportJob> {
  try {
    const job = await reader.read(address, { signal, end: limit.end });
    if (job.state !== null && !isKnownState(job.state)) warn(unknownState(reader.redact(job.state), job.id));
    return job;
  } catch (reason) {
    throw reason instanceof CutShort ? limit.told(reason.failure, reader.baseUrl) : AtlasError.from(reason);
  }
}

function unknownState(state: string, exportJobId: string): string {
  return (
    `The export job ${exportJobId} is in the state ${quote(state)}, which this release does not know. ` +
    'It is passed on as it is and counts as not finished; a newer release may know it.'
  );
}
