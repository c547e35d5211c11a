// Compares an answer with the shape of a fixture: the same members of the same types, whatever their values.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(path.join(__dirname, 'fixtures', `${name}.json`), 'utf8'));
}

/** Where `value` departs from the fixture's shape. An empty list of the fixture says nothing about its elements. */
export function validateShape(fixture: string, value: unknown): string[] {
  return compare(readFixture(fixture), value, 'body');
}

function compare(expected: unknown, value: unknown, at: string): string[] {
  if (kindOf(expected) !== kindOf(value)) return [`${at} is ${kindOf(value)}, not ${kindOf(expected)}`];
  if (Array.isArray(expected) && Array.isArray(value)) {
    if (expected.length === 0) return [];
    return value.flatMap((element, index) => {
      const problems = expected.map((candidate) => compare(candidate, element, `${at}[${index}]`));
      return problems.some((found) => found.length === 0) ? [] : (problems[0] ?? []);
    });
  }
  if (kindOf(expected) !== 'object') return [];
  const wanted = expected as Record<string, unknown>;
  const given = value as Record<string, unknown>;
  return [
    ...Object.keys(given).flatMap((key) => (key in wanted ? [] : [`${at}.${key} is not in the fixture`])),
    ...Object.entries(wanted).flatMap(([key, inner]) =>
      key in given ? compare(inner, given[key], `${at}.${key}`) : [`${at}.${key} is missing`],
    ),
  ];
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
