// What the wire forms of Atlas's answers are made of, and how an answer is read by one. Loaded with the first answer: the
// schema library takes time to load.
import * as v from 'valibot';
import type { Flaw } from './malformed';

export const optional = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null);

/** Put before an object's form, which a list would otherwise pass. */
export const noList = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
);

/** Half a surrogate pair has no UTF-8 form: it becomes the replacement character here, not somewhere on the way. */
export const string = v.pipe(
  v.string(),
  v.transform((value) => value.replace(/\p{Surrogate}/gu, '\ufffd')),
);

export const text = optional(string);

/** The answer in the form of the schema, or the first flaw of it. */
export function readForm<S extends v.GenericSchema>(
  schema: S,
  answer: unknown,
): { readonly wire: v.InferOutput<S> } | { readonly flaw: Flaw } {
  const { success, output, issues } = v.safeParse(schema, answer, { abortEarly: true });
  if (success) return { wire: output };
  const [issue] = issues;
  return { flaw: { field: fieldOf(issue), expected: expectedWords(issue), received: issue.input } };
}

function fieldOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return keys.join('').replace(/^\./, '');
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  integer: 'a whole number',
  check: 'an object',
  object: 'an object',
  array: 'a list',
};

function expectedWords({ type, input }: v.BaseIssue<unknown>): string {
  if (input === undefined || type === 'non_empty') return 'given';
  return WORDS[type] ?? type;
}
