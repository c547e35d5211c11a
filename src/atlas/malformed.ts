// The error for an answer that is not of the form that was asked for.
import { AtlasError, type HttpFacts } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import type { Redact } from './redactor';

/** The first thing that is wrong in an answer. */
export interface Flaw {
  /** Path of the field, empty for the answer itself. */
  readonly field: string;
  readonly expected: string;
  readonly received: unknown;
}

export interface MalformedContext {
  /** What the answer should have been, with its article. */
  readonly noun: string;
  readonly http?: HttpFacts;
  readonly redact: Redact;
}

export function malformed({ field, expected, received }: Flaw, { noun, http, redact }: MalformedContext): AtlasError {
  const place = field === '' ? 'the answer' : `the field ${show(field)}`;
  return new AtlasError('ANSWER_MALFORMED', {
    what: `Atlas answered with something that is not ${noun}: ${place} should be ${show(expected)}, but is ${kindOf(received, redact)}`,
    fix: 'Check that the base URL is that of the Atlas Admin API; if it is, please report this message',
    http,
  });
}

/** What stood there; only plain values are shown, since anything else may be of any size and depth. */
function kindOf(value: unknown, redact: Redact): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (typeof value === 'string') return value === '' ? 'an empty string' : `the string ${quote(redact(value))}`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${redact(String(value))}`;
}
