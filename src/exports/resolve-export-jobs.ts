// Resolves many export jobs together; one that fails does not touch its neighbours.
import { AtlasError } from '../errors/atlas-error';
import type { ExportJob } from '../model/export-job';
import type { ExportJobAddress } from '../model/identifiers';
import type { ExportJobReader } from './export-job-reader';
import { resolveExportJob, type ResolveOptions } from './resolve-export-job';

export type ExportJobOutcome = { readonly job: ExportJob } | { readonly error: AtlasError };

/** The outcome of each address, in their order. */
export async function resolveExportJobs(
  reader: ExportJobReader,
  addresses: readonly ExportJobAddress[],
  options: ResolveOptions,
): Promise<ExportJobOutcome[]> {
  return Promise.all(
    addresses.map((address) =>
      resolveExportJob(reader, address, options).then(
        (job) => ({ job }),
        (reason: unknown) => ({ error: AtlasError.from(reason) }),
      ),
    ),
  );
}
