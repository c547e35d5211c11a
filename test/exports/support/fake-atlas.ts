// Export jobs behind a client without a network, on a clock that is moved by hand, and readers that ask as Terraform does.
import { AT_ONCE, atMost } from '../../../src/atlas/at-most';
import type { AtlasClient } from '../../../src/atlas/client';
import { outOfTime } from '../../../src/atlas/rate-limited';
import type { AtlasAnswer, AtlasRequest } from '../../../src/atlas/send';
import { pause } from '../../../src/atlas/stoppable';
import { AtlasError } from '../../../src/errors/atlas-error';
import type { ExportJobReader } from '../../../src/exports/export-job-reader';
import type { ExportJobAddress } from '../../../src/model/identifiers';
import { FakeClock } from '../../atlas/fake-clock';

export const PROJECT = 'a'.repeat(24);
/** When the fake's clock begins. */
export const NOW = Date.UTC(2024, 4, 6);

export function jobId(number: number): string {
  return number.toString(16).padStart(24, '0');
}

export function address(number: number, clusterName = 'orders', projectId = PROJECT): ExportJobAddress {
  return { projectId, clusterName, exportJobId: jobId(number) };
}

export type Body = Readonly<Record<string, unknown>>;

export function jobBody(number: number, state = 'Successful', more: Body = {}): Body {
  return { id: jobId(number), state, exportBucketId: 'b'.repeat(24), ...more };
}

/** A moment of the day before `NOW`: so many seconds after it began. */
export function createdAt(seconds: number): string {
  return new Date(NOW - 86_400_000 + seconds * 1_000).toISOString().replace('.000Z', 'Z');
}

export function bucketBody(number: number, more: Body = {}): Body {
  const iamRoleId = 'd'.repeat(24);
  return { _id: jobId(number), bucketName: `exports-${number}`, cloudProvider: 'AWS', iamRoleId, ...more };
}

/** Answers in place of what the fake would; undefined where it shall answer as usual. */
export type Answer = (request: AtlasRequest, page: number | undefined) => AtlasAnswer | undefined;

export class FakeAtlas {
  public readonly clock = new FakeClock();
  /** What was asked, in order: `page 1`, or a job's number; with `bucket` in front where it is about buckets. */
  public readonly asked: string[] = [];
  /** The most requests that were under way at one time. */
  public most = 0;
  private underWay = 0;
  public buckets: readonly Body[] = [];
  public answer: Answer = () => undefined;

  /** Its list has these jobs, in this order. `latency` is in milliseconds. */
  public constructor(
    public jobs: readonly Body[],
    private readonly latency = 60,
  ) {}

  public client(baseUrl = 'https://atlas.example'): AtlasClient {
    const { clock } = this;
    return {
      baseUrl,
      apiVersion: 'v2',
      clock,
      redact: (text) => text,
      outOfTime: () => outOfTime(false),
      close: () => Promise.resolve(),
      send: atMost((request) => this.send(request), { places: AT_ONCE, clock, isLimited: () => false }),
    };
  }

  private async send(request: AtlasRequest): Promise<AtlasAnswer> {
    const page = request.query?.pageNum === undefined ? undefined : Number(request.query.pageNum);
    const id = request.path.split('/').at(-1) ?? '';
    const isBucket = request.path.includes('/exportBuckets');
    const asked = page === undefined ? String(Number.parseInt(id, 16)) : `page ${page}`;
    this.asked.push(`${isBucket ? 'bucket ' : ''}${asked}`);
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    try {
      await pause(this.latency, this.clock, request.signal);
      return this.answer(request, page) ?? (isBucket ? this.bucket(id, page) : this.job(id, page));
    } finally {
      this.underWay -= 1;
    }
  }

  private job(id: string, page: number | undefined): AtlasAnswer {
    if (page !== undefined) return pageOf(this.jobs, page);
    const job = this.jobs.find((body) => body.id === id);
    if (job === undefined) throw new AtlasError('EXPORT_JOB_NOT_FOUND', { what: `No job ${id}`, fix: 'Look' });
    return { status: 200, headers: {}, body: job };
  }

  private bucket(id: string, page: number | undefined): AtlasAnswer {
    if (page !== undefined) return pageOf(this.buckets, page);
    const bucket = this.buckets.find((body) => body._id === id);
    if (bucket === undefined) throw new AtlasError('EXPORT_BUCKET_NOT_FOUND', { what: `No bucket ${id}`, fix: 'Look' });
    return { status: 200, headers: {}, body: bucket };
  }
}

/** As Atlas gives it: with links, and the number of all. */
export function pageOf(items: readonly Body[], number: number, size = 500): AtlasAnswer {
  const results = items.slice((number - 1) * size, number * size);
  const rels = items.length > number * size ? ['self', 'next'] : ['self'];
  const links = rels.map((rel) => ({ rel, href: `https://atlas.example/${rel}` }));
  return { status: 200, headers: {}, body: { results, totalCount: items.length, links } };
}

/** The state that each read came to, or the code of its failure, in the order of the addresses. */
export function readAll(
  reader: ExportJobReader,
  addresses: readonly ExportJobAddress[],
  parallelism = 10,
): Promise<(string | null)[]> {
  const end = reader.clock.now() + 1_800_000;
  const outcomes: (string | null)[] = [];
  const queue = addresses.entries();
  const readOn = async (): Promise<void> => {
    for (const [index, one] of queue) {
      outcomes[index] = await reader.read(one, { end }).then(
        ({ state }) => state,
        (reason: unknown) => AtlasError.from(reason).code,
      );
      // Terraform's next look-up doesn't come in the same turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return Promise.all(Array.from({ length: parallelism }, readOn)).then(() => outcomes);
}
