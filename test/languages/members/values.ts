// Values for parameters and members, as their types need them.
import type { Assembly, Parameter, Property, Type, TypeReference } from './assembly';
import { EXAMPLES, type Example, type Made, type Setting } from './examples';
import type { Expression } from './expression';

/** Everything that can be given, or what must be. */
export type Extent = 'whole' | 'bare';

/** Arguments made of the examples, one for each parameter. */
export function exampleArguments(
  assembly: Assembly,
  parameters: readonly Parameter[] = [],
  extent: Extent,
): Expression[] {
  return parameters.map(({ name, type, optional }) =>
    optional && extent === 'bare' ? { is: 'absent', type } : exampleValue(assembly, name, type, extent),
  );
}

/** Arguments as a step gives them. */
export function givenArguments(
  assembly: Assembly,
  parameters: readonly Parameter[] = [],
  given: readonly Example[],
): Expression[] {
  return parameters.map(({ type }, index) => {
    const example = given[index];
    return example === undefined ? { is: 'absent', type } : valueOf(assembly, type, example);
  });
}

/** A value for a name: of its parts where it is a struct, and else of the table. */
export function exampleValue(assembly: Assembly, name: string, type: TypeReference, extent: Extent): Expression {
  if ('collection' in type) {
    return { is: 'list', items: [exampleValue(assembly, name, type.collection.elementtype, extent)] };
  }
  const struct = structOf(assembly, type);
  if (struct !== undefined) return exampleStruct(assembly, struct, extent);
  const example = EXAMPLES[name];
  if (example === undefined) throw new Error(`No example for ${name}: add one to EXAMPLES in examples.ts`);
  return valueOf(assembly, type, example);
}

export function exampleStruct(assembly: Assembly, type: Type, extent: Extent): Expression {
  const given = type.properties.filter(({ optional }) => extent === 'whole' || !optional);
  const members = given.map((member) => [member.name, exampleValue(assembly, member.name, member.type, extent)]);
  return { is: 'struct', type, members: Object.fromEntries(members) as Record<string, Expression> };
}

/** The struct that a type is, or that it may be beside a token. */
export function structOf(assembly: Assembly, type: TypeReference): Type | undefined {
  if ('union' in type)
    return type.union.types.map((each) => structOf(assembly, each)).find((each) => each !== undefined);
  const own = 'fqn' in type ? assembly.get(type.fqn) : undefined;
  return own?.datatype ? own : undefined;
}

function valueOf(assembly: Assembly, type: TypeReference, example: Example): Expression {
  if (typeof example !== 'object') {
    const own = 'fqn' in type ? assembly.get(type.fqn) : undefined;
    return own?.kind === 'enum'
      ? { is: 'enum', type: own, member: String(example) }
      : { is: 'literal', value: example };
  }
  if (isSetting(example)) return { is: 'setting', name: example.setting };
  if (isMade(example)) return { is: 'variable', name: example.made };
  const struct = structOf(assembly, type);
  if (struct === undefined) throw new Error(`Members are given for what is no struct: ${JSON.stringify(example)}`);
  const members = Object.entries(example).map(([name, each]) => [
    name,
    valueOf(assembly, memberOf(struct, name).type, each),
  ]);
  return { is: 'struct', type: struct, members: Object.fromEntries(members) as Record<string, Expression> };
}

function memberOf({ fqn, properties }: Type, name: string): Property {
  const member = properties.find((property) => property.name === name);
  if (member === undefined) throw new Error(`${fqn} has no ${name}: correct examples.ts`);
  return member;
}

function isSetting(example: object): example is Setting {
  return 'setting' in example;
}

function isMade(example: object): example is Made {
  return 'made' in example;
}
