// Reads export jobs over one client. What it learns is shared by all who ask it, and by nobody else.
import type { AtlasClient } from '../atlas/client';
import type { Clock } from '../atlas/clock';
import type { Redact } from '../atlas/redactor';
import { allowManyReads } from '../atlas/stoppable';
import type { ExportJob } from '../model/export-job';
import type { ExportJobAddress } from '../model/identifiers';
import { ClusterReads } from './cluster-reads';
import type { Asker } from './look-up';

/** One for each client: a client is one account at one base URL. */
export class ExportJobReader {
  private readonly clusters = new Map<string, ClusterReads>();

  public constructor(private readonly client: AtlasClient) {}

  public get baseUrl(): string {
    return this.client.baseUrl;
  }

  /** What an asker's `end` counts by. */
  public get clock(): Clock {
    return this.client.clock;
  }

  /** Takes every secret that the client knows out of a text. */
  public get redact(): Redact {
    return this.client.redact;
  }

  /** The job, or AtlasError, or CutShort where the asker's `end` came first. */
  public read(address: ExportJobAddress, asker: Asker): Promise<ExportJob> {
    allowManyReads(asker.signal);
    return this.readsOf(address).read(address.exportJobId, asker);
  }

  private readsOf({ projectId, clusterName }: ExportJobAddress): ClusterReads {
    const key = `${projectId}/${clusterName}`;
    const reads = this.clusters.get(key) ?? new ClusterReads(this.client, { projectId, clusterName });
    this.clusters.set(key, reads);
    return reads;
  }
}
