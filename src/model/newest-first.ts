// The order of export jobs: the newest first, by when they were created and then by id.
import type { ExportJob } from './export-job';
import { parseMoment } from './moment';

/** Milliseconds since 1970; a job of which that is not known is older than all others. */
export function createdTime({ createdAt }: Pick<ExportJob, 'createdAt'>): number {
  return (createdAt === null ? undefined : parseMoment(createdAt)) ?? -Infinity;
}

/** A list of its own. */
export function newestFirst(jobs: readonly ExportJob[]): ExportJob[] {
  const keyed = jobs.map((job) => ({ job, time: createdTime(job) }));
  keyed.sort((a, b) => (a.time === b.time ? compare(b.job.id, a.job.id) : b.time - a.time));
  return keyed.map(({ job }) => job);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
