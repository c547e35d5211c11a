// Jobs of one cluster that are waited for together: what a round costs, and that nobody's fate is another's.
import { CutShort } from '../../src/atlas/cut-short';
import { pause } from '../../src/atlas/stoppable';
import type { AtlasClient } from '../../src/atlas/client';
import type { AtlasRequest } from '../../src/atlas/send';
import { rateLimited } from '../../src/atlas/rate-limited';
import { AtlasError } from '../../src/errors/atlas-error';
import { AtlasReader } from '../../src/exports/atlas-reader';
import { jobId, FakeAtlas, jobBody, createdAt, pageOf, type Body } from './support/fake-atlas';
import { CLUSTER } from './support/questions';

const LATENCY = 60;
const SECOND = 1_000;

function setUp(count: number, wrap = (client: AtlasClient) => client, random = () => 0.5) {
  const jobs = Array.from({ length: count }, (_, index) =>
    jobBody(index, 'InProgress', { createdAt: createdAt(index) }),
  );
  const atlas = new FakeAtlas(jobs, LATENCY);
  const reader = new AtlasReader(wrap(atlas.client()), random);
  const watch = reader.watchOf(CLUSTER);
  const began = atlas.clock.now();
  /** What the next round shows: the job's state, how many jobs, or the failure. */
  const next = (
    id: number | undefined,
    { turn = 0, seconds = 1_800, signal = undefined as AbortSignal | undefined } = {},
  ) =>
    watch
      .next({ end: atlas.clock.now() + seconds * SECOND, signal }, turn, id === undefined ? undefined : jobId(id))
      .then(
        (shown) => (id === undefined ? shown.length : shown[0]?.state),
        (reason: unknown) =>
          reason instanceof CutShort ? `CutShort ${reason.failure.code}` : AtlasError.from(reason).code,
      );
  const round = async (ids: readonly number[], turn = 0) => {
    atlas.asked.splice(0);
    await atlas.clock.runUntil(Promise.all(ids.map((id) => next(id, { turn }))));
    return [...atlas.asked].sort();
  };
  const elapsed = () => atlas.clock.now() - began;
  return { atlas, reader, next, round, elapsed };
}

/** A client that does this in front of a request. */
function before(work: (request: AtlasRequest, client: AtlasClient) => Promise<void>) {
  return (client: AtlasClient): AtlasClient => ({
    ...client,
    send: async (request) => {
      await work(request, client);
      return client.send(request);
    },
  });
}

const isPage = ({ query }: AtlasRequest) => query?.pageNum !== undefined;
const isJob = (request: AtlasRequest, id: number) => request.path.endsWith(jobId(id));

async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('requests of a round', () => {
  test('one job: one single read', async () => {
    const { round } = setUp(100);
    expect(await round([7])).toEqual(['7']);
    expect(await round([7])).toEqual(['7']);
  });

  test('five jobs of a cluster of 100: one page, in each round', async () => {
    const { round, elapsed } = setUp(100);
    for (let turn = 0; turn < 4; turn += 1) expect(await round([1, 20, 40, 60, 99], turn)).toEqual(['page 1']);
    expect(elapsed()).toBe(2_500 + 3_750 + 5_625 + 8_438 + 4 * LATENCY);
  });

  test('two jobs of a cluster of 20 pages: two single reads, and once a page', async () => {
    const { round } = setUp(10_000);
    expect(await round([9_000, 9_999])).toEqual(['9000', '9999', 'page 1']);
    expect(await round([9_000, 9_999])).toEqual(['9000', '9999']);
    expect(await round([9_000, 9_999])).toEqual(['9000', '9999']);
  });

  test('as many jobs as pages and more: the pages', async () => {
    const { round } = setUp(1_200);
    expect(await round([0, 500, 1_000, 1_100])).toEqual(['page 1', 'page 2', 'page 3']);
  });

  test('pages are read only where they cost less than what the first has left', async () => {
    const { round } = setUp(1_200);
    expect(await round([0, 1, 500, 1_100])).toEqual(['1100', '500', 'page 1']);
  });

  test('never more than one for each job and, once, one', async () => {
    for (const [count, waiting] of [
      [30, 30],
      [600, 2],
      [5_000, 10],
      [5_000, 11],
      [5_000, 100],
    ] as const) {
      const { round } = setUp(count);
      const ids = Array.from({ length: waiting }, (_, index) => count - 1 - index * Math.floor(count / waiting));
      expect((await round(ids)).length).toBeLessThanOrEqual(waiting + 1);
      expect((await round(ids)).length).toBeLessThanOrEqual(waiting);
    }
  });

  test('one for whom any may come: the whole list, for all', async () => {
    const { atlas, next } = setUp(1_200);
    const outcomes = await atlas.clock.runUntil(Promise.all([next(undefined), next(1), next(1_100), next(5_000)]));
    expect(outcomes).toEqual([1_200, 'InProgress', 'InProgress', 'EXPORT_JOB_NOT_FOUND']);
    expect(atlas.asked).toEqual(['page 1', 'page 2', 'page 3', '5000']);
  });

  test('two that wait for one job share its read', async () => {
    const { round } = setUp(100);
    expect(await round([7, 7])).toEqual(['7']);
  });

  test('a job that stands in the list twice is asked for by itself', async () => {
    const { atlas, round } = setUp(10);
    atlas.answer = (_, page) => (page === undefined ? undefined : pageOf([...atlas.jobs, jobBody(3, 'Queued')], 1));
    expect(await round([3, 4, 5])).toEqual(['3', 'page 1']);
  });
});

