// The ways in which something can be called, with the examples as arguments.
import type { Assembly, Method, Parameter, Type } from './assembly';
import type { Expression } from './expression';
import { exampleArguments, structOf, type Extent } from './values';

/** What is called on an object. */
export function methodsOf(type: Type): Method[] {
  return type.methods.filter((method) => !method.static);
}

/** One call with everything and, where that is another, one with what is required. */
export function callsOf(assembly: Assembly, { name, parameters }: Method): { label: string; what: Expression }[] {
  return extentsOf(partsOf(assembly, parameters)).map((extent) => {
    const given = exampleArguments(assembly, parameters, extent);
    return { label: `${name}(), ${extent}`, what: { is: 'call', method: name, given } };
  });
}

/** Parameters, and the members of those that are structs. */
export function partsOf(assembly: Assembly, parameters: readonly Parameter[] = []): readonly Parameter[] {
  return [...parameters, ...parameters.flatMap(({ type }) => structOf(assembly, type)?.properties ?? [])];
}

export function extentsOf(parts: readonly Parameter[]): Extent[] {
  return parts.some(({ optional }) => optional) ? ['bare', 'whole'] : ['whole'];
}
