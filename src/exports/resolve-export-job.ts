// Reads one export job within a limit of time, and warns of what its reader should know.
import type { AtlasClient } from '../atlas/client';
import { getExportJob } from '../atlas/get-export-job';
import { AtlasError } from '../errors/atlas-error';
import type { ExportJob } from '../model/export-job';
import type { ExportJobAddress } from '../model/identifiers';
import type { TimeLimit } from './time-limit';

export interface ResolveOptions {
  /** Ends the read at once. */
  readonly signal?: AbortSignal;
  /** What it leaves is the time for the read; the client's request timeout ends it earlier where it is shorter. */
  readonly limit: TimeLimit;
  readonly warn: (message: string) => void;
}

/** Throws AtlasError, and tells of the limit where it is the limit that left no more time. */
export async function resolveExportJob(
  client: AtlasClient,
  address: ExportJobAddress,
  { signal, limit, warn }: ResolveOptions,
): Promise<ExportJob> {
  const { left } = limit;
  if (left === 0) throw limit.notBegun(client.baseUrl);
  try {
    return await getExportJob(client, address, { signal, limit: left, warn });
  } catch (reason) {
    const failure = AtlasError.from(reason);
    throw left < client.requestTimeout ? limit.told(failure, client.baseUrl) : failure;
  }
}
