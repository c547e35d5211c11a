// The wire form of an export job. Loaded with the first answer: the schema library takes time to load.
import * as v from 'valibot';

const optional = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null);

/** Put before an object's form, which a list would otherwise pass. */
const noList = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
);

/** Half a surrogate pair has no UTF-8 form: it becomes the replacement character here, not somewhere on the way. */
const string = v.pipe(
  v.string(),
  v.transform((value) => value.replace(/\p{Surrogate}/gu, '\ufffd')),
);

const text = optional(string);
const count = optional(v.pipe(v.number(), v.integer()));

/** Only the bucket is required, as Atlas describes it; what is unknown is dropped, what is absent is null. */
export const exportJobSchema = v.pipe(
  noList,
  v.object({
    id: text,
    state: text,
    stateReason: optional(v.pipe(noList, v.object({ errorCode: text, message: text }))),
    /** Only in v1.0, before there was a `stateReason`. */
    errMsg: text,
    prefix: text,
    exportBucketId: v.pipe(string, v.nonEmpty()),
    snapshotId: text,
    createdAt: text,
    finishedAt: text,
    exportStatus: optional(v.pipe(noList, v.object({ exportedCollections: count, totalCollections: count }))),
    components: optional(v.array(v.pipe(noList, v.object({ exportId: text, replicaSetName: text })))),
    customData: optional(v.array(v.pipe(noList, v.object({ key: text, value: text })))),
  }),
);

export type WireExportJob = v.InferOutput<typeof exportJobSchema>;

/** The first thing that is wrong in an answer. */
export interface Flaw {
  /** Path of the field, empty for the answer itself. */
  readonly field: string;
  readonly expected: string;
  readonly received: unknown;
}

export type ReadWire = { readonly job: WireExportJob } | { readonly flaw: Flaw };

export function readWireExportJob(answer: unknown): ReadWire {
  const { success, output, issues } = v.safeParse(exportJobSchema, answer, { abortEarly: true });
  if (success) return { job: output };
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
  integer: 'a whole number',
  check: 'an object',
  object: 'an object',
  array: 'a list',
};

function expectedWords({ type, input }: v.BaseIssue<unknown>): string {
  if (input === undefined || type === 'non_empty') return 'given';
  return WORDS[type] ?? type;
}
