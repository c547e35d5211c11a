// The data source of one export job: its rules, its question and its values.
import { AtlasError } from '../errors/atlas-error';
import type { ExportJob } from '../model/export-job';
import { exportJobAttributes } from '../model/export-job-attributes';
import type { SpellFilter } from '../model/export-job-filter';
import { progressWords } from '../model/export-progress';
import { isFinished } from '../model/export-state';
import type { ExportJobQuestion } from '../model/question';
import type { DataAtlasSnapshotExportJobProps } from './data-atlas-snapshot-export-job-props';
import type { DataSourceKind } from './data-source-kind';
import { ExportJobSelection } from './export-job-selection';
import { filterArgumentProblems, filterAttributes } from './filter-arguments';
import { nameProblem } from './read-arguments';

type Props = DataAtlasSnapshotExportJobProps;

const spell: SpellFilter = (name) => ({ label: name, argument: 'select' });

export const EXPORT_JOB: DataSourceKind<Props, ExportJobQuestion> = {
  noun: 'job',
  names: ['projectId', 'clusterName'],
  problems: (props) => [...choiceProblems(props), ...waitProblems(props)],
  question: ({ projectId, clusterName, exportJobId, select, waitForSuccess }) => ({
    kind: 'export-job',
    cluster: { projectId, clusterName },
    choice: select === undefined ? { exportJobId: exportJobId ?? '' } : { mostRecent: select._filter ?? {} },
    ...(waitForSuccess === true ? { waitForSuccess } : {}),
  }),
  given: ({ projectId, clusterName, exportJobId, select, waitForSuccess }) => ({
    project_id: projectId,
    cluster_name: clusterName,
    ...(exportJobId === undefined ? {} : { export_job_id: exportJobId }),
    most_recent: select === undefined ? null : true,
    filter: filterAttributes(select?._filter),
    wait_for_success: waitForSuccess ?? null,
    timeouts: null,
  }),
  outputs: (job) => ({ export_job_id: job.id, ...exportJobAttributes(job) }),
  unfit: (job, { allowUnfinished }) =>
    allowUnfinished === true || isFinished(job.state) ? undefined : notFinished(job),
};

function choiceProblems({ exportJobId, select, readAt }: Props): AtlasError[] {
  if (exportJobId !== undefined && select !== undefined) return [bothGiven()];
  if (select === undefined) {
    if (exportJobId === undefined) return [noneGiven()];
    return [nameProblem('exportJobId', exportJobId, readAt)].filter((problem) => problem !== undefined);
  }
  if (!(select instanceof ExportJobSelection)) return [noSelection()];
  return filterArgumentProblems(select._filter, readAt, spell);
}

function waitProblems({ select, waitForSuccess, allowUnfinished }: Props): AtlasError[] {
  if (waitForSuccess !== true) return [];
  const hasState = select instanceof ExportJobSelection && select._filter?.state !== undefined;
  return [...(hasState ? [stateAndWait()] : []), ...(allowUnfinished === true ? [unfinishedAndWait()] : [])];
}

function bothGiven(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: 'exportJobId and select are both given',
    why: 'The one names a job, and the other chooses one',
    fix: 'Remove one of them',
  });
}

function noneGiven(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: 'Neither exportJobId nor select is given',
    fix: 'Give the id of the job, or select: ExportJobSelection.mostRecent() to take the newest successful one',
  });
}

function noSelection(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: 'select must be an ExportJobSelection',
    fix: 'Give ExportJobSelection.mostRecent({ … })',
  });
}

function stateAndWait(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: 'The state of select and waitForSuccess are both given',
    why: 'The newest job in any state is waited for, until it is Successful',
    fix: 'Remove state, or do not wait',
  });
}

function unfinishedAndWait(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: 'allowUnfinished and waitForSuccess are both given',
    why: 'What was waited for has finished',
    fix: 'Remove one of them',
  });
}

function notFinished(job: ExportJob): AtlasError {
  return new AtlasError('JOB_NOT_FINISHED', {
    what: `Export job ${job.id} is ${progressWords(job)}`,
    why: 'What is read at synth time becomes part of the configuration, and this job still changes',
    fix: 'Synthesize again when it has finished, set waitForSuccess to wait for it or allowUnfinished to take the value of this moment, or read it with ReadAt.APPLY',
  });
}
