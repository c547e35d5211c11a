// Arguments of data blocks: their forms, and their values once Terraform knows them.
import type { AtlasError } from '../errors/atlas-error';
import { attributeName } from '../model/attribute-name';
import { identifierProblem, type IdentifierName } from '../model/identifiers';
import type { ObjectValue } from '../tfplugin/values/value';

/** What is wrong with those of the names that are given and known. */
export function identifierProblems(names: readonly IdentifierName[], config: ObjectValue): AtlasError[] {
  return names.flatMap((name) => {
    const label = attributeName(name);
    const value = config[label];
    return typeof value === 'string' ? (identifierProblem(name, value, { label, argument: name }) ?? []) : [];
  });
}

/** A required argument, at a read. */
export function readText(name: IdentifierName, config: ObjectValue): string {
  const value = config[attributeName(name)];
  if (typeof value === 'string') return value;
  throw new Error(`Terraform asked for a read without ${attributeName(name)}`);
}
