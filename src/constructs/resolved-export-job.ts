// An export job as the struct of plain values that a construct shows: what is null is left out.
import type { ExportJob } from '../model/export-job';
import { completeMarkerKey, keyPrefix } from '../model/prefix';
import type { ResolvedSnapshotExportJob } from './resolved-snapshot-export-job';
import { escapeTemplate } from './resolved-value';

export function resolvedExportJob(job: ExportJob): ResolvedSnapshotExportJob {
  return withoutNulls({
    ...job,
    keyPrefix: keyPrefix(job.prefix),
    completeMarkerKey: completeMarkerKey(job.prefix),
  }) as ResolvedSnapshotExportJob;
}

function withoutNulls(value: unknown): unknown {
  if (typeof value === 'string') return escapeTemplate(value);
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}
