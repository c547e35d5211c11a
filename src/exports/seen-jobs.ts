// The export jobs of a cluster that this process has seen: finished ones for good, others only while they are fresh.
import type { Clock } from '../atlas/clock';
import type { ExportJob } from '../model/export-job';
import { isFinished } from '../model/export-state';

/** Milliseconds for which the state of a job that has not finished counts as its state now. */
export const FRESH = 5_000;

interface Sight {
  readonly find: (id: string) => ExportJob | undefined;
  /** Time of the clock before which what it shows was not yet asked for. */
  readonly at: number;
}

export class SeenJobs {
  private readonly sights = new Map<string, Sight>();

  public constructor(private readonly clock: Clock) {}

  /** `find` is asked for a job only when somebody wants it. */
  public add(ids: readonly string[], find: Sight['find'], at: number): void {
    for (const id of ids) this.sights.set(id, { find, at });
  }

  /** The job as it is now; undefined where that is not known. */
  public find(id: string): ExportJob | undefined {
    const sight = this.sights.get(id);
    const job = sight?.find(id);
    if (sight === undefined || job === undefined) return undefined;
    if (isFinished(job.state)) {
      if (sight.at !== Infinity) this.sights.set(id, { find: () => job, at: Infinity });
      return job;
    }
    return this.clock.now() - sight.at < FRESH ? job : undefined;
  }
}
