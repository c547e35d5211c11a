// Colours, on a terminal that shows them and for a reader who wants them.
import type { Surroundings } from './surroundings';

type Colours = ReturnType<typeof import('picocolors').createColors>;

/** None where standard output is no terminal, where NO_COLOR is set, or on a terminal that has none. */
export function coloursFor({ width, environment }: Pick<Surroundings, 'width' | 'environment'>): Colours {
  const isWanted = (environment.NO_COLOR ?? '') === '' && environment.TERM !== 'dumb';
  const { createColors } = require('picocolors') as typeof import('picocolors');
  return createColors(width !== undefined && isWanted);
}
