// The operation that returns one snapshot export job.
import type { ApiVersion } from '../model/connection';
import type { ExportJob } from '../model/export-job';
import type { ExportJobAddress } from '../model/identifiers';
import type { AtlasClient } from './client';
import { readExportJob } from './read-export-job';

export interface GetExportJobOptions {
  readonly signal?: AbortSignal;
  /**
   * Milliseconds that the read may take as a whole, where that is less than the client's request timeout.
   * @default - the client's request timeout
   */
  readonly limit?: number;
  /**
   * Ask Atlas to put the status into the answer's body.
   * @default false
   */
  readonly envelope?: boolean;
  /** Told of what is odd in an answer without being wrong. */
  readonly warn?: (message: string) => void;
}

const MEDIA_TYPES: Readonly<Record<ApiVersion, string>> = {
  v2: 'application/vnd.atlas.2023-01-01+json',
  'v1.0': 'application/json',
};

/** The job as Atlas has it now; throws AtlasError. */
export async function getExportJob(
  client: AtlasClient,
  address: ExportJobAddress,
  { signal, limit, envelope = false, warn }: GetExportJobOptions = {},
): Promise<ExportJob> {
  const request = {
    method: 'GET',
    path: exportJobPath(client.apiVersion, address),
    query: envelope ? { envelope: 'true' } : undefined,
    accept: MEDIA_TYPES[client.apiVersion],
    signal,
    within: limit,
  } as const;
  const { status, body } = await client.send(request);
  const http = { method: request.method, path: request.path, status };
  return readExportJob(body, { exportJobId: address.exportJobId, http, warn, redact: client.redact });
}

function exportJobPath(version: ApiVersion, { projectId, clusterName, exportJobId }: ExportJobAddress): string {
  const [project, cluster, job] = [projectId, clusterName, exportJobId].map(encodeURIComponent);
  return `/api/atlas/${version}/groups/${project}/clusters/${cluster}/backup/exports/${job}`;
}
