// Resolves one export job, by its id or by choice, waited for or as it is, and warns of what its reader should know.
import { quote } from '../errors/show';
import type { ExportJob } from '../model/export-job';
import { isKnownState } from '../model/export-state';
import type { ExportJobQuestion } from '../model/question';
import type { AtlasReader } from './atlas-reader';
import { chooseNewest } from './choose-newest';
import type { Asker } from './look-up';
import { waitForSuccess } from './wait-for-success';
import { withinLimit, type ResolveOptions } from './within-limit';

/** Throws AtlasError, and tells of the limit where it is the limit that left no more time. */
export async function resolveExportJob(
  reader: AtlasReader,
  question: ExportJobQuestion,
  options: ResolveOptions,
): Promise<ExportJob> {
  const job = await withinLimit(reader, options, 'The export job', (asker) =>
    question.waitForSuccess === true
      ? waitForSuccess(reader, question, options)
      : readChoice(reader, question, { asker, options }),
  );
  if (job.state !== null && !isKnownState(job.state)) options.warn(unknownState(reader.redact(job.state), job.id));
  return job;
}

interface Reading {
  readonly asker: Asker;
  readonly options: ResolveOptions;
}

async function readChoice(
  reader: AtlasReader,
  { cluster, choice }: ExportJobQuestion,
  { asker, options: { spell } }: Reading,
): Promise<ExportJob> {
  if ('exportJobId' in choice) return reader.readJob({ ...cluster, ...choice }, asker);
  const now = reader.clock.now();
  const jobs = await reader.listJobs(cluster, asker);
  return chooseNewest(jobs, { cluster, filter: choice.mostRecent, now, spell, redact: reader.redact });
}

function unknownState(state: string, exportJobId: string): string {
  return (
    `The export job ${exportJobId} is in the state ${quote(state)}, which this release does not know. ` +
    'It is passed on as it is and counts as not finished; a newer release may know it.'
  );
}
