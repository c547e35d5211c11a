// What an export job looks like at a moment: a pure function of its seed and the clock.
import { countCollections } from './job-collections';
import type { ExportJobSeed } from './seed';

export interface JobPlace {
  readonly orgId: string;
  readonly projectId: string;
  readonly clusterName: string;
}

export interface Stage {
  readonly state: string;
  readonly exportedCollections: number;
  readonly totalCollections: number;
  readonly finishedAt?: string;
}

const SNAPSHOT_LEAD = 5 * 60_000;
const UNTOLD_REASON = { errorCode: 'EXPORT_FAILED', message: 'The export job failed.' };

/** The job as Atlas writes it; a field without a value is left out. */
export function exportJobAt(job: ExportJobSeed, place: JobPlace, now: number): object {
  const { state, finishedAt, ...exportStatus } = stageAt(job, now);
  return {
    ...(job.components === undefined ? {} : { components: job.components }),
    createdAt: job.createdAt,
    customData: job.customData,
    exportBucketId: job.exportBucketId,
    ...(job.components === undefined ? { exportStatus } : {}),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    id: job.id,
    prefix: prefixOf(job, place),
    snapshotId: job.snapshotId,
    state,
    ...(state === 'Failed' ? { stateReason: job.stateReason ?? UNTOLD_REASON } : {}),
  };
}

/**
 * Those that are there: a job is, from the moment of its createdAt on, and before, nobody knows of it. Moments are
 * compared as they are written, in whole seconds: of 10,000 jobs, reading them would take longer than an answer.
 */
export function existingAt(jobs: readonly ExportJobSeed[], now: number): ExportJobSeed[] {
  const moment = write(now);
  return jobs.filter(({ createdAt = '' }) => createdAt <= moment);
}

/** The state alone. */
export function stateAt(job: ExportJobSeed, now: number): string {
  return stageAt(job, now).state;
}

/** How far it is. */
export function stageAt(job: ExportJobSeed, now: number): Stage {
  const { timeline } = job;
  const totalCollections = countCollections(job);
  if (timeline === undefined) return stageAtRest(job);
  const begins = createdAt(job) + timeline.queuedFor * 1000;
  const ends = begins + timeline.exportsFor * 1000;
  if (now < begins) return { state: 'Queued', exportedCollections: 0, totalCollections: 0 };
  if (now < ends) {
    const exportedCollections = Math.floor((totalCollections * (now - begins)) / (ends - begins));
    return { state: 'InProgress', exportedCollections, totalCollections };
  }
  const exportedCollections = timeline.endsAs === 'Successful' ? totalCollections : Math.floor(totalCollections / 2);
  return { state: timeline.endsAs, exportedCollections, totalCollections, finishedAt: write(ends) };
}

/** A job without a timeline: it stays as its seed says. */
function stageAtRest(job: ExportJobSeed): Stage {
  const { state = 'Queued', exportedCollections, finishedAt } = job;
  const totalCollections = countCollections(job);
  if (state === 'Queued') return { state, exportedCollections: 0, totalCollections: 0 };
  if (state === 'InProgress') return { state, exportedCollections, totalCollections };
  const done = state === 'Successful' ? totalCollections : exportedCollections;
  return { state, exportedCollections: done, totalCollections, finishedAt };
}

/** As its seed says, or the recorded form: no leading slash, ids and not names, createdAt in seconds as the last segment. */
export function prefixOf(job: ExportJobSeed, { orgId, projectId, clusterName }: JobPlace): string {
  if (job.prefix !== undefined) return job.prefix;
  const date = write(snapshotAt(job))
    .slice(0, 16)
    .replace(/:(\d\d)$/, '$1');
  const seconds = Math.floor(createdAt(job) / 1000);
  return ['exported_snapshots', orgId, projectId, clusterName, date, seconds].join('/');
}

/** When its snapshot was taken. */
export function snapshotAt(job: ExportJobSeed): number {
  return job.snapshotAt === undefined ? createdAt(job) - SNAPSHOT_LEAD : Date.parse(job.snapshotAt);
}

function createdAt(job: ExportJobSeed): number {
  return Date.parse(job.createdAt ?? '');
}

function write(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
