// The data source of the export buckets of a project: its question and its values.
import { exportBucketAttributes } from '../model/export-bucket-attributes';
import { exportBucketsId } from '../model/list-id';
import type { ExportBucketsQuestion } from '../model/question';
import type { DataAtlasSnapshotExportBucketsProps } from './data-atlas-snapshot-export-buckets-props';
import type { DataSourceKind } from './data-source-kind';

export const EXPORT_BUCKETS: DataSourceKind<DataAtlasSnapshotExportBucketsProps, ExportBucketsQuestion> = {
  noun: 'list',
  names: ['projectId'],
  problems: () => [],
  question: ({ projectId }) => ({ kind: 'export-buckets', projectId }),
  given: ({ projectId }) => ({ project_id: projectId, timeouts: null }),
  outputs: (buckets, { projectId }) => ({
    id: exportBucketsId(projectId),
    results: buckets.map(exportBucketAttributes),
  }),
  unfit: () => undefined,
};
