// The data source atlas_snapshot_export_jobs: all jobs of a cluster that fit, the newest first.
import { exportJobAttributes } from '../model/export-job-attributes';
import { exportJobsId } from '../model/list-id';
import type { ExportJobsQuestion } from '../model/question';
import type { DataSourceDefinition } from '../tfplugin/provider-definition';
import type { ObjectValue } from '../tfplugin/values/value';
import type { AtlasSession } from './atlas-session';
import { dataSource } from './data-source';
import { DATA_SOURCE_SCHEMAS } from './data-source-schemas';
import { identifierProblems, readText } from './read-arguments';
import { filterProblemsOf, readFilter } from './read-filter';

export function snapshotExportJobs(session: AtlasSession): DataSourceDefinition {
  return dataSource<ExportJobsQuestion>(session, {
    schema: DATA_SOURCE_SCHEMAS.atlas_snapshot_export_jobs,
    problems: (config) => [...identifierProblems(['projectId', 'clusterName'], config), ...filterProblemsOf(config)],
    question: (config) => ({ kind: 'export-jobs', cluster: clusterOf(config), filter: readFilter(config) }),
    state: (jobs, config) => ({
      ...config,
      id: exportJobsId(clusterOf(config), readFilter(config)),
      results: jobs.map(exportJobAttributes),
    }),
  });
}

function clusterOf(config: ObjectValue) {
  return { projectId: readText('projectId', config), clusterName: readText('clusterName', config) };
}
