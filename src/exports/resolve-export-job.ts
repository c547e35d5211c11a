// Reads one export job, and warns of what its reader should know.
import type { AtlasClient } from '../atlas/client';
import { getExportJob } from '../atlas/get-export-job';
import type { ExportJob } from '../model/export-job';
import type { ExportJobAddress } from '../model/identifiers';

export interface ResolveOptions {
  /** Ends the read at once. */
  readonly signal: AbortSignal;
  readonly warn: (message: string) => void;
}

export function resolveExportJob(
  client: AtlasClient,
  address: ExportJobAddress,
  options: ResolveOptions,
): Promise<ExportJob> {
  return getExportJob(client, address, options);
}
