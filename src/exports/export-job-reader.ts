// Reads export jobs over one client. What it learns is shared by all who ask it, and by nobody else.
import type { AtlasClient } from '../atlas/client';
import type { Clock } from '../atlas/clock';
import { allowManyReads } from '../atlas/stoppable';
import type { ExportJob } from '../model/export-job';
import type { ClusterAddress, ExportJobAddress } from '../model/identifiers';
import { ClusterReads } from './cluster-reads';
import type { Asker } from './look-up';

/** One for each client: a client is one account at one base URL. */
export class ExportJobReader {
  private readonly clusters = new Map<string, ClusterReads>();

  public constructor(private readonly client: AtlasClient) {}

  /** What an asker's `end` counts by. */
  public get clock(): Clock {
    return this.client.clock;
  }

  /** The job, or AtlasError, or CutShort where the asker's `end` came first. */
  public read(address: ExportJobAddress, asker: Asker): Promise<ExportJob> {
    allowManyReads(asker.signal);
    return this.readsOf(address).read(address.exportJobId, asker);
  }

  /** Told of a job that was read in another way. */
  public note(cluster: ClusterAddress, job: ExportJob): void {
    this.readsOf(cluster).note(job);
  }

  private readsOf({ projectId, clusterName }: ClusterAddress): ClusterReads {
    const key = `${projectId}/${clusterName}`;
    const reads = this.clusters.get(key) ?? new ClusterReads(this.client, { projectId, clusterName });
    this.clusters.set(key, reads);
    return reads;
  }
}
