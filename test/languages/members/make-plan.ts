// The plan for the package as it is: of each public member something.
import type { Assembly } from './assembly';
import { changesOf } from './changes';
import { STEPS } from './examples';
import { exampleMakings, stepMaking } from './makings';
import type { Plan } from './plan';
import { constantsOf, sightsOf, structSights } from './sights';

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