describe('rounds', () => {
  test('whoever joins goes with the next round, which comes when the first one’s time has', async () => {
    const chances = [0, 0.5, 1];
    const { atlas, next, elapsed } = setUp(100, undefined, () => chances.shift() ?? 0);
    const all = Promise.all([next(1), next(2), next(3, { turn: 20 })]);
    await atlas.clock.runUntil(all);
    expect(atlas.asked).toEqual(['page 1']);
    expect(elapsed()).toBe(2_000 + LATENCY);
  });

  test('one that comes while a round is under way is not told what it showed', async () => {
    const { atlas, next } = setUp(1);
    const first = next(0);
    await turns();
    atlas.clock.advance(2_500 + LATENCY / 2);
    await turns();
    expect(atlas.asked).toEqual(['0']);
    atlas.jobs = [jobBody(0)];
    const second = next(0);
    atlas.jobs = [jobBody(0, 'InProgress')];
    expect(await atlas.clock.runUntil(first)).toBe('InProgress');
    atlas.jobs = [jobBody(0)];
    expect(await atlas.clock.runUntil(second)).toBe('Successful');
    expect(atlas.asked).toEqual(['0', '0']);
  });

  test('a read that hangs holds up its own job alone', async () => {
    const hangs = before(async (request, { clock }) => {
      if (isJob(request, 1)) await pause(600 * SECOND, clock, request.signal);
    });
    const { atlas, next, elapsed } = setUp(10_000, hangs);
    const slow = next(1);
    for (let turn = 0; turn < 10; turn += 1) await atlas.clock.runUntil(next(2, { turn }));
    expect(elapsed()).toBeLessThan(300 * SECOND);
    expect(await atlas.clock.runUntil(slow)).toBe('InProgress');
    // Both are in one round again.
    atlas.asked.splice(0);
    await atlas.clock.runUntil(Promise.all([next(2), next(3)]));
    expect(atlas.asked.length).toBeLessThanOrEqual(3);
  });

  test('one for whom any may come takes the list that another has just begun to read', async () => {
    const { atlas, reader, next } = setUp(100);
    const waiting = next(undefined);
    await turns();
    atlas.clock.advance(2_500 - LATENCY / 2);
    const list = reader.listJobs(CLUSTER, { end: atlas.clock.now() + 60 * SECOND });
    expect(await atlas.clock.runUntil(waiting)).toBe(100);
    expect(await list).toHaveLength(100);
    expect(atlas.asked).toEqual(['page 1']);
  });

  test('when nobody waits, nothing is asked and nothing waits', async () => {
    const { atlas, round } = setUp(100);
    await round([1, 2, 3]);
    expect(atlas.clock.pending).toBe(0);
    atlas.clock.advance(3_600 * SECOND);
    await turns();
    expect(atlas.asked).toEqual(['page 1']);
  });
});

