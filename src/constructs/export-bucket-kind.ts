// The data source of one export bucket: its question and its values.
import { exportBucketAttributes } from '../model/export-bucket-attributes';
import type { ExportBucketQuestion } from '../model/question';
import type { DataAtlasSnapshotExportBucketProps } from './data-atlas-snapshot-export-bucket-props';
import type { DataSourceKind } from './data-source-kind';

export const EXPORT_BUCKET: DataSourceKind<DataAtlasSnapshotExportBucketProps, ExportBucketQuestion> = {
  noun: 'bucket',
  names: ['projectId', 'exportBucketId'],
  problems: () => [],
  question: ({ projectId, exportBucketId }) => ({ kind: 'export-bucket', address: { projectId, exportBucketId } }),
  given: ({ projectId, exportBucketId }) => ({
    project_id: projectId,
    export_bucket_id: exportBucketId,
    timeouts: null,
  }),
  outputs: exportBucketAttributes,
  unfit: () => undefined,
};
