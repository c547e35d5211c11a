// How far a wait had come: what is told when its time is over.
import { quote, show } from '../errors/show';
import type { ExportJob } from '../model/export-job';
import { filterWords, type ExportJobFilter, type SpellFilter } from '../model/export-job-filter';
import { progressWords } from '../model/export-progress';
import { newestSeen } from './newest-seen';

export interface WaitReached {
  readonly what: string;
  readonly why?: string;
}

export interface Sought {
  readonly clusterName: string;
  readonly filter: ExportJobFilter;
  readonly spell: SpellFilter;
  readonly redact: (text: string) => string;
}

/** `job` is the one that is waited for; undefined where none of those that were seen is. */
export function waitReached(job: ExportJob | undefined, seen: readonly ExportJob[], sought: Sought): WaitReached {
  const { clusterName, filter, spell, redact } = sought;
  if (job !== undefined) return { what: `Export job ${job.id} was still ${show(redact(progressWords(job)))}` };
  const words = filterWords(filter, spell);
  return {
    what: `The cluster ${quote(clusterName)} still had no export job ${words === '' ? 'that fits' : `with ${words}`}`,
    why: seen.length === 0 ? undefined : newestSeen(seen, filter, redact),
  };
}
