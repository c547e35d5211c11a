// The data source of the export jobs of a cluster: its rules, its question and its values.
import { exportJobAttributes } from '../model/export-job-attributes';
import type { SpellFilter } from '../model/export-job-filter';
import { exportJobsId } from '../model/list-id';
import type { ExportJobsQuestion } from '../model/question';
import type { DataAtlasSnapshotExportJobsProps } from './data-atlas-snapshot-export-jobs-props';
import type { DataSourceKind } from './data-source-kind';
import { filterArgumentProblems, filterAttributes, givenFilter } from './filter-arguments';

const spell: SpellFilter = (name) => ({ label: `filter.${name}`, argument: 'filter' });

export const EXPORT_JOBS: DataSourceKind<DataAtlasSnapshotExportJobsProps, ExportJobsQuestion> = {
  noun: 'list',
  names: ['projectId', 'clusterName'],
  problems: ({ filter, readAt }) => filterArgumentProblems(filter, readAt, spell),
  question: ({ projectId, clusterName, filter }) => ({
    kind: 'export-jobs',
    cluster: { projectId, clusterName },
    filter: givenFilter(filter),
  }),
  given: ({ projectId, clusterName, filter }) => ({
    project_id: projectId,
    cluster_name: clusterName,
    filter: filterAttributes(filter),
    timeouts: null,
  }),
  outputs: (jobs, { cluster, filter }) => ({
    id: exportJobsId(cluster, filter),
    results: jobs.map(exportJobAttributes),
  }),
  unfit: () => undefined,
};
