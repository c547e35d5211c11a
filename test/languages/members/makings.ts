// What a program makes: the steps that are written by hand, and then one of everything.
import type { Assembly, Parameter, Type } from './assembly';
import { extentsOf, partsOf } from './calls';
import type { Step } from './examples';
import type { Expression } from './expression';
import type { Making } from './plan';
import { exampleArguments, givenArguments } from './values';

/** As a step of the table says. */
export function stepMaking(assembly: Assembly, name: string, [make, ...given]: Step): Making {
  const found = [...assembly.values()].flatMap((type) => makersOf(type)).find((maker) => maker.path === make);
  if (found === undefined) throw new Error(`There is no ${make} to make ${name} by: correct STEPS in examples.ts`);
  return found.making(name, givenArguments(assembly, found.parameters, given));
}

/** Of each maker of a class one call with everything and, where that is another, one with what is required. */
export function exampleMakings(assembly: Assembly, type: Type): Making[] {
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
