// Answers a question of any kind.
import type { ExportJob } from '../model/export-job';
import { fitsFilter } from '../model/export-job-filter';
import type { AnswerTo, ExportJobsQuestion, Question } from '../model/question';
import type { AtlasReader } from './atlas-reader';
import { resolveExportJob } from './resolve-export-job';
import { withinLimit, type ResolveOptions } from './within-limit';

/** Throws AtlasError, and tells of the limit where it is the limit that left no more time. */
export function resolveQuestion<Q extends Question>(
  reader: AtlasReader,
  question: Q,
  options: ResolveOptions,
): Promise<AnswerTo<Q>>;
export function resolveQuestion(
  reader: AtlasReader,
  question: Question,
  options: ResolveOptions,
): Promise<AnswerTo<Question>> {
  switch (question.kind) {
    case 'export-job':
      return resolveExportJob(reader, question, options);
    case 'export-jobs':
      return resolveExportJobs(reader, question, options);
    case 'export-bucket':
      return withinLimit(reader, options, 'The export bucket', (asker) => reader.readBucket(question.address, asker));
    case 'export-buckets':
      return withinLimit(reader, options, 'The list of export buckets', (asker) =>
        reader.listBuckets(question.projectId, asker),
      );
  }
}

async function resolveExportJobs(
  reader: AtlasReader,
  { cluster, filter }: ExportJobsQuestion,
  options: ResolveOptions,
): Promise<readonly ExportJob[]> {
  const now = reader.clock.now();
  const jobs = await withinLimit(reader, options, 'The list of export jobs', (asker) =>
    reader.listJobs(cluster, asker),
  );
  return jobs.filter((job) => fitsFilter(job, filter, now));
}
