// The data source atlas_snapshot_export_job: one job, by its id or the newest, as it is or waited for.
import { exportJobAttributes } from '../model/export-job-attributes';
import type { ExportJob } from '../model/export-job';
import type { ExportJobQuestion } from '../model/question';
import type { DataSourceDefinition } from '../tfplugin/provider-definition';
import type { ObjectValue } from '../tfplugin/values/value';
import type { AtlasSession } from './atlas-session';
import { dataSource } from './data-source';
import { DATA_SOURCE_SCHEMAS } from './data-source-schemas';
import { choiceProblems } from './export-job-choice';
import { identifierProblems, readText } from './read-arguments';
import { filterProblemsOf, readFilter } from './read-filter';

/** More would hold much memory for few answers: those who read the same job do so at about the same time. */
const MOST_STATES = 64;

const ARGUMENTS = ['filter', 'most_recent', 'timeouts', 'wait_for_success'];

export function snapshotExportJob(session: AtlasSession): DataSourceDefinition {
  // The jobs that were read last, one state for all that read the same job alike: so it is encoded once.
  const states = new Map<ExportJob, ObjectValue>();
  return dataSource<ExportJobQuestion>(session, {
    schema: DATA_SOURCE_SCHEMAS.atlas_snapshot_export_job,
    problems: (config) => [
      ...identifierProblems(['projectId', 'clusterName', 'exportJobId'], config),
      ...filterProblemsOf(config),
      ...choiceProblems(config),
    ],
    question: (config) => ({
      kind: 'export-job',
      cluster: { projectId: readText('projectId', config), clusterName: readText('clusterName', config) },
      choice:
        config.most_recent === true
          ? { mostRecent: readFilter(config) }
          : { exportJobId: readText('exportJobId', config) },
      waitForSuccess: config.wait_for_success === true,
    }),
    state: (job, config) => {
      const plain = states.get(job) ?? plainState(job, config);
      keep(states, job, plain);
      const given = Object.entries(config).filter(([name, value]) => ARGUMENTS.includes(name) && value !== null);
      return given.length === 0 ? plain : { ...plain, ...Object.fromEntries(given) };
    },
  });
}

function plainState(job: ExportJob, config: ObjectValue): ObjectValue {
  return {
    project_id: readText('projectId', config),
    cluster_name: readText('clusterName', config),
    export_job_id: job.id,
    ...exportJobAttributes(job),
  };
}

function keep(states: Map<ExportJob, ObjectValue>, job: ExportJob, state: ObjectValue): void {
  states.set(job, state);
  const [oldest] = states.keys();
  if (states.size > MOST_STATES && oldest !== undefined) states.delete(oldest);
}
