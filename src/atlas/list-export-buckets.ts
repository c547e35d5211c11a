// The operation that returns one page of a project's snapshot export buckets.
import type { ExportBucket } from '../model/export-bucket';
import type { AtlasClient } from './client';
import { EXPORT_BUCKETS_ENDPOINT, exportBucketsAccept, exportBucketsPath } from './export-bucket-request';
import { pageQuery, type PageRequest } from './page-request';
import { readExportBucket } from './read-export-bucket';
import { readPage, type PageFacts } from './read-page';

export interface ExportBucketPage extends PageFacts {
  readonly buckets: readonly ExportBucket[];
}

/** The page as Atlas has it now; throws AtlasError, and CutShort where `end` came first. */
export async function listExportBuckets(
  client: AtlasClient,
  projectId: string,
  { page, ...options }: PageRequest,
): Promise<ExportBucketPage> {
  const request = {
    ...options,
    method: 'GET',
    path: exportBucketsPath(client.apiVersion, projectId),
    query: pageQuery(page),
    accept: exportBucketsAccept(client.apiVersion),
    endpoint: EXPORT_BUCKETS_ENDPOINT,
  } as const;
  const { status, body } = await client.send(request);
  const http = { method: request.method, path: request.path, status };
  const { results, ...facts } = readPage(body, 'export buckets', http);
  return { ...facts, buckets: results.map((item) => readExportBucket(item, { http, redact: client.redact })) };
}
