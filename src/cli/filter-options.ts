// The flags that say which export jobs of a cluster are meant, and the job that they choose.
import type { Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { FILTER_NAMES, filterProblems, type ExportJobFilter, type SpellFilter } from '../model/export-job-filter';
import { EXPORT_STATES } from '../model/export-state';
import type { ExportJobChoice } from '../model/question';
import { checkedJobId } from './cluster-options';

type FilterName = (typeof FILTER_NAMES)[number];

/** Member of the filter → its flag, and the name under which commander keeps it. */
const FLAGS: Readonly<Record<FilterName, { readonly flag: string; readonly key: keyof FilterFlags }>> = {
  state: { flag: '--state', key: 'state' },
  snapshotId: { flag: '--snapshot', key: 'snapshot' },
  exportBucketId: { flag: '--bucket', key: 'bucket' },
  createdAfter: { flag: '--created-after', key: 'createdAfter' },
  maxAge: { flag: '--max-age', key: 'maxAge' },
};

export interface FilterFlags {
  readonly state?: string;
  readonly snapshot?: string;
  readonly bucket?: string;
  readonly createdAfter?: string;
  readonly maxAge?: string;
}

export interface ChoiceFlags extends FilterFlags {
  readonly latest?: boolean;
}

export const spellFilter: SpellFilter = (name) => ({ label: FLAGS[name].flag, argument: name });

export function addStateOption(command: Command): Command {
  return command.option('--state <state>', `in this state: ${EXPORT_STATES.join(', ')}`);
}

/** All but the state, which nobody can ask of a job that is waited for. */
export function addWindowOptions(command: Command): Command {
  return command
    .option('--snapshot <id>', 'of this snapshot')
    .option('--bucket <id>', 'to the export bucket with this id')
    .option('--created-after <moment>', 'created then or later, such as 2024-05-06T07:05:00Z')
    .option('--max-age <duration>', 'not older than this, such as 26h');
}

/** Throws INVALID_ARGUMENT. */
export function readFilter(flags: FilterFlags): ExportJobFilter {
  const given = FILTER_NAMES.map((name) => [name, flags[FLAGS[name].key]] as const);
  const filter: ExportJobFilter = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const [problem] = filterProblems(filter, spellFilter);
  if (problem !== undefined) throw problem;
  return filter;
}

/** The job that an id or --latest means; undefined where neither is given. Throws INVALID_ARGUMENT. */
export function readChoice(id: string | undefined, flags: ChoiceFlags): ExportJobChoice | undefined {
  const filter = readFilter(flags);
  if (id === undefined) return flags.latest === true ? { mostRecent: filter } : undefined;
  const [other] = [
    ...(flags.latest === true ? ['--latest'] : []),
    ...FILTER_NAMES.filter((name) => filter[name] !== undefined).map((name) => FLAGS[name].flag),
  ];
  if (other === undefined) return { exportJobId: checkedJobId(id) };
  throw new AtlasError('INVALID_ARGUMENT', {
    what: `An id and ${other} are both given`,
    why: 'The one names a job, and the other chooses among jobs',
    fix: 'Remove one of them',
  });
}
