// Runs the sides of a comparison in turn, so that whatever else the machine does falls on all of them alike.
import { median } from './median';

/** What one run of a side measured, by name. */
type Sample = Readonly<Record<string, number>>;

type Sides = Readonly<Record<string, () => Promise<Sample>>>;

type Medians<S extends Sides> = { readonly [Name in keyof S]: Awaited<ReturnType<S[Name]>> };

/** The medians of each side over `rounds`; in each round every side runs once, after a round that is not counted. */
export async function interleave<S extends Sides>(rounds: number, sides: S): Promise<Medians<S>> {
  const samples = await interleaved<string, Sample>(rounds, sides);
  return Object.fromEntries(Object.entries(samples).map(([name, each]) => [name, medians(each)])) as Medians<S>;
}

/** The samples of each side in the order of the rounds, for what is compared within a round. */
export async function interleaved<Name extends string, S extends Sample>(
  rounds: number,
  sides: Readonly<Record<Name, () => Promise<S>>>,
): Promise<Record<Name, S[]>> {
  const names = Object.keys(sides) as Name[];
  const samples = new Map(names.map((name): [Name, S[]] => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    // The first of a round has another neighbour before it, so each is the first in its turn.
    const shift = round % names.length;
    for (const name of [...names.slice(shift), ...names.slice(0, shift)]) {
      const sample = await sides[name]();
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  return Object.fromEntries(samples) as Record<Name, S[]>;
}

export function medians<S extends Sample>(samples: readonly S[]): S {
  const names = Object.keys(samples[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(samples.map((sample) => sample[name] ?? NaN))])) as S;
}
