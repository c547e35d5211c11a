// The `filter` of a data block.
import { attributeName } from '../model/attribute-name';
import type { AtlasError } from '../errors/atlas-error';
import { FILTER_NAMES, filterProblems, type ExportJobFilter, type SpellFilter } from '../model/export-job-filter';
import { isObjectValue, type ObjectValue } from '../tfplugin/values/value';

export const spellFilter: SpellFilter = (name) => ({
  label: `filter.${attributeName(name)}`,
  argument: `filter.${name}`,
});

/** The members that are given and known. */
export function readFilter({ filter }: ObjectValue): ExportJobFilter {
  if (!isObjectValue(filter)) return {};
  const given = FILTER_NAMES.map((name) => [name, filter[attributeName(name)]] as const);
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'string'));
}

/** What is wrong with those members that are given and known. */
export function filterProblemsOf(config: ObjectValue): AtlasError[] {
  return filterProblems(readFilter(config), spellFilter);
}
