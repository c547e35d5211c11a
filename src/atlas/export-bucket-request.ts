// What all requests about the export buckets of a project have in common.
import type { ApiVersion } from '../model/connection';

/** Atlas counts these requests apart from those about export jobs. */
export const EXPORT_BUCKETS_ENDPOINT = 'export buckets';

/** The first version that knows buckets of every cloud. */
const MEDIA_TYPES: Readonly<Record<ApiVersion, string>> = {
  v2: 'application/vnd.atlas.2024-05-30+json',
  'v1.0': 'application/json',
};

export function exportBucketsAccept(version: ApiVersion): string {
  return MEDIA_TYPES[version];
}

export function exportBucketsPath(version: ApiVersion, projectId: string): string {
  return `/api/atlas/${version}/groups/${encodeURIComponent(projectId)}/backup/exportBuckets`;
}
