// The rule of choosing a job: either its id is given, or the newest is meant; and a wait takes it in any state.
import { AtlasError } from '../errors/atlas-error';
import type { ArgumentPlace } from './identifiers';

/** What is given. A value that is not known yet counts as given. */
export interface GivenChoice {
  readonly id: boolean;
  readonly newest: boolean;
  readonly state: boolean;
  readonly wait: boolean;
}

/** How the user's own text spells them, each as it is written to be given. */
export type ChoicePlaces = Readonly<Record<keyof GivenChoice, ArgumentPlace>>;

/** What is wrong with how they stand beside each other, or undefined. */
export function choiceProblem(given: GivenChoice, places: ChoicePlaces): AtlasError | undefined {
  if (given.id && given.newest) return bothGiven(places);
  if (!given.id && !given.newest) return noneGiven(places);
  return given.state && given.wait ? stateAndWait(places) : undefined;
}

function bothGiven({ id, newest }: ChoicePlaces): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: newest.argument,
    what: `${id.label} and ${newest.label} are both given`,
    why: 'The one names a job, and the other chooses one',
    fix: 'Remove one of them',
  });
}

function noneGiven({ id, newest }: ChoicePlaces): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: id.argument,
    what: `Neither ${id.label} nor ${newest.label} is given`,
    fix: `Give the id of the job, or ${newest.label} to take the newest successful one`,
  });
}

function stateAndWait({ state, wait }: ChoicePlaces): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: state.argument,
    what: `${state.label} and ${wait.label} are both given`,
    why: 'The newest job in any state is waited for, until it is Successful',
    fix: `Remove ${state.label}, or do not wait`,
  });
}
