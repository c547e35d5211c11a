// The export jobs that were seen where none fits, as an error shows them: last night's failed one must be in sight.
import { show } from '../errors/show';
import { isOfKind, type ExportJobFilter } from '../model/export-job-filter';
import type { ExportJob } from '../model/export-job';

/** So many jobs are shown. */
const SHOWN = 5;

type Redact = (text: string) => string;

/** The newest of the snapshot and the bucket that are meant; where there are none, the newest of all. */
export function newestSeen(jobs: readonly ExportJob[], filter: ExportJobFilter, redact: Redact): string {
  const meant = jobsMeant(jobs, filter);
  const lines = (meant.length > 0 ? meant : jobs).slice(0, SHOWN).map((job) => `- ${jobWords(job, redact)}`);
  return `The newest that were seen:\n${lines.join('\n')}`;
}

/** Those of the snapshot and the bucket that are meant, in any state. */
export function jobsMeant(jobs: readonly ExportJob[], filter: ExportJobFilter): readonly ExportJob[] {
  return jobs.filter((job) => isOfKind(job, { ...filter, state: undefined }));
}

export function jobWords({ id, state, createdAt }: ExportJob, redact: Redact): string {
  return show(redact(`${id} ${state ?? 'in no state'}, created ${createdAt ?? 'at an unknown time'}`));
}
