// Chooses the newest export job that fits, or says why there is none, with the jobs that were seen.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { showDuration } from '../model/duration';
import { filterWords, isInWindow, isOfKind, type ExportJobFilter, type SpellFilter } from '../model/export-job-filter';
import type { ExportJob } from '../model/export-job';
import type { ClusterAddress } from '../model/identifiers';
import { createdTime } from '../model/newest-first';
import { jobsMeant, jobWords, newestSeen } from './newest-seen';

export interface Choice {
  readonly cluster: ClusterAddress;
  readonly filter: ExportJobFilter;
  /** When the jobs were read, in milliseconds since 1970. */
  readonly now: number;
  readonly spell: SpellFilter;
  readonly redact: (text: string) => string;
}

/** Atlas doesn't retry a failed export, and a job under way has half its files. */
const USUAL_STATE = 'Successful';

/** `jobs` are all of the cluster, the newest first. Throws NO_EXPORT_JOB or EXPORT_JOB_TOO_OLD. */
export function chooseNewest(jobs: readonly ExportJob[], choice: Choice): ExportJob {
  const filter = { ...choice.filter, state: choice.filter.state ?? USUAL_STATE };
  const newest = jobs.find((job) => isOfKind(job, filter));
  if (newest === undefined) throw noneFits(jobs, { ...choice, filter });
  if (!isInWindow(newest, filter, choice.now)) throw tooOld(newest, jobs, { ...choice, filter });
  return newest;
}

function noneFits(jobs: readonly ExportJob[], choice: Choice): AtlasError {
  const { cluster, filter, spell, redact } = choice;
  const place = `the cluster ${quote(cluster.clusterName)} of the project ${quote(cluster.projectId)}`;
  if (jobs.length === 0) {
    return new AtlasError('NO_EXPORT_JOB', {
      what: `There is no export job yet: ${place} has none`,
      fix: 'Wait for the first export, or check the cluster and whether its backup schedule exports snapshots',
    });
  }
  return new AtlasError('NO_EXPORT_JOB', {
    what: `None of the ${jobs.length} export job(s) of ${place} has ${filterWords(filter, spell)}`,
    why: newestSeen(jobs, filter, redact),
    fix: `Wait for the next export, or ${otherWay(jobs, choice)}`,
  });
}

/** Another state helps only where there is a job of the snapshot and the bucket that are meant. */
function otherWay(jobs: readonly ExportJob[], { filter, spell }: Choice): string {
  if (jobsMeant(jobs, filter).length > 0) return `give another ${spell('state').label}`;
  const ids = (['snapshotId', 'exportBucketId'] as const).filter((name) => filter[name] !== undefined);
  return `check ${ids.map((name) => spell(name).label).join(' and ')}`;
}

function tooOld(newest: ExportJob, jobs: readonly ExportJob[], choice: Choice): AtlasError {
  const { filter, now, spell, redact } = choice;
  const { state, snapshotId, exportBucketId, ...window } = filter;
  const time = createdTime(newest);
  const age =
    time === -Infinity ? 'at a time that Atlas does not tell' : `${showDuration(Math.max(0, now - time))} ago`;
  return new AtlasError('EXPORT_JOB_TOO_OLD', {
    what:
      `The newest export job with ${filterWords({ state, snapshotId, exportBucketId }, spell)} was created ${age}, ` +
      `and ${filterWords(window, spell)} is wanted: ${jobWords(newest, redact)}`,
    why: newestSeen(jobs, filter, redact),
    fix: 'Wait for the next export and try again, or allow an older one',
  });
}
