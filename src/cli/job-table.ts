// Export jobs as a table.
import { show } from '../errors/show';
import type { ExportJob } from '../model/export-job';
import { coloursFor } from './colours';
import type { Surroundings } from './surroundings';
import { table } from './table';

/** What there is no value for. */
const NOTHING = '-';

export function jobTable(
  jobs: readonly ExportJob[],
  surroundings: Surroundings,
  redact: (text: string) => string,
): string {
  const column = (head: string, cellOf: (job: ExportJob) => string | null) => ({
    head,
    cells: jobs.map((job) => show(redact(cellOf(job) ?? NOTHING))),
  });
  return table(
    [
      column('ID', ({ id }) => id),
      { ...column('STATE', ({ state }) => state), paint: statePainter(surroundings) },
      column('CREATED', ({ createdAt }) => createdAt),
      column('FINISHED', ({ finishedAt }) => finishedAt),
      column('COLLECTIONS', collections),
      { ...column('PREFIX', ({ prefix }) => prefix), canBeCut: true },
    ],
    surroundings.width,
  );
}

/** Puts the colour of a state on its name. */
export function statePainter(surroundings: Surroundings): (state: string) => string {
  const { green, red, yellow, cyan } = coloursFor(surroundings);
  const painters: Readonly<Record<string, (text: string) => string>> = {
    Successful: green,
    Failed: red,
    Cancelled: yellow,
    InProgress: cyan,
  };
  return (state) => (Object.hasOwn(painters, state) ? (painters[state]?.(state) ?? state) : state);
}

function collections({ exportStatus }: ExportJob): string | null {
  const { exportedCollections, totalCollections } = exportStatus ?? {};
  return typeof totalCollections === 'number' ? `${exportedCollections ?? 0}/${totalCollections}` : null;
}
