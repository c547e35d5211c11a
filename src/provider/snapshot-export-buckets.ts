// The data source atlas_snapshot_export_buckets: all export buckets of a project, by id.
import { exportBucketAttributes } from '../model/export-bucket-attributes';
import { exportBucketsId } from '../model/list-id';
import type { ExportBucketsQuestion } from '../model/question';
import type { DataSourceDefinition } from '../tfplugin/provider-definition';
import type { AtlasSession } from './atlas-session';
import { dataSource } from './data-source';
import { DATA_SOURCE_SCHEMAS } from './data-source-schemas';
import { identifierProblems, readText } from './read-arguments';

export function snapshotExportBuckets(session: AtlasSession): DataSourceDefinition {
  return dataSource<ExportBucketsQuestion>(session, {
    schema: DATA_SOURCE_SCHEMAS.atlas_snapshot_export_buckets,
    problems: (config) => identifierProblems(['projectId'], config),
    question: (config) => ({ kind: 'export-buckets', projectId: readText('projectId', config) }),
    state: (buckets, config) => ({
      ...config,
      id: exportBucketsId(readText('projectId', config)),
      results: buckets.map(exportBucketAttributes),
    }),
  });
}
