// What a program does to touch every public member, in no language yet: it makes, looks, changes, and looks again.
import type { Assembly, Method, Parameter, Type, TypeReference } from './assembly';
import { STEPS, type Step } from './examples';
import type { Assignment, Expression } from './expression';
import { exampleArguments, exampleStruct, exampleValue, givenArguments, structOf, type Extent } from './values';

/** A value to be seen under a label. */
export interface Sight {
  readonly label: string;
  readonly what: Expression;
  readonly type: TypeReference;
}

/** All that can be read of an object of a type; `what` speaks of `it`. */
export interface Look {
  readonly type: Type;
  readonly sights: readonly Sight[];
}

/** What is done to an object in one go; what its properties hold is changed likewise. */
export interface Change {
  readonly type: Type;
  readonly phase: Phase;
  readonly steps: readonly { readonly label: string; readonly does: Assignment | Expression }[];
  readonly inside: readonly { readonly property: string; readonly type: Type }[];
}

/** Made into a variable of this name; without a type nothing comes back. */
export interface Making {
  readonly name: string;
  readonly what: Expression;
  readonly type?: TypeReference;
}

export interface Plan {
  readonly constants: readonly Sight[];
  readonly structs: readonly Sight[];
  readonly makings: readonly Making[];
  readonly looks: readonly Look[];
  readonly changes: readonly Change[];
}

/** In this order; after each there is another look. */
export const PHASES = ['set', 'call', 'reset'] as const;
export type Phase = (typeof PHASES)[number];

export function planOf(assembly: Assembly): Plan {
  const types = [...assembly.values()];
  const classes = types.filter(({ kind }) => kind === 'class');
  const structs = types.filter(({ datatype }) => datatype);
  const steps = Object.entries(STEPS).map(([name, step]) => stepMaking(assembly, name, step));
  return {
    constants: types.flatMap((type) => constantsOf(type)),
    structs: structs.flatMap((type) => structSights(assembly, type)),
    makings: [...steps, ...classes.flatMap((type) => exampleMakings(assembly, type))],
    looks: [...structs, ...classes].map((type) => ({ type, sights: sightsOf(assembly, type) })),
    changes: classes.flatMap((type) => changesOf(assembly, type)),
  };
}

/** A type's name as a part of other names: unique, where that of an L1 class is also that of its subclass. */
export function nameOf({ name, namespace }: Type): string {
  return [...(namespace?.split('.') ?? []), name].join('_');
}

function constantsOf(type: Type): Sight[] {
  const members = type.members.map(({ name }): Sight => {
    return { label: `${nameOf(type)}.${name}`, what: { is: 'enum', type, member: name }, type: { fqn: type.fqn } };
  });
  const properties = type.properties
    .filter((property) => property.static)
    .map((property): Sight => {
      const what = { is: 'static get', type, property: property.name } as const;
      return { label: `${nameOf(type)}.${property.name}`, what, type: property.type };
    });
  return [...members, ...properties];
}

function structSights(assembly: Assembly, type: Type): Sight[] {
  return extentsOf(type.properties).map((extent) => {
    const what = exampleStruct(assembly, type, extent);
    return { label: `${nameOf(type)}, ${extent}`, what, type: { fqn: type.fqn } };
  });
}

function stepMaking(assembly: Assembly, name: string, [make, ...given]: Step): Making {
  const found = [...assembly.values()].flatMap((type) => makersOf(type)).find((maker) => maker.path === make);
  if (found === undefined) throw new Error(`There is no ${make} to make ${name} by: correct STEPS in examples.ts`);
  return found.making(name, givenArguments(assembly, found.parameters, given));
}

/** Of each maker of a class one call with everything and, where that is another, one with what is required. */
function exampleMakings(assembly: Assembly, type: Type): Making[] {
  return makersOf(type).flatMap(({ path, parameters, making }) =>
    extentsOf(partsOf(assembly, parameters)).map((extent) => {
      const name = `${path.replaceAll('.', '_')}_${extent}`;
      const given = exampleArguments(assembly, parameters, extent);
      return making(
        name,
        given.map((each, index) => namedAfter(name, parameters[index], each)),
      );
    }),
  );
}

