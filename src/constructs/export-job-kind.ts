// The data source of one export job: its rules, its question and its values.
import { AtlasError } from '../errors/atlas-error';
import { choiceProblem, type ChoicePlaces } from '../model/choice-problem';
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

const PLACES: ChoicePlaces = {
  id: { label: 'exportJobId', argument: 'exportJobId' },
  newest: { label: 'select: ExportJobSelection.mostRecent()', argument: 'select' },
  state: { label: 'the state of select', argument: 'select' },
  wait: { label: 'waitForSuccess', argument: 'waitForSuccess' },
};

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

function choiceProblems({ exportJobId, select, readAt, waitForSuccess }: Props): AtlasError[] {
  if (select !== undefined && !(select instanceof ExportJobSelection)) return [noSelection()];
  const filter = select?._filter;
  const given = {
    id: exportJobId !== undefined,
    newest: select !== undefined,
    state: filter?.state !== undefined,
    wait: waitForSuccess === true,
  };
  return [
    choiceProblem(given, PLACES),
    exportJobId === undefined ? undefined : nameProblem('exportJobId', exportJobId, readAt),
    ...filterArgumentProblems(filter, readAt, spell),
  ].filter((problem) => problem !== undefined);
}

function waitProblems({ waitForSuccess, allowUnfinished }: Props): AtlasError[] {
  return waitForSuccess === true && allowUnfinished === true ? [unfinishedAndWait()] : [];
}

function noSelection(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: 'select must be an ExportJobSelection',
    fix: 'Give ExportJobSelection.mostRecent({ … })',
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
