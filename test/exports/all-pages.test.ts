// Which pages of a list are read, and how many at a time.
import fc from 'fast-check';
import { pause } from '../../src/atlas/stoppable';
import type { PageFacts } from '../../src/atlas/read-page';
import { allPages, pageCount } from '../../src/exports/all-pages';
import { FakeClock } from '../atlas/fake-clock';

const LATENCY = 60;

interface Page extends PageFacts {
  readonly items: readonly number[];
}

interface ListOptions {
  readonly size?: number;
  readonly totalCount?: number | undefined;
  readonly links?: boolean;
}

/** A list of so many items, and what was asked of it. */
function listOf(length: number, options: ListOptions = {}) {
  const { size = 500, links = true } = options;
  const totalCount = 'totalCount' in options ? options.totalCount : length;
  const items = Array.from({ length }, (_, index) => index);
  const clock = new FakeClock();
  const asked: number[] = [];
  const began: number[] = [];
  let underWay = 0;
  let most = 0;
  const read = async (number: number): Promise<Page> => {
    asked.push(number);
    began.push(clock.now());
    underWay += 1;
    most = Math.max(most, underWay);
    await pause(LATENCY, clock, undefined);
    underWay -= 1;
    const shown = items.slice((number - 1) * size, number * size);
    const hasNext = links ? number * size < length : undefined;
    return { items: shown, count: shown.length, totalCount, hasNext };
  };
  const all = async () => (await clock.runUntil(allPages(read))).flatMap((page) => page.items);
  return { items, clock, asked, began, all, most: () => most };
}

test('10,000 jobs: twenty requests, the first alone and the others ten at a time, in three round trips', async () => {
  const { items, asked, began, all, most } = listOf(10_000);
  expect(await all()).toEqual(items);
  expect(asked).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  const start = began[0] ?? 0;
  expect(began.map((time) => time - start)).toEqual([0, ...Array<number>(10).fill(60), ...Array<number>(9).fill(120)]);
  expect(most()).toBe(10);
});

test.each<[string, number, ListOptions, number]>([
  ['nothing', 0, {}, 1],
  ['one short page', 7, {}, 1],
  ['one full page', 500, {}, 1],
  ['one full page without links, which may be followed', 500, { links: false }, 2],
  ['a total that is too low: links lead on', 1_700, { totalCount: 500 }, 4],
  ['a total that is too low, without links: full pages lead on', 1_700, { totalCount: 500, links: false }, 4],
  ['a total of none', 1_700, { totalCount: 0 }, 4],
  ['no total, but links', 1_700, { totalCount: undefined }, 4],
  ['no total and no links', 1_700, { totalCount: undefined, links: false }, 4],
  ['a server that cuts its pages', 1_000, { size: 100 }, 10],
  ['a server that cuts its pages, and tells no total', 1_000, { size: 100, totalCount: undefined }, 10],
  ['a total that is a little too high', 1_700, { totalCount: 2_400 }, 5],
  ['an empty first page, whatever the total', 0, { totalCount: 10_000 }, 1],
])('%s', async (_, length, options, requests) => {
  const { items, asked, all } = listOf(length, options);
  expect(await all()).toEqual(items);
  expect(asked).toHaveLength(requests);
});

test('a total that is far too high costs no more than the requests that are under way', async () => {
  const { items, asked, all } = listOf(15, { totalCount: 100_000_000 });
  expect(await all()).toEqual(items);
  expect(asked.length).toBeLessThanOrEqual(11);
});

test.each<[string, number | undefined, boolean | undefined]>([
  ['says that more follow', undefined, true],
  ['tells a total that nothing reaches', 2 ** 31, undefined],
  ['gives full pages', undefined, undefined],
])('a list that has no end, and always %s, is given up', async (_, totalCount, hasNext) => {
  let asked = 0;
  const read = async (): Promise<PageFacts> => {
    asked += 1;
    await Promise.resolve();
    return { count: 500, totalCount, hasNext };
  };
  await expect(allPages(read)).rejects.toMatchObject({
    code: 'ANSWER_MALFORMED',
    parts: { what: 'Atlas answered with a list that goes on after 1000 pages' },
  });
  expect(asked).toBe(1_000);
});

test('no page is asked for after one has failed', async () => {
  const clock = new FakeClock();
  const asked: number[] = [];
  const read = async (number: number): Promise<PageFacts> => {
    asked.push(number);
    await pause(number === 3 ? 10 : LATENCY, clock, undefined);
    if (number === 3) throw new Error('no');
    return { count: 500, totalCount: 50_000, hasNext: true };
  };
  await expect(clock.runUntil(allPages(read))).rejects.toThrow('no');
  clock.advance(LATENCY);
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('a page that came after an empty one counts, and order is that of the list', async () => {
  const clock = new FakeClock();
  const counts = [500, 0, 500];
  const read = async (number: number): Promise<PageFacts & { readonly number: number }> => {
    await pause(number === 2 ? 10 : LATENCY, clock, undefined);
    return { number, count: counts[number - 1] ?? 0, totalCount: 1_500, hasNext: undefined };
  };
  const pages = await clock.runUntil(allPages(read));
  expect(pages.map(({ number }) => number)).toEqual([1, 3]);
});

test('every job is found in its order, however wrong the total is and however the server cuts its pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 3_000 }),
      fc.constantFrom(100, 333, 500),
      fc.option(fc.nat(6_000), { nil: undefined }),
      async (length, size, totalCount) => {
        const { items, asked, all, most } = listOf(length, { size, totalCount });
        expect(await all()).toEqual(items);
        expect(most()).toBeLessThanOrEqual(10);
        expect(asked.length).toBeLessThanOrEqual(Math.max(1, Math.ceil(length / size)) + 10);
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  [{ count: 500, totalCount: 10_000, hasNext: true }, 20],
  [{ count: 100, totalCount: 1_000, hasNext: true }, 10],
  [{ count: 3, totalCount: 3, hasNext: false }, 1],
  [{ count: 500, totalCount: 500, hasNext: true }, 2],
  [{ count: 0, totalCount: 40, hasNext: undefined }, 1],
])('as its first page tells, %j, a list has %i page(s)', (facts, count) => {
  expect(pageCount(facts)).toBe(count);
});
