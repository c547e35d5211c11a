// Checks what a user wrote against its schema; the message names the first field that is wrong.
import * as v from 'valibot';
import { EmulatorError } from './emulator-error';

/** The checked value with its defaults; throws an EmulatorError that begins with `source`, such as a file's name. */
export function checkShape<S extends v.GenericSchema>(schema: S, value: unknown, source: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new EmulatorError(`${source}: ${pathOf(issue)} ${wordsOf(issue)}`);
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return steps.length === 0 ? 'the document' : steps.join('').replace(/^\./, '');
}

/** A message of ours stands as it is; one of valibot's begins with a capital and stands behind a colon. */
function wordsOf({ message }: v.BaseIssue<unknown>): string {
  return /^[A-Z]/.test(message) ? `is not valid: ${message}` : message;
}
