// The rule of choosing a job: either its id, or the newest. An unknown value counts as given.
import { AtlasError } from '../errors/atlas-error';
import { isObjectValue, UNKNOWN, type ObjectValue } from '../tfplugin/values/value';

/** What is wrong with how the arguments stand beside each other. */
export function choiceProblems(config: ObjectValue): AtlasError[] {
  const { export_job_id: id, most_recent: mostRecent, filter, wait_for_success: wait } = config;
  const hasId = id !== null;
  const isChoice = mostRecent === true || mostRecent === UNKNOWN;
  if (hasId && mostRecent === true) return [bothGiven()];
  if (!hasId && !isChoice) return [noneGiven()];
  if (filter !== null && !isChoice) return [filterAlone()];
  const hasState = isObjectValue(filter) && filter.state !== null;
  return hasState && wait === true ? [stateAndWait()] : [];
}

function bothGiven(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'mostRecent',
    what: 'export_job_id and most_recent = true are both given',
    why: 'The one names a job, and the other chooses one',
    fix: 'Remove one of them',
  });
}

function noneGiven(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'exportJobId',
    what: 'Neither export_job_id nor most_recent = true is given',
    fix: 'Give the id of the job, or set most_recent = true to take the newest successful one',
  });
}

function filterAlone(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'filter',
    what: 'filter has no effect without most_recent = true',
    fix: 'Set most_recent = true and remove export_job_id, or remove filter',
  });
}

function stateAndWait(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'filter.state',
    what: 'filter.state and wait_for_success = true are both given',
    why: 'The newest job in any state is waited for, until it is Successful',
    fix: 'Remove filter.state, or do not wait',
  });
}
