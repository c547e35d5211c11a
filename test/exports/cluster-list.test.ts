// The list of a cluster's jobs: one reading for all who want it at about the same time.
import { ClusterList } from '../../src/exports/cluster-list';
import { FRESH } from '../../src/exports/seen-jobs';
import { AtlasError } from '../../src/errors/atlas-error';
import { createdAt, FakeAtlas, jobBody, jobId, pageOf } from './support/fake-atlas';
import { CLUSTER } from './support/questions';

const LATENCY = 60;

function setUp(count = 3, state?: string) {
  const jobs = Array.from({ length: count }, (_, index) => jobBody(index, state, { createdAt: createdAt(index) }));
  const atlas = new FakeAtlas(jobs, LATENCY);
  const list = new ClusterList(atlas.client(), CLUSTER);
  const asker = { end: atlas.clock.now() + 60_000 };
  return { atlas, list, asker };
}

const ids = (jobs: readonly { readonly id: string }[]) => jobs.map(({ id }) => Number.parseInt(id, 16));

test('every job, the newest first, whatever the order of the pages', async () => {
  const { atlas, list, asker } = setUp(1_200);
  const jobs = await atlas.clock.runUntil(list.jobs(asker));
  expect(ids(jobs)).toEqual(Array.from({ length: 1_200 }, (_, index) => 1_199 - index));
  expect(atlas.asked.sort()).toEqual(['page 1', 'page 2', 'page 3']);
});

test('those that ask at the same time share one reading, and those that ask soon after too', async () => {
  const { atlas, list, asker } = setUp();
  const [one, other] = await atlas.clock.runUntil(Promise.all([list.jobs(asker), list.jobs(asker)]));
  expect(one).toBe(other);
  atlas.clock.advance(FRESH - 2 * LATENCY);
  expect(await list.jobs(asker)).toBe(one);
  expect(atlas.asked).toEqual(['page 1']);
});

test('a list that is no longer fresh is read again, and is not held in memory', async () => {
  const { atlas, list, asker } = setUp();
  await atlas.clock.runUntil(list.jobs(asker));
  atlas.clock.advance(FRESH);
  expect(list).toHaveProperty('last', undefined);
  expect(atlas.clock.pending).toBe(0);
  await atlas.clock.runUntil(list.jobs(asker));
  expect(atlas.asked).toEqual(['page 1', 'page 1']);
});

test('a list is as old as its first page, not as its last', async () => {
  const { atlas, list, asker } = setUp(1_200);
  atlas.answer = (_, page) => (atlas.clock.advance(FRESH / 2), pageOf(atlas.jobs, page ?? 1));
  await atlas.clock.runUntil(list.jobs(asker));
  const asked = atlas.asked.length;
  await atlas.clock.runUntil(list.jobs(asker));
  expect(atlas.asked.length).toBe(2 * asked);
});

test('a reading that began before the time that is asked for is not taken', async () => {
  const { atlas, list, asker } = setUp(1, 'InProgress');
  const first = list.jobs(asker);
  atlas.clock.advance(LATENCY / 2);
  const since = atlas.clock.now();
  const second = list.jobs(asker, since);
  const states = async (jobs: Promise<readonly { readonly state: string | null }[]>) => (await jobs)[0]?.state;
  expect(await atlas.clock.runUntil(states(first))).toBe('InProgress');
  atlas.jobs = [jobBody(0)];
  expect(await atlas.clock.runUntil(states(second))).toBe('Successful');
  expect(atlas.asked).toEqual(['page 1', 'page 1']);
});

test('a list that shows a job in a state that it has left is not used any more', async () => {
  const { atlas, list, asker } = setUp(2, 'InProgress');
  const [job] = await atlas.clock.runUntil(list.jobs(asker));
  if (job === undefined) throw new Error('No job');
  list.note(job);
  await list.jobs(asker);
  expect(atlas.asked).toHaveLength(1);
  list.note({ ...job, state: 'Successful' });
  await atlas.clock.runUntil(list.jobs(asker));
  expect(atlas.asked).toHaveLength(2);
  list.note({ ...job, id: jobId(7) });
  await atlas.clock.runUntil(list.jobs(asker));
  expect(atlas.asked).toHaveLength(3);
});

test('nor is one that was under way then, by whoever asks afterwards', async () => {
  const { atlas, list, asker } = setUp(1, 'InProgress');
  const [job] = await atlas.clock.runUntil(list.jobs(asker));
  if (job === undefined) throw new Error('No job');
  atlas.clock.advance(FRESH);
  const before = list.jobs(asker);
  atlas.clock.advance(LATENCY / 2);
  list.note({ ...job, state: 'Successful' });
  const after = list.jobs(asker);
  expect((await atlas.clock.runUntil(before))[0]?.state).toBe('InProgress');
  atlas.jobs = [jobBody(0)];
  expect((await atlas.clock.runUntil(after))[0]?.state).toBe('Successful');
  expect((await list.jobs(asker))[0]?.state).toBe('Successful');
  expect(atlas.asked).toHaveLength(3);
});

test('a job that moves to the next page while the list is read stands there once', async () => {
  const { atlas, list, asker } = setUp(600);
  const before = atlas.jobs;
  const after = [jobBody(600, 'Queued', { createdAt: createdAt(600) }), ...before];
  atlas.answer = (_, page) => pageOf(page === 1 ? before : after, page ?? 1);
  const jobs = await atlas.clock.runUntil(list.jobs(asker));
  expect(new Set(ids(jobs)).size).toBe(jobs.length);
  expect(jobs).toHaveLength(600);
});

test('one that leaves leaves the others their list; when all have, the reading ends', async () => {
  const { atlas, list, asker } = setUp();
  const [one, other] = [new AbortController(), new AbortController()];
  const reads = [one, other].map(({ signal }) =>
    list.jobs({ ...asker, signal }).catch((reason: unknown) => AtlasError.from(reason).code),
  );
  one.abort();
  expect(await reads[0]).toBe('STOPPED');
  expect(atlas.clock.pending).toBeGreaterThan(0);
  other.abort();
  expect(await reads[1]).toBe('STOPPED');
  expect(atlas.clock.pending).toBe(0);
});

test('a list that failed is read again by the next that asks', async () => {
  const { atlas, list, asker } = setUp();
  atlas.answer = () => {
    throw new AtlasError('SERVER_FAILED', { what: 'no', fix: 'wait' });
  };
  await expect(atlas.clock.runUntil(list.jobs(asker))).rejects.toMatchObject({ code: 'SERVER_FAILED' });
  atlas.answer = () => undefined;
  expect(await atlas.clock.runUntil(list.jobs(asker))).toHaveLength(3);
});

test('a job in another shape is said, and not left out', async () => {
  const { atlas, list, asker } = setUp();
  atlas.answer = () => pageOf([jobBody(0), { id: jobId(1), exportBucketId: 7 }], 1);
  await expect(atlas.clock.runUntil(list.jobs(asker))).rejects.toMatchObject({ code: 'ANSWER_MALFORMED' });
});
