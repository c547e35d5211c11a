// The look-ups of one app: they wait until the first value is needed, and then all of them are answered together.
import { AtlasError } from '../../errors/atlas-error';
import { isFinal } from '../../model/context-entries';
import type { ContextEntries } from '../../model/context-file';
import { contextKey } from '../../model/context-key';
import { forgottenNoun } from '../../model/forgotten';
import type { LookupOutcome } from '../../model/lookup';
import type { AnswerTo, Question } from '../../model/question';
import { successProblem } from '../../model/success-problem';
import { ContextFiles } from './context-files';
import { batchesOf, type Batch } from './look-up-batches';
import type { LookupSettings } from './lookup-settings';
import { isNeverStored, neverStored } from './never-stored';
import { MissingLookUps } from './missing-look-ups';
import type { WorkerAnswer } from './worker-bridge';

/** One question of a construct's. */
export interface LookUp<Q extends Question = Question> {
  readonly question: Q;
  readonly settings: LookupSettings;
}

type Answer = AnswerTo<Question>;
type Outcome = { readonly answer: Answer } | { readonly error: AtlasError };

export class LookUps {
  private readonly waiting = new Set<LookUp>();
  private readonly outcomes = new Map<LookUp, Outcome>();
  private readonly files = new ContextFiles();
  private readonly missing = new MissingLookUps();
  private readonly warnings = new Set<string>();
  private readonly warned = new Set<string>();

  /** Keys of what a context file could have held, but did not. */
  public readonly fetched: Readonly<Record<keyof ContextEntries, Set<string>>> = {
    exportJobs: new Set(),
    exportBuckets: new Set(),
  };

  public add(lookUp: LookUp): void {
    this.waiting.add(lookUp);
  }

  /** What the reads had to say beside their answers, each sentence once. */
  public takeWarnings(): string[] {
    const fresh = [...this.warnings].filter((warning) => !this.warned.has(warning));
    for (const warning of fresh) this.warned.add(warning);
    return fresh;
  }

  /** The answer; blocks until every look-up that waits has its outcome. Throws the failure of this one alone. */
  public resolve<Q extends Question>(lookUp: LookUp<Q>): AnswerTo<Q> {
    if (!this.outcomes.has(lookUp)) this.resolveWaiting();
    if (this.missing.has(lookUp)) throw this.missing.errorOf(lookUp);
    const outcome = this.outcomes.get(lookUp);
    if (outcome === undefined) throw AtlasError.from(new Error('A look-up was read before it was added'));
    if ('error' in outcome) throw outcome.error;
    // The worker answers each question by its kind.
    return outcome.answer as AnswerTo<Q>;
  }

  private resolveWaiting(): void {
    const asked: LookUp[] = [];
    for (const lookUp of this.waiting) {
      const outcome = this.attempt(() => this.stored(lookUp));
      if (outcome !== undefined) this.outcomes.set(lookUp, outcome);
      else if (isNeverStored(lookUp) && lookUp.settings.mode === 'offline')
        this.outcomes.set(lookUp, { error: neverStored(lookUp.question) });
      else if (lookUp.settings.mode === 'offline') this.missing.add(lookUp);
      else asked.push(lookUp);
    }
    this.waiting.clear();
    if (asked.length > 0) this.ask(asked);
  }

  /** What the context file says of a look-up, where it may be asked instead of Atlas. */
  private stored(lookUp: LookUp): Outcome | undefined {
    const answer = this.storedAnswer(lookUp);
    return answer === undefined || lookUp.settings.mode === 'refresh' ? undefined : outcomeOf(lookUp.question, answer);
  }

  private storedAnswer({ question, settings }: LookUp): Answer | undefined {
    const place = contextKey(settings.endpoint.baseUrl, question);
    return place && this.files.read(settings.contextFile)?.[place.section][place.key];
  }

  private ask(lookUps: readonly LookUp[]): void {
    const { batches, failures, warnings } = batchesOf(lookUps);
    for (const [lookUp, error] of failures) this.outcomes.set(lookUp, { error });
    const answer = answersOf(batches);
    batches.forEach((batch, index) => {
      batch.lookUps.forEach((lookUp, position) => {
        this.outcomes.set(lookUp, this.answered(lookUp, answer.outcomes[index]?.[position]));
      });
      if (batch.contextFile !== undefined) this.files.forget(batch.contextFile);
    });
    for (const warning of [...warnings, ...answer.warnings]) this.warnings.add(warning);
  }

  private answered(lookUp: LookUp, outcome: LookupOutcome | undefined): Outcome {
    if (outcome === undefined) return { error: AtlasError.from(new Error('The worker left a look-up out')) };
    const stored = this.attempt(() => {
      const answer = this.storedAnswer(lookUp);
      return answer && { answer };
    });
    if (outcome.answer === undefined) return this.forgotten(lookUp, AtlasError.fromPlain(outcome.error), stored);
    if (stored === undefined) this.note(lookUp, outcome.answer);
    return { answer: outcome.answer };
  }

  /** Counts what the context file could have held. */
  private note({ question, settings }: LookUp, answer: Answer): void {
    const place = contextKey(settings.endpoint.baseUrl, question);
    if (settings.contextFile !== undefined && place !== undefined && isFinal(answer))
      this.fetched[place.section].add(place.key);
  }

  /** What is final stays as it was, so what the file holds of it outlives Atlas's own memory. */
  private forgotten({ question }: LookUp, error: AtlasError, stored: Outcome | undefined): Outcome {
    const noun = forgottenNoun(error.code);
    if (noun === undefined || stored === undefined || !('answer' in stored) || !('id' in stored.answer))
      return { error };
    this.warnings.add(
      `Atlas no longer knows ${noun} ${stored.answer.id}; its entry in the context file is kept and used.`,
    );
    return outcomeOf(question, stored.answer);
  }

  private attempt(read: () => Outcome | undefined): Outcome | undefined {
    try {
      return read();
    } catch (reason) {
      return { error: AtlasError.from(reason) };
    }
  }
}

/** A stored job that has to be successful may have failed. */
function outcomeOf(question: Question, answer: Answer): Outcome {
  const isWaitedFor = question.kind === 'export-job' && question.waitForSuccess === true;
  const problem = isWaitedFor && 'state' in answer ? successProblem(answer) : undefined;
  return problem === undefined ? { answer } : { error: problem };
}

/** Asks the worker; a failure of the whole is the failure of each. */
function answersOf(batches: readonly Batch[]): WorkerAnswer {
  if (batches.length === 0) return { outcomes: [], warnings: [] };
  const timeout = Math.max(...batches.map((batch) => batch.timeout));
  const asked = batches.map(({ connection, contextFile, questions }) => ({ connection, contextFile, questions }));
  // Loaded where it is needed: a full context file starts no worker.
  const { askWorker } = require('./ask-worker') as typeof import('./ask-worker');
  try {
    return askWorker(asked, timeout);
  } catch (reason) {
    const error = AtlasError.from(reason).toPlain();
    return { outcomes: batches.map(({ questions }) => questions.map(() => ({ error }))), warnings: [] };
  }
}
