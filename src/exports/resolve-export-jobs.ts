// Reads many export jobs side by side; one that fails does not touch its neighbours.
import type { AtlasClient } from '../atlas/client';
import { AtlasError } from '../errors/atlas-error';
import type { ExportJob } from '../model/export-job';
import { exportJobKey, type ExportJobAddress } from '../model/identifiers';
import { resolveExportJob, type ResolveOptions } from './resolve-export-job';

/** As many as Terraform itself reads at once. */
const AT_ONCE = 10;

export type ExportJobOutcome = { readonly job: ExportJob } | { readonly error: AtlasError };

/** The outcome of each address, in their order; an address that stands twice is read once. */
export async function resolveExportJobs(
  client: AtlasClient,
  addresses: readonly ExportJobAddress[],
  options: ResolveOptions,
): Promise<ExportJobOutcome[]> {
  const keys = addresses.map((address) => exportJobKey(client.baseUrl, address));
  const waiting = new Map(keys.map((key, index) => [key, addresses[index]]));
  const outcomes = new Map<string, ExportJobOutcome>();
  const queue = waiting.entries();
  const readOn = async (): Promise<void> => {
    for (const [key, address] of queue) {
      if (address !== undefined) outcomes.set(key, await outcomeOf(client, address, options));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return keys.map((key) => outcomes.get(key) ?? { error: AtlasError.from(new Error(`${key} was not read`)) });
}

async function outcomeOf(
  client: AtlasClient,
  address: ExportJobAddress,
  options: ResolveOptions,
): Promise<ExportJobOutcome> {
  try {
    return { job: await resolveExportJob(client, address, options) };
  } catch (reason) {
    return { error: AtlasError.from(reason) };
  }
}
