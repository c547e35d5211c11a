// `jobs`: the export jobs of a cluster, or one of them.
import { Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { resolveQuestion } from '../exports/resolve-question';
import type { ExportJob } from '../model/export-job';
import type { ClusterAddress } from '../model/identifiers';
import { addClusterOptions, readCluster, type ClusterFlags } from './cluster-options';
import { addConnectionOptions, type ConnectionFlags } from './connection-options';
import { addStateOption, addWindowOptions, readChoice, readFilter, type ChoiceFlags } from './filter-options';
import { jobTable } from './job-table';
import { jsonText } from './json-text';
import { withAtlas, type Atlas } from './open-atlas';
import { addFormOptions, jobText, type FormFlags } from './print-job';
import type { Surroundings } from './surroundings';

const EXAMPLES = `
Examples:
  $ cdktf-provider-atlas jobs --project <id> --cluster orders
  $ cdktf-provider-atlas jobs --project <id> --cluster orders --state Failed --max-age 168h
  $ cdktf-provider-atlas jobs --project <id> --cluster orders --latest --max-age 26h --handoff > export.json
  $ cdktf-provider-atlas jobs 605ccba3c1c7613f423e1585 --project <id> --cluster orders --json`;

type Flags = ClusterFlags & ChoiceFlags & FormFlags & ConnectionFlags;

export function jobsCommand(surroundings: Surroundings): Command {
  const command = new Command('jobs')
    .description('List the export jobs of a cluster, the newest first; or show one of them.')
    .argument('[id]', 'show this export job alone');
  addClusterOptions(command).option(
    '--latest',
    'the newest job alone, which is Successful unless --state says otherwise',
  );
  addFormOptions(addWindowOptions(addStateOption(command)), 'print JSON: a list, or one object with --latest or an id');
  return addConnectionOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (id: string | undefined, flags: Flags) => {
      const cluster = readCluster(flags, surroundings);
      const choice = readChoice(id, flags);
      if (choice === undefined && flags.handoff === true) throw handoffOfMany();
      const text = await withAtlas(flags, surroundings, async (atlas) => {
        if (choice === undefined) return listText(cluster, { flags, atlas, surroundings });
        const job = await resolveQuestion(atlas.reader, { kind: 'export-job', cluster, choice }, atlas.options);
        return jobText(job, flags, { projectId: cluster.projectId, atlas, surroundings });
      });
      if (text !== undefined) surroundings.out(text);
    });
}

interface Listing {
  readonly flags: Flags;
  readonly atlas: Atlas;
  readonly surroundings: Surroundings;
}

async function listText(cluster: ClusterAddress, listing: Listing): Promise<string | undefined> {
  const { flags, atlas, surroundings } = listing;
  const filter = readFilter(flags);
  const jobs = await resolveQuestion(atlas.reader, { kind: 'export-jobs', cluster, filter }, atlas.options);
  if (flags.json === true) return jsonText(jobs);
  if (jobs.length > 0) return tableText(jobs, listing);
  const fits = Object.keys(filter).length === 0 ? '' : ' that fits';
  surroundings.err(`The cluster ${quote(cluster.clusterName)} has no export job${fits}`);
  return undefined;
}

function tableText(jobs: readonly ExportJob[], { atlas, surroundings }: Listing): string {
  return jobTable(jobs, surroundings, atlas.reader.redact);
}

function handoffOfMany(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: '--handoff is of one job, and neither an id nor --latest is given',
    fix: 'Give the id of the job, or --latest for the newest successful one',
  });
}
