// The id of a list: a function of what was asked for, so that it stays the same while the list changes.
import { attributeName } from './attribute-name';
import { FILTER_NAMES, type ExportJobFilter } from './export-job-filter';
import type { ClusterAddress } from './identifiers';

/** Such as `64f0…/orders?state=Failed`. */
export function exportJobsId({ projectId, clusterName }: ClusterAddress, filter: ExportJobFilter): string {
  const given = FILTER_NAMES.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [`${attributeName(name)}=${encodeURIComponent(value)}`];
  });
  return [`${projectId}/${clusterName}`, ...(given.length === 0 ? [] : [given.join('&')])].join('?');
}

/** The project's own id. */
export function exportBucketsId(projectId: string): string {
  return projectId;
}
