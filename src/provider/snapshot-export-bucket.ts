// The data source atlas_snapshot_export_bucket: one export bucket by its id.
import { exportBucketAttributes } from '../model/export-bucket-attributes';
import type { ExportBucketQuestion } from '../model/question';
import type { DataSourceDefinition } from '../tfplugin/provider-definition';
import type { AtlasSession } from './atlas-session';
import { dataSource } from './data-source';
import { DATA_SOURCE_SCHEMAS } from './data-source-schemas';
import { identifierProblems, readText } from './read-arguments';

export function snapshotExportBucket(session: AtlasSession): DataSourceDefinition {
  return dataSource<ExportBucketQuestion>(session, {
    schema: DATA_SOURCE_SCHEMAS.atlas_snapshot_export_bucket,
    problems: (config) => identifierProblems(['projectId', 'exportBucketId'], config),
    question: (config) => ({
      kind: 'export-bucket',
      address: { projectId: readText('projectId', config), exportBucketId: readText('exportBucketId', config) },
    }),
    state: (bucket, config) => ({ ...config, ...exportBucketAttributes(bucket) }),
  });
}
