// Answers of Atlas as the structs of plain values that constructs show: what is null is left out.
import { bucketUri, type ExportBucket } from '../model/export-bucket';
import type { ExportJob } from '../model/export-job';
import { completeMarkerKey, keyPrefix } from '../model/prefix';
import type { ResolvedSnapshotExportBucket } from './resolved-snapshot-export-bucket';
import type { ResolvedSnapshotExportJob } from './resolved-snapshot-export-job';
import { escapeTemplate } from './resolved-value';

export function plainJob(job: ExportJob): ResolvedSnapshotExportJob {
  return plainStruct({
    ...job,
    keyPrefix: keyPrefix(job.prefix),
    completeMarkerKey: completeMarkerKey(job.prefix),
  }) as ResolvedSnapshotExportJob;
}

export function plainBucket(bucket: ExportBucket): ResolvedSnapshotExportBucket {
  return plainStruct({ ...bucket, uri: bucketUri(bucket) }) as ResolvedSnapshotExportBucket;
}

/** The value with its strings escaped for Terraform, and without what is null. */
export function plainStruct(value: unknown): unknown {
  if (typeof value === 'string') return escapeTemplate(value);
  if (Array.isArray(value)) return value.map(plainStruct);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, plainStruct(member)]));
}
