// Reads what the context file may hold: jobs that have finished, and their buckets.
import type { AtlasError } from '../errors/atlas-error';
import { resolveQuestions } from '../exports/resolve-questions';
import { isFinal, type Answered } from '../model/context-entries';
import type { ExportBucket } from '../model/export-bucket';
import type { ExportJob } from '../model/export-job';
import type { ExportBucketQuestion, ExportJobQuestion } from '../model/question';
import type { Atlas } from './open-atlas';
import type { StoredEntry } from './stored-entry';

export interface FinalAnswer extends Answered {
  readonly answer: ExportJob | ExportBucket;
}

export interface Fetched {
  readonly final: readonly FinalAnswer[];
  readonly unfinished: readonly ExportJob[];
  readonly errors: readonly AtlasError[];
}

type Single = ExportJobQuestion | ExportBucketQuestion;

/** The jobs, and the buckets of those that have finished where these are wanted. */
export async function fetchJobs(
  questions: readonly ExportJobQuestion[],
  withBuckets: boolean,
  atlas: Atlas,
): Promise<Fetched> {
  const jobs = await fetchFinal(questions, atlas);
  if (!withBuckets || jobs.errors.length > 0) return jobs;
  const wanted = jobs.final.flatMap(({ question, answer }) =>
    question.kind === 'export-job' && 'exportBucketId' in answer
      ? bucketQuestion(question.cluster.projectId, answer.exportBucketId)
      : [],
  );
  const buckets = await fetchFinal(distinct(wanted), atlas);
  return { ...jobs, final: [...jobs.final, ...buckets.final], errors: buckets.errors };
}

export async function fetchFinal(questions: readonly Single[], { reader, options }: Atlas): Promise<Fetched> {
  const outcomes = await resolveQuestions(
    reader,
    questions.map((question) => ({ question, options })),
  );
  const answered = questions.flatMap((question, index): FinalAnswer[] => {
    const outcome = outcomes[index];
    return outcome !== undefined && 'answer' in outcome && 'id' in outcome.answer
      ? [{ question, answer: outcome.answer }]
      : [];
  });
  return {
    final: answered.filter(({ answer }) => isFinal(answer)),
    unfinished: answered.flatMap(({ answer }) => ('state' in answer && !isFinal(answer) ? answer : [])),
    errors: outcomes.flatMap((outcome) => ('error' in outcome ? outcome.error : [])),
  };
}

/** The buckets of stored jobs that are not stored themselves. */
export function missingBuckets(entries: readonly StoredEntry[]): ExportBucketQuestion[] {
  const isStored = (projectId: string, id: string) =>
    entries.some((entry) => entry.kind === 'export-bucket' && entry.projectId === projectId && entry.value.id === id);
  const wanted = entries.flatMap((entry) =>
    entry.kind === 'export-job' && !isStored(entry.projectId, entry.value.exportBucketId)
      ? bucketQuestion(entry.projectId, entry.value.exportBucketId)
      : [],
  );
  return distinct(wanted);
}

function bucketQuestion(projectId: string, exportBucketId: string): ExportBucketQuestion {
  return { kind: 'export-bucket', address: { projectId, exportBucketId } };
}

function distinct(questions: readonly ExportBucketQuestion[]): ExportBucketQuestion[] {
  return [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()];
}
