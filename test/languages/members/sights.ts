// What can be seen of a type.
import { nameOf, type Assembly, type Type } from './assembly';
import { callsOf, extentsOf, methodsOf } from './calls';
import type { Sight } from './plan';
import { exampleStruct } from './values';

/** Members of an enum, and static properties. */
export function constantsOf(type: Type): Sight[] {
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

/** A struct that is built with everything, and with what is required. */
export function structSights(assembly: Assembly, type: Type): Sight[] {
  return extentsOf(type.properties).map((extent) => {
    const what = exampleStruct(assembly, type, extent);
    return { label: `${nameOf(type)}, ${extent}`, what, type: { fqn: type.fqn } };
  });
}

/** Each property of an object, and each answer of a method. */
export function sightsOf(assembly: Assembly, type: Type): Sight[] {
  const properties = type.properties
    .filter((property) => !property.static)
    .map(({ name, type: held }): Sight => ({ label: name, what: { is: 'get', of: type, property: name }, type: held }));
  const answers = methodsOf(type).flatMap((method) => {
    const { returns } = method;
    return returns === undefined ? [] : callsOf(assembly, method).map((call) => ({ ...call, type: returns.type }));
  });
  return [...properties, ...answers];
}
