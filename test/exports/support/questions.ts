// Questions about the jobs of the fake Atlas, and what they are asked with.
import type { Clock } from '../../../src/atlas/clock';
import { TimeLimit } from '../../../src/exports/time-limit';
import type { ResolveOptions } from '../../../src/exports/within-limit';
import { attributeName } from '../../../src/model/attribute-name';
import type { ExportJobFilter, SpellFilter } from '../../../src/model/export-job-filter';
import type { ExportJobAddress } from '../../../src/model/identifiers';
import type { ExportJobQuestion } from '../../../src/model/question';
import { PROJECT } from './fake-atlas';

export const CLUSTER = { projectId: PROJECT, clusterName: 'orders' };
export const WORDS = { name: 'the test', raise: 'wait longer', timedOut: 'LOOKUP_TIMED_OUT' } as const;

export const spell: SpellFilter = (name) => ({ label: attributeName(name), argument: name });

export function byId({ exportJobId, ...cluster }: ExportJobAddress): ExportJobQuestion {
  return { kind: 'export-job', cluster, choice: { exportJobId } };
}

export function newest(mostRecent: ExportJobFilter = {}): ExportJobQuestion {
  return { kind: 'export-job', cluster: CLUSTER, choice: { mostRecent } };
}

export function waitedFor(question: ExportJobQuestion): ExportJobQuestion {
  return { ...question, waitForSuccess: true };
}

/** Half an hour, unless another limit is given, in milliseconds. */
export function optionsOf(
  clock: Clock,
  { milliseconds = 1_800_000, ...options }: Partial<ResolveOptions> & { readonly milliseconds?: number } = {},
): ResolveOptions {
  return { limit: new TimeLimit(milliseconds, WORDS, clock), warn: () => undefined, spell, ...options };
}
