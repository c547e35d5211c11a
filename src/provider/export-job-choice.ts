// How the arguments that choose a job stand beside each other. An unknown value counts as given.
import { AtlasError } from '../errors/atlas-error';
import { choiceProblem, type ChoicePlaces } from '../model/choice-problem';
import { isObjectValue, UNKNOWN, type ObjectValue } from '../tfplugin/values/value';

const PLACES: ChoicePlaces = {
  id: { label: 'export_job_id', argument: 'exportJobId' },
  newest: { label: 'most_recent = true', argument: 'mostRecent' },
  state: { label: 'filter.state', argument: 'filter.state' },
  wait: { label: 'wait_for_success = true', argument: 'waitForSuccess' },
};

export function choiceProblems(config: ObjectValue): AtlasError[] {
  const { export_job_id: id, most_recent: mostRecent, filter, wait_for_success: wait } = config;
  const hasId = id !== null;
  // Beside an id, one that is unknown may still be false.
  const isChoice = mostRecent === true || (mostRecent === UNKNOWN && !hasId);
  const hasState = isObjectValue(filter) && filter.state !== null;
  const given = { id: hasId, newest: isChoice, state: hasState, wait: wait === true };
  const problem = choiceProblem(given, PLACES);
  if (problem !== undefined) return [problem];
  return filter !== null && mostRecent !== true && mostRecent !== UNKNOWN ? [filterAlone()] : [];
}

function filterAlone(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'filter',
    what: 'filter has no effect without most_recent = true',
    fix: 'Set most_recent = true and remove export_job_id, or remove filter',
  });
}