describe('one that leaves', () => {
  test('before the round: it is not asked for', async () => {
    const { atlas, next } = setUp(10_000);
    const controller = new AbortController();
    const one = next(1, { signal: controller.signal });
    const other = next(2);
    controller.abort();
    expect(await one).toBe('STOPPED');
    expect(await atlas.clock.runUntil(other)).toBe('InProgress');
    expect(atlas.asked).toEqual(['2']);
  });

  test('while a round is under way: the others get theirs', async () => {
    const { atlas, next } = setUp(100);
    const controller = new AbortController();
    const one = next(1, { signal: controller.signal });
    const other = next(2);
    await turns();
    atlas.clock.advance(2_500);
    await turns();
    expect(atlas.asked).toEqual(['page 1']);
    controller.abort();
    expect(await one).toBe('STOPPED');
    expect(await atlas.clock.runUntil(other)).toBe('InProgress');
    expect(atlas.asked).toEqual(['page 1']);
  });

  test('the last one: what is under way ends at once, and one that comes then gets a round of its own', async () => {
    const { atlas, next, round } = setUp(100);
    const signals: (AbortSignal | undefined)[] = [];
    atlas.answer = ({ signal }) => (signals.push(signal), undefined);
    const controller = new AbortController();
    const both = [1, 2].map((id) => next(id, { signal: controller.signal }));
    await turns();
    atlas.clock.advance(2_500);
    await turns();
    controller.abort();
    const late = next(3);
    expect(await Promise.all(both)).toEqual(['STOPPED', 'STOPPED']);
    await turns();
    expect(signals).toEqual([]);
    expect(await atlas.clock.runUntil(late)).toBe('InProgress');
    expect(atlas.asked).toEqual(['page 1', '3']);
    expect(atlas.clock.pending).toBe(0);
    expect(await round([1, 2, 3])).toEqual(['page 1']);
  });

  test('before it came: it is told so, and nothing waits for it', async () => {
    const { atlas, next } = setUp(1);
    expect(await next(0, { signal: AbortSignal.abort() })).toBe('STOPPED');
    expect(atlas.clock.pending).toBe(0);
  });
});

describe('the end of one', () => {
  test('comes in its own time, and the others go on', async () => {
    const { atlas, next, elapsed } = setUp(100);
    const short = next(1, { seconds: 1 });
    const other = next(2);
    expect(await atlas.clock.runUntil(short)).toBe('CutShort TIMED_OUT');
    expect(elapsed()).toBe(SECOND + 1);
    expect(await atlas.clock.runUntil(other)).toBe('InProgress');
    expect(atlas.asked).toEqual(['2']);
  });

  test('comes in the midst of a round, too', async () => {
    const { atlas, next, elapsed } = setUp(100);
    const short = next(1, { seconds: 2.52 });
    const other = next(2);
    expect(await atlas.clock.runUntil(short)).toBe('CutShort TIMED_OUT');
    expect(elapsed()).toBe(2_521);
    expect(await atlas.clock.runUntil(other)).toBe('InProgress');
    expect(atlas.asked).toEqual(['page 1']);
  });

  test('in a round counts once, also when its answer comes afterwards', async () => {
    const slow = before(async (request, { clock }) => {
      if (isJob(request, 9_000)) await pause(5 * SECOND, clock, request.signal);
      if (isJob(request, 9_999)) await pause(9 * SECOND, clock, request.signal);
    });
    const { atlas, next } = setUp(10_000, slow);
    const outcomes = Promise.all([next(9_000, { seconds: 4 }), next(9_500), next(9_999)]);
    expect(await atlas.clock.runUntil(outcomes)).toEqual(['CutShort TIMED_OUT', 'InProgress', 'InProgress']);
  });

  test('a round has the time of the one that has the most', async () => {
    const ends: (number | undefined)[] = [];
    const { atlas, next, elapsed } = setUp(
      100,
      before((request) => Promise.resolve(void ends.push(request.end))),
    );
    const now = atlas.clock.now();
    await atlas.clock.runUntil(
      Promise.all([next(1, { seconds: 10 }), next(2, { seconds: 900 }), next(3, { seconds: 60 })]),
    );
    expect(ends).toEqual([now + 900 * SECOND]);
    expect(elapsed()).toBe(2_560);
  });

  test('a rate limit that outlasts them all is told to all, at once', async () => {
    const { atlas, next, elapsed } = setUp(
      100,
      before((request) => {
        throw new CutShort(rateLimited(request, { wait: 3_600_000, left: 60_000 }));
      }),
    );
    const outcomes = await atlas.clock.runUntil(Promise.all([next(1, { seconds: 60 }), next(2, { seconds: 30 })]));
    expect(outcomes).toEqual(['CutShort RATE_LIMITED', 'CutShort RATE_LIMITED']);
    expect(elapsed()).toBe(2_500);
  });

  test('a rate limit in a round is waited out by those that have the time', async () => {
    const holds = before(async (request, { clock }) => pause(60 * SECOND, clock, request.signal));
    const { atlas, next, elapsed } = setUp(100, holds);
    const short = next(1, { seconds: 30 });
    const long = next(2);
    expect(await atlas.clock.runUntil(short)).toMatch(/^CutShort/);
    expect(await atlas.clock.runUntil(long)).toBe('InProgress');
    expect(elapsed()).toBe(2_500 + 60 * SECOND + LATENCY);
    expect(atlas.asked).toEqual(['page 1']);
  });
});

