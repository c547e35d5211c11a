// Under which key the context file holds the answer to a question.
import type { ContextEntries } from './context-file';
import { exportBucketKey, exportJobKey } from './identifiers';
import type { Question } from './question';

export interface ContextKey {
  readonly section: keyof ContextEntries;
  readonly key: string;
}

/** Undefined for a choice or a list, which is another one tomorrow and so is never stored. */
export function contextKey(baseUrl: string, question: Question): ContextKey | undefined {
  if (question.kind === 'export-bucket')
    return { section: 'exportBuckets', key: exportBucketKey(baseUrl, question.address) };
  if (question.kind !== 'export-job' || !('exportJobId' in question.choice)) return undefined;
  return { section: 'exportJobs', key: exportJobKey(baseUrl, { ...question.cluster, ...question.choice }) };
}
