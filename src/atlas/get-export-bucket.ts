// The operation that returns one snapshot export bucket.
import type { ExportBucket } from '../model/export-bucket';
import type { ExportBucketAddress } from '../model/identifiers';
import type { AtlasClient } from './client';
import { EXPORT_BUCKETS_ENDPOINT, exportBucketsAccept, exportBucketsPath } from './export-bucket-request';
import { readExportBucket } from './read-export-bucket';
import type { AtlasRequest } from './send';

/** The bucket as Atlas has it now; throws AtlasError, and CutShort where `end` came first. */
export async function getExportBucket(
  client: AtlasClient,
  { projectId, exportBucketId }: ExportBucketAddress,
  options: Pick<AtlasRequest, 'signal' | 'end'> = {},
): Promise<ExportBucket> {
  const request = {
    ...options,
    method: 'GET',
    path: `${exportBucketsPath(client.apiVersion, projectId)}/${encodeURIComponent(exportBucketId)}`,
    accept: exportBucketsAccept(client.apiVersion),
    endpoint: EXPORT_BUCKETS_ENDPOINT,
  } as const;
  const { status, body } = await client.send(request);
  const http = { method: request.method, path: request.path, status };
  return readExportBucket(body, { exportBucketId, http, redact: client.redact });
}
