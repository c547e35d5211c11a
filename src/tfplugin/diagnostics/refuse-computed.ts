// Terraform lets a configuration set an attribute that only the provider may give; this is where it is refused.
import { AtlasError } from '../../errors/atlas-error';
import type { AttributeSchema, AttributeSchemas, BlockSchema } from '../schema/block-schema';
import { isObjectValue, type ObjectValue, type Value } from '../values/value';
import type { Diagnostic, PathStep } from './diagnostic';
import { fromAtlasError } from './from-atlas-error';

/** One diagnostic for each purely computed attribute that the configuration sets. */
export function refuseComputed(schema: BlockSchema, config: ObjectValue, path: readonly PathStep[] = []): Diagnostic[] {
  const inBlocks = Object.entries(schema.blocks ?? {}).flatMap(([name, block]) => {
    const value = config[name];
    return isObjectValue(value) ? refuseComputed(block, value, [...path, name]) : [];
  });
  return [...inAttributes(schema.attributes, config, path), ...inBlocks];
}

function inAttributes(attributes: AttributeSchemas, config: ObjectValue, path: readonly PathStep[]): Diagnostic[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const value = config[name] ?? null;
    if (value === null) return [];
    return isPurelyComputed(attribute) ? [refuse([...path, name])] : inNested(attribute, value, [...path, name]);
  });
}

function isPurelyComputed({ computed, optional }: AttributeSchema): boolean {
  return computed === true && optional !== true;
}

function inNested(attribute: AttributeSchema, value: Value, path: readonly PathStep[]): Diagnostic[] {
  if (!('attributes' in attribute)) return [];
  if (isObjectValue(value)) return inAttributes(attribute.attributes, value, path);
  if (!Array.isArray(value)) return [];
  const elements: readonly Value[] = value;
  return elements.flatMap((element, index) =>
    isObjectValue(element) ? inAttributes(attribute.attributes, element, [...path, index]) : [],
  );
}

function refuse(path: readonly PathStep[]): Diagnostic {
  const name = path.join('.');
  const error = new AtlasError('COMPUTED_ARGUMENT', {
    what: `The configuration sets ${name}, which the provider reads and nobody can set`,
    fix: `Remove ${name} from the configuration`,
  });
  return fromAtlasError(error, path);
}
