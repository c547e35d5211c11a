// How far an export job has come, in words.
import type { ExportJob } from './export-job';

/** Such as `InProgress, with 12 of 40 collections exported`. */
export function progressWords({ state, exportStatus }: Pick<ExportJob, 'state' | 'exportStatus'>): string {
  const { exportedCollections, totalCollections } = exportStatus ?? {};
  const counts = totalCollections
    ? `, with ${exportedCollections ?? 0} of ${totalCollections} collections exported`
    : '';
  return `${state ?? 'in no state'}${counts}`;
}
