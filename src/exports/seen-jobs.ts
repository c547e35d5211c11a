// The export jobs of a cluster that this process has seen: finished ones for good, others only while they are fresh.
import type { Clock } from '../atlas/clock';
import type { ExportJob } from '../model/export-job';
import { isFinished } from '../model/export-state';

/** Milliseconds for which the state of a job that has not finished counts as its state now. */
export const FRESH = 5_000;

interface Sight {
  /** Undefined where what was shown is no such job. */
  readonly job: () => ExportJob | undefined;
  /** Time of the clock before which what it shows was not yet asked for. */
  readonly at: number;
}

export class SeenJobs {
  private readonly sights = new Map<string, Sight>();

  public constructor(private readonly clock: Clock) {}

  /** `take` is called once for a job, when somebody first wants it. */
  public add(ids: readonly string[], take: (id: string) => ExportJob | undefined, at: number): void {
    for (const id of ids) this.sights.set(id, { job: () => take(id), at });
  }

  /** The job as it is now; undefined where that is not known. */
  public find(id: string): ExportJob | undefined {
    const sight = this.sights.get(id);
    const job = sight?.job();
    if (sight === undefined || job === undefined) return undefined;
    this.sights.set(id, { job: () => job, at: sight.at });
    return isFinished(job.state) || this.clock.now() - sight.at < FRESH ? job : undefined;
  }
}