describe('a list that fails', () => {
  const broken = before((request) => {
    if (isPage(request)) throw new AtlasError('SERVER_FAILED', { what: 'no', fix: 'wait' });
    return Promise.resolve();
  });

  test('leaves those with an id to single reads, and is not read for them again', async () => {
    const { next, atlas } = setUp(100, broken);
    for (let turn = 0; turn < 2; turn += 1) {
      const three = Promise.all([next(1), next(2), next(3)]);
      expect(await atlas.clock.runUntil(three)).toEqual(['InProgress', 'InProgress', 'InProgress']);
    }
    expect(atlas.asked).toEqual(['1', '2', '3', '1', '2', '3']);
  });

  test('fails only those for whom any may come', async () => {
    const { next, atlas } = setUp(100, broken);
    const outcomes = await atlas.clock.runUntil(Promise.all([next(undefined), next(2), next(undefined)]));
    expect(outcomes).toEqual(['SERVER_FAILED', 'InProgress', 'SERVER_FAILED']);
  });

  test('in the middle: what its first page showed counts', async () => {
    const { atlas, round } = setUp(
      1_200,
      before((request) => {
        if (request.query?.pageNum === '2') throw new AtlasError('SERVER_FAILED', { what: 'no', fix: 'wait' });
        return Promise.resolve();
      }),
    );
    const asked = await round([0, 500, 600, 700, 1_100]);
    expect(asked).toEqual(expect.arrayContaining(['page 1', '500', '600', '700']));
    expect(asked).not.toContain('0');
    expect(atlas.clock.pending).toBe(0);
  });

  test('holds a job in another shape: the others are seen, and that one is asked for', async () => {
    const { atlas, round } = setUp(10);
    const wrong: Body[] = atlas.jobs.map((body, index) => (index === 4 ? { ...body, state: 7 } : body));
    atlas.answer = (_, page) => (page === undefined ? undefined : pageOf(wrong, 1));
    expect(await round([3, 4, 5])).toEqual(['4', 'page 1']);
  });

  test('one job that fails leaves the others alone', async () => {
    const { atlas, next } = setUp(100);
    const outcomes = await atlas.clock.runUntil(Promise.all([next(1), next(2), next(3), next(5_000)]));
    expect(outcomes).toEqual(['InProgress', 'InProgress', 'InProgress', 'EXPORT_JOB_NOT_FOUND']);
    expect(atlas.asked).toEqual(['page 1', '5000']);
  });
});

test('nothing crosses clusters', async () => {
  const { atlas, reader } = setUp(10);
  const end = atlas.clock.now() + 60 * SECOND;
  const clusters = ['a', 'b', 'c'].map((clusterName) => ({ ...CLUSTER, clusterName }));
  await atlas.clock.runUntil(
    Promise.all(clusters.map((cluster) => reader.watchOf(cluster).next({ end }, 0, jobId(1)))),
  );
  expect(atlas.asked).toEqual(['1', '1', '1']);
  expect(reader.watchOf({ clusterName: 'orders', projectId: CLUSTER.projectId })).toBe(reader.watchOf(CLUSTER));
});
