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

export function jobId(number: number): string {
  return number.toString(16).padStart(24, '0');
}

export function address(number: number, clusterName = 'orders', projectId = PROJECT): ExportJobAddress {
  return { projectId, clusterName, exportJobId: jobId(number) };
}

export type Body = Readonly<Record<string, unknown>>;

export function jobBody(number: number, state = 'Successful'): Body {
  return { id: jobId(number), state, exportBucketId: 'b'.repeat(24) };
}

/** Answers in place of what the fake would; undefined where it shall answer as usual. */
export type Answer = (request: AtlasRequest, page: number | undefined) => AtlasAnswer | undefined;

export class FakeAtlas {
  public readonly clock = new FakeClock();
  /** What was asked, in order: `page 1`, or a job's number. */
  public readonly asked: string[] = [];
  /** The most requests that were under way at one time. */
  public most = 0;
  private underWay = 0;
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
    this.asked.push(page === undefined ? String(Number.parseInt(id, 16)) : `page ${page}`);
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    try {
      await pause(this.latency, this.clock, request.signal);
      return this.answer(request, page) ?? (page === undefined ? this.one(id) : this.page(page));
    } finally {
      this.underWay -= 1;
    }
  }

  private one(id: string): AtlasAnswer {
    const job = this.jobs.find((body) => body.id === id);
    if (job === undefined) throw new AtlasError('EXPORT_JOB_NOT_FOUND', { what: `No job ${id}`, fix: 'Look' });
    return { status: 200, headers: {}, body: job };
  }

  private page(number: number): AtlasAnswer {
    const results = this.jobs.slice((number - 1) * 500, number * 500);
    return { status: 200, headers: {}, body: { results, totalCount: this.jobs.length } };
  }
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
