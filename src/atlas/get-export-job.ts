// The operation that returns one snapshot export job.
import type { ExportJob } from '../model/export-job';
import type { ExportJobAddress } from '../model/identifiers';
import type { AtlasClient } from './client';
import { EXPORT_JOBS_ENDPOINT, exportJobsAccept, exportJobsPath } from './export-job-request';
import { readExportJob } from './read-export-job';
import type { AtlasRequest } from './send';

export interface GetExportJobOptions extends Pick<AtlasRequest, 'signal' | 'end'> {
  /**
   * Ask Atlas to put the status into the answer's body.
   * @default false
   */
  readonly envelope?: boolean;
}

/** The job as Atlas has it now; throws AtlasError, and CutShort where `end` came first. */
export async function getExportJob(
  client: AtlasClient,
  address: ExportJobAddress,
  { signal, end, envelope = false }: GetExportJobOptions = {},
): Promise<ExportJob> {
  const request = {
    method: 'GET',
    path: `${exportJobsPath(client.apiVersion, address)}/${encodeURIComponent(address.exportJobId)}`,
    query: envelope ? { envelope: 'true' } : undefined,
    accept: exportJobsAccept(client.apiVersion),
    endpoint: EXPORT_JOBS_ENDPOINT,
    signal,
    end,
  } as const;
  const { status, body } = await client.send(request);
  const http = { method: request.method, path: request.path, status };
  return readExportJob(body, { exportJobId: address.exportJobId, http, redact: client.redact });
}
