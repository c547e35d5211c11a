// Waits until an export job is Successful; any other end of it is a failure.
import { CutShort } from '../atlas/cut-short';
import type { AtlasError } from '../errors/atlas-error';
import { fitsFilter } from '../model/export-job-filter';
import type { ExportJob } from '../model/export-job';
import { progressWords } from '../model/export-progress';
import { isFinished } from '../model/export-state';
import type { ExportJobQuestion } from '../model/question';
import { successProblem } from '../model/success-problem';
import type { AtlasReader } from './atlas-reader';
import type { Asker } from './look-up';
import type { TimeLimit } from './time-limit';
import { waitReached, type WaitReached } from './wait-reached';
import type { ResolveOptions } from './within-limit';

/**
 * The job by its id, or else the newest in the filter's window whatever its state; where none is there yet, the first to
 * come. Throws AtlasError, and CutShort where not even the first read came to an end in time.
 */
export async function waitForSuccess(
  reader: AtlasReader,
  { cluster, choice }: ExportJobQuestion,
  { signal, limit, spell, onProgress }: ResolveOptions,
): Promise<ExportJob> {
  const asker: Asker = { signal, end: limit.end };
  const now = reader.clock.now();
  const filter = 'mostRecent' in choice ? choice.mostRecent : {};
  const sought = { ...cluster, filter, spell, redact: reader.redact };
  const fits = (job: ExportJob) => fitsFilter(job, filter, now);
  // The list is not kept: it may hold thousands of jobs, and most of the time passes between two looks.
  const look = (seen: readonly ExportJob[], known?: ExportJob) => {
    const job = known === undefined ? seen.find(fits) : (seen[0] ?? known);
    return { job, reached: waitReached(job, seen, sought) };
  };
  const first = async () =>
    'mostRecent' in choice ? reader.listJobs(cluster, asker) : [await reader.readJob({ ...cluster, ...choice }, asker)];
  let { job, reached } = look(await first());
  let told: string | undefined;
  for (let turn = 0; job === undefined || !isFinished(job.state); turn += 1) {
    const words = job === undefined ? '' : progressWords(job);
    if (words !== told) onProgress?.(job);
    told = words;
    const round = reader.watchOf(cluster).next(asker, turn, job?.id);
    const seen = round.catch((reason: unknown) => {
      throw reason instanceof CutShort ? waitedOut(limit, reached, reason) : reason;
    });
    ({ job, reached } = look(await seen, job));
  }
  onProgress?.(job);
  const problem = successProblem(job, reader.redact);
  if (problem !== undefined) throw problem;
  return job;
}

function waitedOut(limit: TimeLimit, { what, why }: WaitReached, { failure }: CutShort): AtlasError {
  // What the last request was at tells more where it was more than late.
  const late = failure.code === 'TIMED_OUT' ? undefined : failure.parts.what;
  const reasons = [late, why].filter((reason) => reason !== undefined);
  return limit.waitedOut(what, reasons.length === 0 ? undefined : reasons.join('. '));
}
