// Every data source's schema by its type name.
import type { BlockSchema } from '../tfplugin/schema/block-schema';
import { SNAPSHOT_EXPORT_BUCKET_SCHEMA } from './snapshot-export-bucket-schema';
import { SNAPSHOT_EXPORT_BUCKETS_SCHEMA } from './snapshot-export-buckets-schema';
import { SNAPSHOT_EXPORT_JOB_SCHEMA } from './snapshot-export-job-schema';
import { SNAPSHOT_EXPORT_JOBS_SCHEMA } from './snapshot-export-jobs-schema';

export const DATA_SOURCE_SCHEMAS = {
  atlas_snapshot_export_bucket: SNAPSHOT_EXPORT_BUCKET_SCHEMA,
  atlas_snapshot_export_buckets: SNAPSHOT_EXPORT_BUCKETS_SCHEMA,
  atlas_snapshot_export_job: SNAPSHOT_EXPORT_JOB_SCHEMA,
  atlas_snapshot_export_jobs: SNAPSHOT_EXPORT_JOBS_SCHEMA,
} as const satisfies Readonly<Record<string, BlockSchema>>;
