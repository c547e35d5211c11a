// The rule for `timeouts.read`, which constructs and the provider both check.
import type { AtlasError } from '../errors/atlas-error';
import { parseDuration } from './duration';
import { invalidDuration } from './invalid-duration';

const PLACE = { code: 'INVALID_ARGUMENT', label: 'timeouts.read', argument: 'timeouts.read' } as const;

/** What is wrong with the limit, or undefined. */
export function readTimeoutProblem(text: string): AtlasError | undefined {
  return parseDuration(text) === undefined ? invalidDuration(text, PLACE) : undefined;
}
