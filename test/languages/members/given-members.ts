// Which members of structs a plan gives, and which it does not.
import type { Assembly, Type } from './assembly';
import type { Expression } from './expression';
import { structOf } from './values';
import type { Plan } from './plan';

/** "Struct.member" of each struct that a parameter takes, where no making that `counts` gives it. */
export function neverGiven(assembly: Assembly, plan: Plan, counts: (making: string) => boolean): string[] {
  const makings = plan.makings.filter(({ name }) => counts(name)).map(({ what }) => what);
  const calls = plan.changes.flatMap(({ steps }) => steps.map(({ does }) => (does.is === 'set' ? does.value : does)));
  const given = new Set([...makings, ...calls].flatMap((each) => membersIn(each)));
  return takenStructs(assembly)
    .flatMap(({ fqn, properties }) => properties.map(({ name }) => `${fqn}.${name}`))
    .filter((member) => !given.has(member));
}

function membersIn(what: Expression): string[] {
  if (what.is === 'list') return what.items.flatMap((item) => membersIn(item));
  if ('given' in what) return what.given.flatMap((each) => membersIn(each));
  if (what.is !== 'struct') return [];
  return Object.entries(what.members).flatMap(([name, value]) => [`${what.type.fqn}.${name}`, ...membersIn(value)]);
}

/** Structs of parameters, and those inside them. */
function takenStructs(assembly: Assembly): Type[] {
  const types = [...assembly.values()];
  const callables = types.flatMap(({ initializer, methods }) => [...(initializer ? [initializer] : []), ...methods]);
  const parameters = callables.flatMap((callable) => callable.parameters ?? []);
  const taken = new Set<Type>();
  const take = (struct: Type | undefined): void => {
    if (struct === undefined || taken.has(struct)) return;
    taken.add(struct);
    for (const { type } of struct.properties) take(structOf(assembly, type));
  };
  for (const { type } of parameters) take(structOf(assembly, type));
  return [...taken];
}
