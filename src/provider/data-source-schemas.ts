// Every data source's schema by its type name.
import type { BlockSchema } from '../tfplugin/schema/block-schema';
import { SNAPSHOT_EXPORT_JOB_SCHEMA } from './snapshot-export-job-schema';

export const DATA_SOURCE_SCHEMAS = {
  atlas_snapshot_export_job: SNAPSHOT_EXPORT_JOB_SCHEMA,
} as const satisfies Readonly<Record<string, BlockSchema>>;
