// Which export jobs of a cluster are meant, where no id says it.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { parseDuration } from './duration';
import type { ExportJob } from './export-job';
import { EXPORT_STATES } from './export-state';
import { identifierProblem } from './identifiers';
import { invalidDuration } from './invalid-duration';
import { parseMoment } from './moment';
import { createdTime } from './newest-first';

/** What is left out does not restrict. */
export interface ExportJobFilter {
  /** One of {@link EXPORT_STATES}. */
  readonly state?: string;
  /** 24 lower-case hexadecimal digits. */
  readonly snapshotId?: string;
  /** 24 lower-case hexadecimal digits. */
  readonly exportBucketId?: string;
  /** RFC 3339; a job that was created at this moment fits. */
  readonly createdAfter?: string;
  /** A duration, counted back from when the jobs are read. */
  readonly maxAge?: string;
}

export const FILTER_NAMES = ['state', 'snapshotId', 'exportBucketId', 'createdAfter', 'maxAge'] as const;

/** How the user's own text spells a member of the filter, and its path as an argument. */
export type SpellFilter = (name: (typeof FILTER_NAMES)[number]) => {
  readonly label: string;
  readonly argument: string;
};

/** All that is wrong with the forms of the filter. */
export function filterProblems(filter: ExportJobFilter, spell: SpellFilter): AtlasError[] {
  return FILTER_NAMES.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : (problemOf(name, value, spell(name)) ?? []);
  });
}

/** Whether the job is one that the filter means; `now` is when the jobs are read, in milliseconds since 1970. */
export function fitsFilter(job: ExportJob, filter: ExportJobFilter, now: number): boolean {
  return isOfKind(job, filter) && isInWindow(job, filter, now);
}

/** Whether the job is of the snapshot, the bucket and the state that the filter names; when it was created is not asked. */
export function isOfKind(job: ExportJob, { state, snapshotId, exportBucketId }: ExportJobFilter): boolean {
  return (
    (state === undefined || job.state === state) &&
    (snapshotId === undefined || job.snapshotId === snapshotId) &&
    (exportBucketId === undefined || job.exportBucketId === exportBucketId)
  );
}

/** Whether the job was created as late as the filter wants. */
export function isInWindow(job: ExportJob, filter: ExportJobFilter, now: number): boolean {
  return createdTime(job) >= windowStart(filter, now);
}

/** Time from which on a job must have been created; `now` is when the jobs are read, both in milliseconds since 1970. */
export function windowStart({ createdAfter, maxAge }: ExportJobFilter, now: number): number {
  const after = createdAfter === undefined ? undefined : parseMoment(createdAfter);
  const age = maxAge === undefined ? undefined : parseDuration(maxAge);
  return Math.max(after ?? -Infinity, age === undefined ? -Infinity : now - age);
}

/** The filter's members that are given, as words: `state = "Failed", max_age = "26h"`. */
export function filterWords(filter: ExportJobFilter, spell: SpellFilter): string {
  const given = FILTER_NAMES.filter((name) => filter[name] !== undefined);
  return given.map((name) => `${spell(name).label} = ${quote(filter[name] ?? '')}`).join(', ');
}

type Place = ReturnType<SpellFilter>;

function problemOf(name: (typeof FILTER_NAMES)[number], value: string, place: Place): AtlasError | undefined {
  if (name === 'state') return EXPORT_STATES.includes(value) ? undefined : unknownState(value, place);
  if (name === 'maxAge')
    return parseDuration(value) === undefined
      ? invalidDuration(value, { code: 'INVALID_ARGUMENT', ...place })
      : undefined;
  if (name === 'createdAfter') return parseMoment(value) === undefined ? invalidMoment(value, place) : undefined;
  return identifierProblem(name, value, place);
}

function unknownState(state: string, { label, argument }: Place): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument,
    what: `${label} must be one of ${EXPORT_STATES.join(', ')}, but is ${quote(state)}`,
    fix: 'Write the state as Atlas does, letter case included',
  });
}

function invalidMoment(text: string, { label, argument }: Place): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument,
    what: `${label} must be a moment of RFC 3339, but is ${quote(text)}`,
    fix: 'Write a date, a time and an offset from UTC, such as "2024-05-06T07:05:00Z"',
  });
}
