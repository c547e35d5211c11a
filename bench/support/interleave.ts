// Runs the sides of a comparison in turn, so that whatever else the machine does falls on all of them alike.
import { median } from './median';

/** What one run of a side measured, by name. */
type Sample = Readonly<Record<string, number>>;

type Sides = Readonly<Record<string, () => Promise<Sample>>>;

type Medians<S extends Sides> = { readonly [Name in keyof S]: Awaited<ReturnType<S[Name]>> };

/** The medians of each side over `rounds`; in each round every side runs once, after a round that is not counted. */
export async function interleave<S extends Sides>(rounds: number, sides: S): Promise<Medians<S>> {
  const names = Object.keys(sides);
  const samples = new Map<string, Sample[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    // The first of a round has another neighbour before it, so each is the first in its turn.
    const shift = round % names.length;
    for (const name of [...names.slice(shift), ...names.slice(0, shift)]) {
      const sample = await sides[name]?.();
      if (round > 0 && sample !== undefined) samples.get(name)?.push(sample);
    }
  }
  return Object.fromEntries([...samples].map(([name, each]) => [name, medians(each)])) as Medians<S>;
}

function medians(samples: readonly Sample[]): Sample {
  const names = Object.keys(samples[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(samples.map((sample) => sample[name] ?? NaN))]));
}
