// How long to wait before a job that is under way is asked for again.

/** In milliseconds. */
const SHORTEST = 2_000;
const LONGEST = 30_000;
const GROWTH = 1.5;

/** Milliseconds, from 2 s up to 30 s: longer with each turn, which counts from 0, and by chance, so that many do not come at one moment. */
export function watchInterval(turn: number, random: () => number): number {
  const longest = Math.min(LONGEST, SHORTEST * GROWTH ** (turn + 1));
  const shortest = longest / GROWTH;
  return Math.round(shortest + random() * (longest - shortest));
}
