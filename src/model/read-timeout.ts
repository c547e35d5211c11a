// The rule for `timeouts.read`, which constructs and the provider both check.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { parseDuration } from './duration';

/** What is wrong with the limit, or undefined. */
export function readTimeoutProblem(text: string): AtlasError | undefined {
  if (parseDuration(text) !== undefined) return undefined;
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'timeouts.read',
    what: `timeouts.read must be a duration above zero, but is ${quote(text)}`,
    fix: 'Write a number with its unit, such as "90s", "30m" or "1h30m"',
  });
}
