// What all data sources do alike: check the arguments, ask within the time that is allowed, give Terraform the answer.
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import { resolveQuestion } from '../exports/resolve-question';
import { TimeLimit } from '../exports/time-limit';
import { parseDuration } from '../model/duration';
import type { ExportJob } from '../model/export-job';
import { progressWords } from '../model/export-progress';
import type { AnswerTo, Question } from '../model/question';
import { readTimeoutProblem } from '../model/read-timeout';
import type { Diagnostic } from '../tfplugin/diagnostics/diagnostic';
import type { DataSourceDefinition, ReadContext, ReadResult } from '../tfplugin/provider-definition';
import type { BlockSchema } from '../tfplugin/schema/block-schema';
import { isObjectValue, isWhollyKnown, type ObjectValue, type Value } from '../tfplugin/values/value';
import type { AtlasSession } from './atlas-session';
import { DEFAULT_READ_TIMEOUT } from './attribute-schemas';
import { errorDiagnostic, warningDiagnostic } from './diagnostics';
import { spellFilter } from './read-filter';

export interface DataSourceParts<Q extends Question> {
  readonly schema: BlockSchema;
  /** All that is wrong with the arguments; values may be unknown. */
  readonly problems: (config: ObjectValue) => AtlasError[];
  /** What wholly known arguments without a problem ask for. */
  readonly question: (config: ObjectValue) => Q;
  /** What Terraform gets: the outputs, and those of the arguments that are not as they were given. */
  readonly state: (answer: AnswerTo<Q>, config: ObjectValue) => ObjectValue;
}

const LIMIT_WORDS = {
  name: 'timeouts.read',
  raise: 'allow more time with `timeouts { read = "…" }`',
  timedOut: 'TIMED_OUT',
} as const;

export function dataSource<Q extends Question>(session: AtlasSession, parts: DataSourceParts<Q>): DataSourceDefinition {
  const problems = (config: ObjectValue) => [...parts.problems(config), ...timeoutProblems(config)];
  return {
    schema: parts.schema,
    validate: (config) => problems(config).map(errorDiagnostic),
    read: async (config, context) => {
      if (context.deferralAllowed && session.unknownSettings.length > 0) return { deferred: 'provider config unknown' };
      if (context.deferralAllowed && !isWhollyKnown(config)) return { deferred: 'data source config unknown' };
      const refused = problems(config);
      if (refused.length > 0) return { diagnostics: refused.map(errorDiagnostic) };
      return read(session, parts, { config, context });
    },
  };
}

interface Call {
  readonly config: ObjectValue;
  readonly context: ReadContext;
}

async function read<Q extends Question>(
  session: AtlasSession,
  { question, state }: DataSourceParts<Q>,
  { config, context: { signal } }: Call,
): Promise<ReadResult> {
  const warnings: Diagnostic[] = [];
  try {
    const reader = session.reader();
    const answer = await resolveQuestion(reader, question(config), {
      signal,
      limit: new TimeLimit(readTimeout(config), LIMIT_WORDS, reader.clock),
      warn: (message) => warnings.push(warningDiagnostic('Export job may be read wrongly', message, ['state'])),
      spell: spellFilter,
      onProgress: (job) => session.log('info', show(reader.redact(waitingWords(job)))),
    });
    return { state: state(answer, config), diagnostics: warnings };
  } catch (reason) {
    return { diagnostics: [...warnings, errorDiagnostic(AtlasError.from(reason))] };
  }
}

function waitingWords(job: ExportJob | undefined): string {
  return job === undefined ? 'No export job fits yet; waiting' : `Export job ${job.id} is ${progressWords(job)}`;
}

function timeoutProblems(config: ObjectValue): AtlasError[] {
  const timeout = timeoutOf(config);
  return typeof timeout === 'string' ? [readTimeoutProblem(timeout) ?? []].flat() : [];
}

function readTimeout(config: ObjectValue): number {
  const timeout = timeoutOf(config);
  return parseDuration(typeof timeout === 'string' ? timeout : DEFAULT_READ_TIMEOUT) ?? 0;
}

function timeoutOf({ timeouts }: ObjectValue): Value {
  return isObjectValue(timeouts) ? (timeouts.read ?? null) : null;
}
