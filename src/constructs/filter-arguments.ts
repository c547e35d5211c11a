// The members of a filter, as a user gives them to a construct and as Terraform has them.
import type { AtlasError } from '../errors/atlas-error';
import { attributeName } from '../model/attribute-name';
import { FILTER_NAMES, filterProblems, type ExportJobFilter, type SpellFilter } from '../model/export-job-filter';
import type { AttributeObject } from '../model/export-job-attributes';
import type { ReadAt } from './read-at';
import { isKnown, textProblem } from './read-arguments';

/** What is wrong with the filter, member by member; in apply mode a token may be any text. */
export function filterArgumentProblems(
  filter: ExportJobFilter | undefined,
  readAt: ReadAt | undefined,
  spell: SpellFilter,
): AtlasError[] {
  const given = Object.entries(givenFilter(filter)) as [(typeof FILTER_NAMES)[number], unknown][];
  const unusable = given.flatMap(([name, value]) => textProblem(value, readAt, spell(name).label) ?? []);
  const known = given.filter(([, value]) => isKnown(value));
  return [...unusable, ...filterProblems(Object.fromEntries(known) as ExportJobFilter, spell)];
}

/** Only what is given: a filter that crosses threads should hold nothing else. */
export function givenFilter(filter: ExportJobFilter = {}): ExportJobFilter {
  return Object.fromEntries(
    FILTER_NAMES.filter((name) => filter[name] !== undefined).map((name) => [name, filter[name]]),
  );
}

export function filterAttributes(filter: ExportJobFilter | undefined): AttributeObject | null {
  if (filter === undefined) return null;
  return Object.fromEntries(FILTER_NAMES.map((name) => [attributeName(name), filter[name] ?? null]));
}
