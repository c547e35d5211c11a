// Why a job is not the successful one that it has to be.
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import type { ExportJob } from './export-job';
import { progressWords } from './export-progress';
import { isFinished, isSuccessful } from './export-state';

/** Undefined for a job that is Successful. */
export function successProblem(
  job: ExportJob,
  redact: (text: string) => string = (text) => text,
): AtlasError | undefined {
  if (isSuccessful(job.state)) return undefined;
  const name = `Export job ${job.id}${job.snapshotId === null ? '' : ` of the snapshot ${job.snapshotId}`}`;
  if (!isFinished(job.state)) {
    return new AtlasError('JOB_NOT_FINISHED', {
      what: `${show(redact(name))} is ${show(redact(progressWords(job)))}, and has to be Successful`,
      fix: 'Wait until it has finished, or let it be waited for',
    });
  }
  const isCancelled = job.state === 'Cancelled';
  return new AtlasError(isCancelled ? 'EXPORT_JOB_CANCELLED' : 'EXPORT_JOB_FAILED', {
    what: `${show(redact(name))} is ${show(redact(progressWords(job)))}, and has to be Successful`,
    why: `${reasonWords(job, redact)}. Part of its objects may be in the bucket, without the object that marks it complete`,
    fix: 'Export the snapshot again, or take another job: Atlas does not try an export again by itself',
  });
}

function reasonWords({ state, stateReason }: ExportJob, redact: (text: string) => string): string {
  const told = [stateReason?.errorCode, stateReason?.message].filter((text) => typeof text === 'string');
  if (told.length > 0) return `Atlas says: ${show(redact(told.join(', ').replace(/\.$/, '')))}`;
  return state === 'Cancelled' ? 'Atlas gives no reason' : 'Atlas gives no reason for the failure';
}
