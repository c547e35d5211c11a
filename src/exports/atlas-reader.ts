// Reads over one client. What it learns is shared by all who ask it, and by nobody else.
import type { AtlasClient } from '../atlas/client';
import type { Clock } from '../atlas/clock';
import { EXPORT_BUCKETS_ENDPOINT } from '../atlas/export-bucket-request';
import { getExportBucket } from '../atlas/get-export-bucket';
import { listExportBuckets } from '../atlas/list-export-buckets';
import type { Redact } from '../atlas/redactor';
import { allowManyReads } from '../atlas/stoppable';
import type { ExportBucket } from '../model/export-bucket';
import type { ExportJob } from '../model/export-job';
import type { ClusterAddress, ExportBucketAddress, ExportJobAddress } from '../model/identifiers';
import { allPages } from './all-pages';
import { ClusterList } from './cluster-list';
import { ClusterWatch } from './cluster-watch';
import { ExportJobReader } from './export-job-reader';
import { Kept } from './kept';
import type { Asker } from './look-up';
import { sharedRead } from './shared-read';
import { WatchRequests } from './watch-requests';

/** One for each client: a client is one account at one base URL. Its reads throw AtlasError, and CutShort at the asker's `end`. */
export class AtlasReader {
  private readonly jobs: ExportJobReader;
  private readonly lists = new Kept((cluster: ClusterAddress) => new ClusterList(this.client, cluster));
  private readonly watches = new Kept((cluster: ClusterAddress) => this.newWatch(cluster));
  /** A bucket is what it was for as long as one process lives: many jobs write to the same. */
  private readonly buckets = new Kept((address: ExportBucketAddress) => this.sharedBucket(address));
  private readonly bucketLists = new Kept(({ projectId }: { projectId: string }) => this.sharedBucketList(projectId));

  /**
   * @param random from 0 up to 1, for the moments at which jobs are asked for again
   * @param onList called when every job of a cluster is about to be read, which may be thousands
   */
  public constructor(
    private readonly client: AtlasClient,
    private readonly random: () => number = Math.random,
    private readonly onList: () => void = () => undefined,
  ) {
    this.jobs = new ExportJobReader(client);
  }

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

  public readJob(address: ExportJobAddress, asker: Asker): Promise<ExportJob> {
    return this.jobs.read(address, asker);
  }

  /** Every job of the cluster, the newest first. */
  public listJobs(cluster: ClusterAddress, asker: Asker): Promise<readonly ExportJob[]> {
    allowManyReads(asker.signal);
    this.onList();
    return this.lists.of(cluster).jobs(asker);
  }

  /** The jobs of the cluster that are waited for. */
  public watchOf(cluster: ClusterAddress): ClusterWatch {
    return this.watches.of(cluster);
  }

  public readBucket(address: ExportBucketAddress, asker: Asker): Promise<ExportBucket> {
    allowManyReads(asker.signal);
    return this.buckets.of(address)(asker);
  }

  /** Every bucket of the project, by id. */
  public listBuckets(projectId: string, asker: Asker): Promise<readonly ExportBucket[]> {
    allowManyReads(asker.signal);
    return this.bucketLists.of({ projectId })(asker);
  }

  private newWatch(cluster: ClusterAddress): ClusterWatch {
    const list = this.lists.of(cluster);
    const note = (job: ExportJob): void => {
      this.jobs.note(cluster, job);
      list.note(job);
    };
    return new ClusterWatch(this.client, new WatchRequests(this.client, cluster, list, note), this.random);
  }

  private sharedBucket(address: ExportBucketAddress): (asker: Asker) => Promise<ExportBucket> {
    const read = sharedRead((asker) => getExportBucket(this.client, address, asker), {
      client: this.client,
      endpoint: EXPORT_BUCKETS_ENDPOINT,
      waitingFor: 'an export bucket',
    });
    let known: ExportBucket | undefined;
    return async (asker) => (known ??= await read(asker));
  }

  private sharedBucketList(projectId: string): (asker: Asker) => Promise<readonly ExportBucket[]> {
    const readAll = async (asker: Asker): Promise<readonly ExportBucket[]> => {
      const pages = await allPages((page) => listExportBuckets(this.client, projectId, { page, ...asker }));
      const byId = new Map(
        pages.flatMap(({ buckets }) => buckets.map((bucket): [string, ExportBucket] => [bucket.id, bucket])),
      );
      return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    };
    return sharedRead(readAll, {
      client: this.client,
      endpoint: EXPORT_BUCKETS_ENDPOINT,
      waitingFor: 'the list of export buckets',
    });
  }
}
