// Waits until an export job is Successful; any other end of it is a failure.
import { CutShort } from '../atlas/cut-short';
import { quote, show } from '../errors/show';
import { isInWindow, isOfKind, type ExportJobFilter } from '../model/export-job-filter';
import type { ExportJob } from '../model/export-job';
import { progressWords } from '../model/export-progress';
import { isFinished } from '../model/export-state';
import type { ExportJobQuestion } from '../model/question';
import { successProblem } from '../model/success-problem';
import type { AtlasReader } from './atlas-reader';
import type { Asker } from './look-up';
import type { ResolveOptions } from './within-limit';

/**
 * The job by its id, or else the newest in the filter's window whatever its state; where none is there yet, the first to
 * come. Throws AtlasError, and CutShort where not even the first read came to an end in time.
 */
export async function waitForSuccess(
  reader: AtlasReader,
  { cluster, choice }: ExportJobQuestion,
  { signal, limit, onProgress }: ResolveOptions,
): Promise<ExportJob> {
  const asker: Asker = { signal, end: limit.end };
  const now = reader.clock.now();
  const newest = (jobs: readonly ExportJob[]) =>
    'mostRecent' in choice ? inWindow(jobs, choice.mostRecent, now) : jobs[0];
  const first = async () =>
    'mostRecent' in choice
      ? newest(await reader.listJobs(cluster, asker))
      : reader.readJob({ ...cluster, ...choice }, asker);
  let job = await first();
  let told: string | undefined;
  for (let turn = 0; job === undefined || !isFinished(job.state); turn += 1) {
    const words = job === undefined ? '' : progressWords(job);
    if (words !== told) onProgress?.(job);
    told = words;
    const seen: readonly ExportJob[] = await reader
      .watchOf(cluster)
      .next(asker, turn, job?.id)
      .catch((reason: unknown) => {
        throw reason instanceof CutShort
          ? limit.waitedOut(reachedWords(job, cluster.clusterName, reader), whyOf(reason))
          : reason;
      });
    job = job === undefined ? newest(seen) : (seen[0] ?? job);
  }
  onProgress?.(job);
  const problem = successProblem(job, reader.redact);
  if (problem !== undefined) throw problem;
  return job;
}

function inWindow(jobs: readonly ExportJob[], filter: ExportJobFilter, now: number): ExportJob | undefined {
  return jobs.find((job) => isOfKind(job, filter) && isInWindow(job, filter, now));
}

function reachedWords(job: ExportJob | undefined, clusterName: string, { redact }: AtlasReader): string {
  if (job === undefined) return `The cluster ${quote(clusterName)} still had no export job that fits`;
  return `Export job ${job.id} was still ${show(redact(progressWords(job)))}`;
}

/** What the last request was at, where it was more than late. */
function whyOf({ failure }: CutShort): string | undefined {
  return failure.code === 'TIMED_OUT' ? undefined : failure.parts.what;
}
