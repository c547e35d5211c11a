// A rule of a fault script: which requests, how often, and what happens to them instead.
import * as v from 'valibot';
import { checkShape } from './check-shape';
import { OPERATION_NAMES } from './operation-of';

const AUTH_KINDS = ['none', 'basic', 'bearer', 'digest'] as const;
const CONNECTIONS = ['reset', 'hang', 'truncate', 'slow'] as const;

const wholeFrom = (least: number) =>
  v.pipe(
    v.number(),
    v.check((value) => Number.isInteger(value) && value >= least, `must be a whole number from ${least}`),
  );

const FaultRuleSchema = v.pipe(
  v.strictObject({
    /** Everything given must agree; left out, every request matches. */
    match: v.optional(
      v.strictObject({
        method: v.optional(v.string()),
        /** What the path begins with; the query is no part of it. */
        path: v.optional(v.string()),
        operation: v.optional(v.picklist(OPERATION_NAMES, `must be one of ${OPERATION_NAMES.join(', ')}`)),
        /** With `digest`, the unauthenticated request that fetches the challenge passes. */
        auth: v.optional(v.picklist(AUTH_KINDS, `must be one of ${AUTH_KINDS.join(', ')}`)),
      }),
      {},
    ),
    /** How many matching requests pass first. */
    skip: v.optional(wholeFrom(0), 0),
    /** How many requests are struck; left out: all that follow. */
    times: v.optional(wholeFrom(1)),
    /** Milliseconds to wait before anything else; alone, the request is then answered as usual. */
    delay: v.optional(wholeFrom(0)),
    /** A ready answer: with `status` alone its body is an Atlas error. */
    status: v.optional(
      v.pipe(
        v.number(),
        v.check((value) => Number.isInteger(value) && value >= 200 && value <= 599, 'must be a status from 200 to 599'),
      ),
    ),
    /** Text is sent as it is, anything else as JSON. */
    body: v.optional(v.unknown()),
    headers: v.optional(v.record(v.string(), v.string()), {}),
    /** Done to the connection: `truncate` and `slow` send the usual answer, in part or piece by piece. */
    connection: v.optional(v.picklist(CONNECTIONS, `must be one of ${CONNECTIONS.join(', ')}`)),
    /** Milliseconds between two pieces of a `slow` answer. */
    pause: v.optional(wholeFrom(0), 200),
  }),
  v.check(
    ({ status, connection, delay }) =>
      (status === undefined || connection === undefined) && (status ?? connection ?? delay) !== undefined,
    'must have one of "status" and "connection", or "delay"',
  ),
  v.check(
    ({ status, body }) => body === undefined || ![204, 205, 304].includes(status ?? 200),
    'cannot have a "body": an answer of that status has none',
  ),
);

/** As a user writes it. */
export type FaultRule = v.InferInput<typeof FaultRuleSchema>;
/** Checked, with every default. */
export type CheckedFaultRule = v.InferOutput<typeof FaultRuleSchema>;

/** Throws an EmulatorError that names the rule and the field. */
export function readFaultRules(rules: unknown, source: string): CheckedFaultRule[] {
  return checkShape(v.array(FaultRuleSchema), rules, source);
}
