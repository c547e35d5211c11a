// What the context file may hold of what was answered: that which never changes.
import type { ContextEntries } from './context-file';
import { contextKey } from './context-key';
import { isFinished } from './export-state';
import type { AnswerTo, Question } from './question';

export interface Answered {
  readonly question: Question;
  readonly answer: AnswerTo<Question>;
}

/** A job that has not finished still changes; a bucket counts as what it is. */
export function isFinal(answer: AnswerTo<Question>): boolean {
  return !('state' in answer) || isFinished(answer.state);
}

/** The final ones of those that have a key, each under it. */
export function contextEntries(baseUrl: string, answered: readonly Answered[]): ContextEntries {
  const entries: ContextEntries = { exportJobs: {}, exportBuckets: {} };
  for (const { question, answer } of answered) {
    const place = contextKey(baseUrl, question);
    if (place !== undefined && isFinal(answer)) Object.assign(entries[place.section], { [place.key]: answer });
  }
  return entries;
}
