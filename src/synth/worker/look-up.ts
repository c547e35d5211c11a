// One request of the host: answer every question, store what is final, and report each outcome.
import { resolveQuestions, type Outcome, type OwnQuestion } from '../../exports/resolve-questions';
import { TimeLimit } from '../../exports/time-limit';
import type { AtlasReader } from '../../exports/atlas-reader';
import { contextEntries } from '../../model/context-entries';
import type { ExportJob } from '../../model/export-job';
import type { SpellFilter } from '../../model/export-job-filter';
import type { LookupBatch, LookupOutcome, LookupQuestion, LookupRequest } from '../../model/lookup';
import type { Readers } from './readers';
import { storeInContext } from './store-context';
import type { WaitProgress } from './wait-progress';

const LIMIT_WORDS = {
  name: "the look-up's timeout",
  raise: 'set a longer timeout on AtlasLookup',
  timedOut: 'LOOKUP_TIMED_OUT',
} as const;

const spell: SpellFilter = (name) => ({ label: name, argument: 'select' });

interface LookupAnswer {
  readonly outcomes: readonly (readonly LookupOutcome[])[];
  readonly warnings: readonly string[];
}

export async function lookUp(request: LookupRequest, readers: Readers, progress: WaitProgress): Promise<LookupAnswer> {
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);
  const read = await Promise.all(
    request.batches.map((batch) => {
      const reader = readers.of(batch.connection, request);
      const own = (asked: LookupQuestion) => ownQuestion(asked, { reader, timeout: request.timeout, warn, progress });
      return resolveQuestions(reader, batch.questions.map(own));
    }),
  );
  progress.end();
  for (const [index, batch] of request.batches.entries()) {
    const warning = await store(batch, read[index] ?? []);
    if (warning !== undefined) warnings.push(warning);
  }
  return { outcomes: read.map((outcomes) => outcomes.map(plain)), warnings };
}

interface Surroundings {
  readonly reader: AtlasReader;
  readonly timeout: number;
  readonly warn: (message: string) => void;
  readonly progress: WaitProgress;
}

function ownQuestion(asked: LookupQuestion, { reader, timeout, warn, progress }: Surroundings): OwnQuestion {
  const { question, waitTimeout } = asked;
  const isWait = question.kind === 'export-job' && question.waitForSuccess === true;
  const limit = new TimeLimit(isWait ? waitTimeout : timeout, LIMIT_WORDS, reader.clock);
  const onProgress = (job: ExportJob | undefined): void => progress.show(asked, job, reader.redact);
  return { question, options: { limit, warn, spell, onProgress } };
}

/** Stores what is final of a batch; what keeps it from being stored is a warning, since it was read. */
async function store(batch: LookupBatch, outcomes: readonly Outcome[]): Promise<string | undefined> {
  if (batch.contextFile === undefined) return undefined;
  const answered = batch.questions.flatMap(({ question }, index) => {
    const outcome = outcomes[index];
    return outcome !== undefined && 'answer' in outcome ? [{ question, answer: outcome.answer }] : [];
  });
  const entries = contextEntries(batch.connection.baseUrl, answered);
  const isEmpty = Object.values(entries).every((section) => Object.keys(section).length === 0);
  return isEmpty ? undefined : storeInContext(batch.contextFile, entries);
}

function plain(outcome: Outcome): LookupOutcome {
  return 'answer' in outcome ? outcome : { error: outcome.error.toPlain() };
}
