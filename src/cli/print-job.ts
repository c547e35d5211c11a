// One export job on standard output, in the form that was asked for.
import { Option, type Command } from 'commander';
import { resolveQuestion } from '../exports/resolve-question';
import type { ExportJob } from '../model/export-job';
import { handoffText } from '../model/handoff';
import { jobTable } from './job-table';
import { jsonText } from './json-text';
import type { Atlas } from './open-atlas';
import type { Surroundings } from './surroundings';

export interface FormFlags {
  readonly json?: boolean;
  readonly handoff?: boolean;
}

export function addFormOptions(command: Command, json: string): Command {
  return command
    .addOption(new Option('--json', json).conflicts('handoff'))
    .option('--handoff', 'print the hand-over: one JSON document for a loader, and nothing else');
}

/** The hand-over needs the job's bucket, which is read then. */
export async function jobText(
  job: ExportJob,
  { json, handoff }: FormFlags,
  { projectId, atlas, surroundings }: { projectId: string; atlas: Atlas; surroundings: Surroundings },
): Promise<string> {
  if (json === true) return jsonText(job);
  if (handoff !== true) return jobTable([job], surroundings, atlas.reader.redact);
  const address = { projectId, exportBucketId: job.exportBucketId };
  return handoffText(job, await resolveQuestion(atlas.reader, { kind: 'export-bucket', address }, atlas.options));
}
