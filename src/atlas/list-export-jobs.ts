// The operation that returns one page of a cluster's export jobs.
import type { ClusterAddress } from '../model/identifiers';
import type { AtlasClient } from './client';
import { EXPORT_JOBS_ENDPOINT, exportJobsAccept, exportJobsPath } from './export-job-request';
import { readExportJobPage, type ExportJobPage } from './read-export-job-page';
import { pageQuery, type PageRequest } from './page-request';

/** The page as Atlas has it now; throws AtlasError, and CutShort where `end` came first. */
export async function listExportJobs(
  client: AtlasClient,
  cluster: ClusterAddress,
  { page, ...options }: PageRequest,
): Promise<ExportJobPage> {
  const request = {
    ...options,
    method: 'GET',
    path: exportJobsPath(client.apiVersion, cluster),
    query: pageQuery(page),
    accept: exportJobsAccept(client.apiVersion),
    endpoint: EXPORT_JOBS_ENDPOINT,
  } as const;
  const { status, body } = await client.send(request);
  const http = { method: request.method, path: request.path, status };
  return readExportJobPage(body, { http, redact: client.redact });
}
