// What one data source is to the code that all of them share.
import type { AtlasError } from '../errors/atlas-error';
import type { AttributeObject } from '../model/export-job-attributes';
import type { IdentifierName } from '../model/identifiers';
import type { AnswerTo, Question } from '../model/question';
import type { AtlasReadProps } from './atlas-read-props';

export interface DataSourceKind<P extends AtlasReadProps, Q extends Question> {
  /** What it is called in messages. */
  readonly noun: string;
  /** Arguments that have to be given, each a name of Atlas's. */
  readonly names: readonly (IdentifierName & keyof P)[];
  /** What is wrong with the other arguments. */
  readonly problems: (props: P) => AtlasError[];
  readonly question: (props: P) => Q;
  /** The arguments as Terraform has them, what is left out as null: nobody needs to be asked for these. */
  readonly given: (props: P) => AttributeObject;
  readonly outputs: (answer: AnswerTo<Q>, question: Q) => AttributeObject;
  /** Why an answer is not shown. */
  readonly unfit: (answer: AnswerTo<Q>, props: P) => AtlasError | undefined;
}
