// What the look-ups of a cluster promise beyond their numbers: states that never go back, and no time lost to waiting.
import { ExportJobReader } from '../../src/exports/export-job-reader';
import { pause } from '../../src/atlas/stoppable';
import type { AtlasClient } from '../../src/atlas/client';
import { address, FakeAtlas, jobBody, readAll, type Body } from './support/fake-atlas';

const LATENCY = 200;

function jobs(count: number, state?: string): Body[] {
  return Array.from({ length: count }, (_, index) => jobBody(index, state));
}

function addresses(count: number, first = 0) {
  return Array.from({ length: count }, (_, index) => address(first + index));
}

/** Its pages arrive later than they were made. */
function withLatePages(client: AtlasClient, milliseconds: number): AtlasClient {
  return {
    ...client,
    send: async (request) => {
      const answer = await client.send(request);
      if (request.query?.pageNum !== undefined) await pause(milliseconds, client.clock, undefined);
      return answer;
    },
  };
}

test('a job that was told as finished is not told as unfinished later, whichever answer was under way longer', async () => {
  const atlas = new FakeAtlas(jobs(20, 'InProgress'));
  // Single reads are answered after the jobs have finished, the page before, but it arrives last.
  atlas.answer = ({ path }, page) =>
    page === undefined
      ? { status: 200, headers: {}, body: jobBody(Number.parseInt(path.split('/').at(-1) ?? '', 16)) }
      : { status: 200, headers: {}, body: { results: jobs(20, 'InProgress'), totalCount: 20 } };
  const reader = new ExportJobReader(withLatePages(atlas.client(), 50));
  const first = await atlas.clock.runUntil(readAll(reader, addresses(10)));
  expect(first[0]).toBe('Successful');
  const again = await atlas.clock.runUntil(readAll(reader, addresses(1)));
  expect(again).toEqual(['Successful']);
});

test('a page that took longer than a state is fresh still answers those that waited for it', async () => {
  const atlas = new FakeAtlas(jobs(100, 'InProgress'), 6_000);
  await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), addresses(100), 100));
  expect(atlas.asked.length).toBeLessThanOrEqual(11);
});

test.each([1, 5, 8])(
  'with %i places, old jobs of a large cluster take no longer than by single reads',
  async (places) => {
    const atlas = new FakeAtlas(jobs(5_000), LATENCY);
    const began = atlas.clock.now();
    await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), addresses(160, 4_800), places));
    expect(atlas.clock.now() - began).toBeLessThanOrEqual((160 / places + 2) * LATENCY);
  },
);

test.each([10, 12, 15])(
  '%i old jobs of a large cluster: two round trips, and the moment in which others are waited for',
  async (count) => {
    const atlas = new FakeAtlas(jobs(5_000), LATENCY);
    const began = atlas.clock.now();
    await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), addresses(count, 4_900)));
    expect(atlas.clock.now() - began).toBeLessThanOrEqual(2 * LATENCY + 100);
  },
);

test('jobs of two clusters, taken in turns: at most the pages and ten for each', async () => {
  const atlas = new FakeAtlas(jobs(100));
  const wanted = Array.from({ length: 40 }, (_, index) => address(index >> 1, index % 2 === 0 ? 'a' : 'b'));
  await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), wanted));
  expect(atlas.asked.length).toBeLessThanOrEqual(22);
});

test('a list in another shape: never more than one for each job and one', async () => {
  const atlas = new FakeAtlas(jobs(5_000));
  atlas.answer = (_, page) =>
    page === undefined
      ? undefined
      : {
          status: 200,
          headers: {},
          body: { results: jobs(500).map(({ id }) => ({ id, state: 7 })), totalCount: 5_000 },
        };
  await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), addresses(20)));
  expect(atlas.asked.length).toBeLessThanOrEqual(21);
});

test('a server that puts fewer jobs on a page than were asked for: its pages are counted so', async () => {
  const atlas = new FakeAtlas(jobs(1_000));
  atlas.answer = (_, page) => {
    if (page === undefined) return undefined;
    const results = atlas.jobs.slice((page - 1) * 100, page * 100);
    return { status: 200, headers: {}, body: { results, totalCount: 1_000 } };
  };
  const states = await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), addresses(1_000)));
  expect(new Set(states)).toEqual(new Set(['Successful']));
  expect(atlas.asked.length).toBeLessThanOrEqual(20);
});

test('a list that gives no count is read no further than it goes', async () => {
  const atlas = new FakeAtlas(jobs(600));
  const results = jobs(600);
  atlas.answer = (_, page) =>
    page === undefined
      ? undefined
      : { status: 200, headers: {}, body: { results: results.slice((page - 1) * 500, page * 500) } };
  await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), addresses(600)));
  expect(atlas.asked.filter((asked) => asked.startsWith('page')).length).toBeLessThanOrEqual(3);
});
