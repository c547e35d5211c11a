// What can be done to an object: its setters, and its methods that answer nothing.
import type { Assembly, Method, Type } from './assembly';
import { callsOf, methodsOf } from './calls';
import { PHASES, type Change } from './plan';
import { exampleValue, structOf } from './values';

/** One for each phase. */
export function changesOf(assembly: Assembly, type: Type): Change[] {
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