/** Ids of constructs differ. */
function namedAfter(name: string, parameter: Parameter | undefined, given: Expression): Expression {
  return parameter?.name === 'id' || parameter?.name === 'importToId' ? { is: 'literal', value: name } : given;
}

interface Maker {
  /** As STEPS names it. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  making(name: string, given: readonly Expression[]): Making;
}

function makersOf(type: Type): Maker[] {
  const path = [...(type.namespace === undefined ? [] : [type.namespace]), type.name].join('.');
  const methods = type.methods
    .filter((method) => method.static)
    .map(({ name: method, parameters = [], returns }): Maker => {
      const making: Maker['making'] = (name, given) => {
        return { name, what: { is: 'static call', type, method, given }, type: returns?.type };
      };
      return { path: `${path}.${method}`, parameters, making };
    });
  if (type.initializer === undefined) return methods;
  const making: Maker['making'] = (name, given) => ({
    name,
    what: { is: 'new', type, given },
    type: { fqn: type.fqn },
  });
  return [{ path, parameters: type.initializer.parameters ?? [], making }, ...methods];
}

/** Parameters, and the members of those that are structs. */
function partsOf(assembly: Assembly, parameters: readonly Parameter[] = []): readonly Parameter[] {
  return [...parameters, ...parameters.flatMap(({ type }) => structOf(assembly, type)?.properties ?? [])];
}

function extentsOf(parts: readonly Parameter[]): Extent[] {
  return parts.some(({ optional }) => optional) ? ['bare', 'whole'] : ['whole'];
}

function sightsOf(assembly: Assembly, type: Type): Sight[] {
  const properties = type.properties
    .filter((property) => !property.static)
    .map(({ name, type: held }): Sight => ({ label: name, what: { is: 'get', of: type, property: name }, type: held }));
  const answers = methodsOf(type).flatMap((method) => {
    const { returns } = method;
    return returns === undefined ? [] : callsOf(assembly, method).map((call) => ({ ...call, type: returns.type }));
  });
  return [...properties, ...answers];
}

function methodsOf(type: Type): Method[] {
  return type.methods.filter((method) => !method.static);
}

function callsOf(assembly: Assembly, { name, parameters }: Method): { label: string; what: Expression }[] {
  return extentsOf(partsOf(assembly, parameters)).map((extent) => {
    const given = exampleArguments(assembly, parameters, extent);
    return { label: `${name}(), ${extent}`, what: { is: 'call', method: name, given } };
  });
}

function changesOf(assembly: Assembly, type: Type): Change[] {
  const silent = methodsOf(type).filter(({ returns }) => returns === undefined);
  const calls = (methods: readonly Method[]): Change['steps'] =>
    methods.flatMap((method) => callsOf(assembly, method).map(({ label, what }) => ({ label, does: what })));
  const steps = {
    set: settersOf(assembly, type),
    call: calls(silent.filter(({ name }) => !isReset(name))),
    reset: calls(silent.filter(({ name }) => isReset(name))),
  };
  const inside = type.properties.flatMap((property) => {
    const held = 'fqn' in property.type && !property.static ? assembly.get(property.type.fqn) : undefined;
    return held?.kind === 'class' ? [{ property: property.name, type: held }] : [];
  });
  return PHASES.map((phase) => ({ type, phase, steps: steps[phase], inside }));
}

function isReset(method: string): boolean {
  return /^reset[A-Z]/.test(method);
}

/** Each gets a value; one that may be nothing has been nothing before. */
function settersOf(assembly: Assembly, type: Type): Change['steps'] {
  return type.properties
    .filter((property) => !property.static && !property.immutable)
    .flatMap(({ name: property, type: held, optional }) => {
      const value = exampleValue(assembly, property, held, 'whole');
      const set = { label: property, does: { is: 'set', property, value } } as const;
      if (!optional) return [set];
      const nothing = { is: 'absent', type: structOf(assembly, held) ?? held } as const;
      return [{ label: `${property}, absent`, does: { is: 'set', property, value: nothing } } as const, set];
    });
}
