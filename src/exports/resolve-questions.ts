// Answers many questions together; one that fails does not touch its neighbours.
import { AtlasError } from '../errors/atlas-error';
import type { AnswerTo, Question } from '../model/question';
import type { AtlasReader } from './atlas-reader';
import { resolveQuestion } from './resolve-question';
import type { ResolveOptions } from './within-limit';

export type Outcome = { readonly answer: AnswerTo<Question> } | { readonly error: AtlasError };

export interface OwnQuestion {
  readonly question: Question;
  readonly options: ResolveOptions;
}

/** The outcome of each question, in their order. */
export async function resolveQuestions(reader: AtlasReader, questions: readonly OwnQuestion[]): Promise<Outcome[]> {
  return Promise.all(
    questions.map(({ question, options }) =>
      resolveQuestion(reader, question, options).then(
        (answer) => ({ answer }),
        (reason: unknown) => ({ error: AtlasError.from(reason) }),
      ),
    ),
  );
}
