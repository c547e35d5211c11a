// A read within the time that its user allows, and what its user is told where it fails.
import { CutShort } from '../atlas/cut-short';
import { AtlasError } from '../errors/atlas-error';
import type { SpellFilter } from '../model/export-job-filter';
import type { ExportJob } from '../model/export-job';
import type { AtlasReader } from './atlas-reader';
import type { Asker } from './look-up';
import type { TimeLimit } from './time-limit';

export interface ResolveOptions {
  /** Ends the read at once. */
  readonly signal?: AbortSignal;
  /** The time for the read; the connection's request timeout ends it earlier where it is shorter. */
  readonly limit: TimeLimit;
  readonly warn: (message: string) => void;
  /** How the user's own text spells a filter. */
  readonly spell: SpellFilter;
  /** Told of a job that is waited for, first and with each change; of undefined while there is none yet. */
  readonly onProgress?: (job: ExportJob | undefined) => void;
}

/** Throws AtlasError, and tells of the limit where it is the limit that left no more time; `subject` is what is read. */
export async function withinLimit<T>(
  reader: AtlasReader,
  { signal, limit }: Pick<ResolveOptions, 'signal' | 'limit'>,
  subject: string,
  read: (asker: Asker) => Promise<T>,
): Promise<T> {
  try {
    return await read({ signal, end: limit.end });
  } catch (reason) {
    throw reason instanceof CutShort ? limit.told(reason.failure, reader.baseUrl, subject) : AtlasError.from(reason);
  }
}
