// The export jobs of a cluster that this process has seen: finished ones for good, others only while they are fresh.
import type { Clock } from '../atlas/clock';
import type { ExportJob } from '../model/export-job';
import { isFinished } from '../model/export-state';

/** Milliseconds for which the state of a job that has not finished counts as its state now. */
export const FRESH = 5_000;

interface Sight {
  /** Undefined where what was shown is no such job. */
  readonly job: () => ExportJob | undefined;
  /** Time of the clock at which it was shown. */
  readonly at: number;
}

export class SeenJobs {
  private readonly sights = new Map<string, Sight>();
  /** A job in a final state never leaves it, whatever an answer shows that was under way for longer. */
  private readonly finished = new Map<string, ExportJob>();

  public constructor(private readonly clock: Clock) {}

  /** `take` is called once for a job, when somebody first wants it. */
  public add(ids: readonly string[], take: (id: string) => ExportJob | undefined): void {
    const at = this.clock.now();
    for (const id of ids) if (!this.finished.has(id)) this.sights.set(id, { job: () => take(id), at });
  }

  /** The job as it is now; undefined where that is not known. */
  public find(id: string): ExportJob | undefined {
    const { at = -Infinity } = this.sights.get(id) ?? {};
    const job = this.shown(id);
    return this.finished.has(id) || this.clock.now() - at < FRESH ? job : undefined;
  }

  /** The job as it was last seen. */
  public shown(id: string): ExportJob | undefined {
    const finished = this.finished.get(id);
    if (finished !== undefined) return finished;
    const sight = this.sights.get(id);
    const job = sight?.job();
    if (sight === undefined || job === undefined) return undefined;
    if (isFinished(job.state)) {
      this.finished.set(id, job);
      this.sights.delete(id);
    } else {
      this.sights.set(id, { job: () => job, at: sight.at });
    }
    return job;
  }
}
