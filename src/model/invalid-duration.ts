// The one error for an argument or a setting that should be a duration.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';

export interface DurationPlace {
  readonly code: 'INVALID_ARGUMENT' | 'INVALID_SETTING';
  /** How the user's own text spells it. */
  readonly label: string;
  /** Its name as an argument, where it is one of Terraform's too. */
  readonly argument?: string;
}

export function invalidDuration(text: string, { code, label, argument }: DurationPlace): AtlasError {
  return new AtlasError(code, {
    argument,
    what: `${label} must be a duration above zero, but is ${quote(text)}`,
    fix: 'Write a number with its unit, such as "90s", "30m" or "1h30m"',
  });
}
