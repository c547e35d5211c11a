// `context prune`: takes entries out of the context file.
import { Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { contextWithout, type Context } from '../model/context-file';
import { parseDuration } from '../model/duration';
import { invalidDuration } from '../model/invalid-duration';
import { findCluster, findProject, type ClusterFlags } from './cluster-options';
import { addFileOption, contextFile, readContext, writeContext, type FileFlags } from './context-file-option';
import { prunedEntries, type Pruned, type PruneCriteria } from './pruned-entries';
import { entryName, storedEntries } from './stored-entry';
import type { Surroundings } from './surroundings';

const HELP = `
An entry goes that meets all that is asked for. A bucket stays as long as a job that stays was exported to it;
--older-than and --cluster leave buckets alone.

Examples:
  $ cdktf-provider-atlas context prune 605ccba3c1c7613f423e1585
  $ cdktf-provider-atlas context prune --older-than 2160h --dry-run
  $ cdktf-provider-atlas context prune --project <id> --cluster orders --except 605ccba3c1c7613f423e1585`;

interface Flags extends FileFlags, ClusterFlags {
  readonly olderThan?: string;
  readonly except?: readonly string[];
  readonly dryRun?: boolean;
}

export function contextPruneCommand(surroundings: Surroundings): Command {
  return addFileOption(new Command('prune'))
    .description('Take entries out of the context file.')
    .argument('[id...]', 'export jobs and buckets with these ids')
    .option('--older-than <duration>', 'jobs that were created longer ago than this, such as 2160h')
    .option('--project <id>', 'entries of this project')
    .option('--cluster <name>', 'jobs of this cluster')
    .option('--except <id...>', 'keep these')
    .option('--dry-run', 'say what would go, and change nothing')
    .addHelpText('after', HELP)
    .action(async (ids: readonly string[], flags: Flags) => {
      const criteria = readCriteria(ids, flags, surroundings);
      const seen = choose(readContext(flags, surroundings), criteria);
      const isTrial = flags.dryRun === true || seen.removed.length === 0;
      const pruned = isTrial ? seen : await prune(contextFile(flags, surroundings), criteria);
      for (const entry of pruned.removed)
        surroundings.out(`${entryName(entry)}: ${isTrial ? 'would be removed' : 'removed'}`);
      for (const entry of pruned.held)
        surroundings.err(`${entryName(entry)}: stays, since a job that stays was exported to it`);
      if (pruned.removed.length === 0) surroundings.err('Nothing is to be removed');
    });
}

/** What the file holds when nobody else may write it counts. */
async function prune(file: string, criteria: PruneCriteria): Promise<Pruned> {
  let pruned: Pruned = { removed: [], held: [] };
  await writeContext(file, (context) => {
    pruned = choose(context, criteria);
    return contextWithout(context, new Set(pruned.removed.map(({ key }) => key)));
  });
  return pruned;
}

/** Throws INVALID_ARGUMENT for an id that the file does not hold: a mistyped one must not decide what goes. */
function choose(context: Context, criteria: PruneCriteria): Pruned {
  const { entries } = storedEntries(context);
  const named = [...(criteria.ids ?? []), ...criteria.except];
  const unknown = named.find((id) => entries.every(({ value }) => value.id !== id));
  if (unknown === undefined) return prunedEntries(entries, criteria);
  throw new AtlasError('INVALID_ARGUMENT', {
    what: `The context file has no entry with the id ${quote(unknown)}`,
    fix: 'Check the id; "cdktf-provider-atlas context list" shows them all',
  });
}

function readCriteria(ids: readonly string[], flags: Flags, surroundings: Surroundings): PruneCriteria {
  const { olderThan, except } = flags;
  const isAny = ids.length > 0 || [olderThan, flags.project, flags.cluster, except].some((flag) => flag !== undefined);
  if (!isAny) throw nothingAsked();
  const age = olderThan === undefined ? undefined : parseDuration(olderThan);
  if (olderThan !== undefined && age === undefined)
    throw invalidDuration(olderThan, { code: 'INVALID_ARGUMENT', label: '--older-than' });
  return {
    ids: ids.length === 0 ? undefined : new Set(ids),
    createdBefore: age === undefined ? undefined : (surroundings.clock?.now() ?? Date.now()) - age,
    // The variable says whose jobs to read, and not whose to remove.
    projectId: flags.project === undefined ? undefined : findProject(flags, surroundings),
    clusterName: findCluster(flags),
    except: new Set(except ?? []),
  };
}

function nothingAsked(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: 'Nothing says which entries to remove',
    fix: 'Give ids, --older-than, --project, --cluster or --except',
  });
}
