// What all requests about the export jobs of a cluster have in common.
import type { ApiVersion } from '../model/connection';
import type { ClusterAddress } from '../model/identifiers';

/** Atlas counts reading one and listing them against the same limit. */
export const EXPORT_JOBS_ENDPOINT = 'export jobs';

const MEDIA_TYPES: Readonly<Record<ApiVersion, string>> = {
  v2: 'application/vnd.atlas.2023-01-01+json',
  'v1.0': 'application/json',
};

export function exportJobsAccept(version: ApiVersion): string {
  return MEDIA_TYPES[version];
}

export function exportJobsPath(version: ApiVersion, { projectId, clusterName }: ClusterAddress): string {
  const [project, cluster] = [projectId, clusterName].map(encodeURIComponent);
  return `/api/atlas/${version}/groups/${project}/clusters/${cluster}/backup/exports`;
}
