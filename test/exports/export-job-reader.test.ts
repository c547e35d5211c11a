// How many requests the look-ups of a cluster cost, and that none of them is answered wrongly for it.
import fc from 'fast-check';
import { AtlasError } from '../../src/errors/atlas-error';
import { ExportJobReader } from '../../src/exports/export-job-reader';
import { FRESH } from '../../src/exports/seen-jobs';
import { address, FakeAtlas, jobBody, jobId, PROJECT, readAll, type Body } from './support/fake-atlas';

const LATENCY = 60;

function jobs(count: number, state?: string): Body[] {
  return Array.from({ length: count }, (_, index) => jobBody(index, state));
}

function addresses(count: number, first = 0, step = 1) {
  return Array.from({ length: count }, (_, index) => address(first + index * step));
}

function pagesOf(atlas: FakeAtlas): number {
  return atlas.asked.filter((asked) => asked.startsWith('page')).length;
}

describe('requests', () => {
  test.each([
    [1, 1],
    [3, 5_000],
    [9, 5_000],
  ])('%i of %i jobs: each by itself, in one round trip', async (count, total) => {
    const atlas = new FakeAtlas(jobs(total));
    const began = atlas.clock.now();
    await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), addresses(count, total - count)));
    expect(atlas.asked.sort()).toEqual(addresses(count, total - count).map((_, index) => `${total - count + index}`));
    expect(atlas.clock.now() - began).toBe(LATENCY);
  });

  test.each([
    ['as Terraform asks', 10],
    ['all at once', 5_000],
  ])('%s: never more than one for each job and one, nor more than the pages and ten', async (_, parallelism) => {
    for (const [count, total] of [
      [10, 5_000],
      [20, 20],
      [20, 5_000],
      [100, 100],
      [100, 5_000],
      [1_000, 1_000],
      [1_000, 5_000],
      [5_000, 5_000],
    ] as const) {
      const atlas = new FakeAtlas(jobs(total));
      const wanted = addresses(count, total - 1, -Math.floor(total / count));
      const reads = readAll(new ExportJobReader(atlas.client()), wanted, parallelism);
      expect(await atlas.clock.runUntil(reads)).toEqual(wanted.map(() => 'Successful'));
      const most = Math.min(count + 1, count < 20 ? Infinity : Math.ceil(total / 500) + 10);
      expect(`${count} of ${total}: ${Math.max(atlas.asked.length, most)}`).toBe(`${count} of ${total}: ${most}`);
      expect(atlas.most).toBeLessThanOrEqual(10);
    }
  });

  test.each([
    [1_000, 1_000],
    [5_000, 5_000],
    [1_000, 5_000],
  ])(
    '%i of %i jobs, asked in the order of the list: a page that leaves nobody waiting is not the last',
    async (count, total) => {
      const atlas = new FakeAtlas(jobs(total));
      const reads = readAll(new ExportJobReader(atlas.client()), addresses(count));
      expect(new Set(await atlas.clock.runUntil(reads))).toEqual(new Set(['Successful']));
      expect(atlas.asked.length).toBeLessThanOrEqual(Math.ceil(total / 500) + 10);
    },
  );

  test('the first page starts beside ten single reads, and takes one of the ten places', async () => {
    const atlas = new FakeAtlas(jobs(20));
    const reads = readAll(new ExportJobReader(atlas.client()), addresses(20));
    expect(atlas.asked).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', 'page 1']);
    const began = atlas.clock.now();
    await atlas.clock.runUntil(reads);
    expect(atlas.asked.slice(10)).toEqual(['9']);
    expect(atlas.clock.now() - began).toBe(LATENCY);
  });

  test('a page is asked for before single reads that wait for a place', async () => {
    const atlas = new FakeAtlas(jobs(20));
    const reader = new ExportJobReader(atlas.client());
    const others = Array.from({ length: 15 }, (_, index) => address(0, `cluster-${index}`));
    const reads = Promise.all([readAll(reader, others, 15), readAll(reader, addresses(20), 20)]);
    await atlas.clock.runUntil(reads);
    expect(atlas.asked.indexOf('page 1')).toBe(10);
  });

  test('more pages than ten look-ups pay for are read as they are paid for', async () => {
    const atlas = new FakeAtlas(jobs(10_000));
    const wanted = Array.from({ length: 1_000 }, (_, index) => address((index * 7_919) % 10_000));
    await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), wanted));
    expect(pagesOf(atlas)).toBe(20);
    expect(atlas.asked.length).toBeLessThan(200);
  });

  test('clusters that share the places of Terraform have their lists read too', async () => {
    const atlas = new FakeAtlas(jobs(200));
    const wanted = Array.from({ length: 400 }, (_, index) => address(index >> 1, index % 2 === 0 ? 'a' : 'b'));
    await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), wanted));
    expect(atlas.asked.length).toBeLessThanOrEqual(22);
  });

  test('never more than one for each look-up and one, whatever is asked in whichever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12_000 }),
        fc.array(fc.nat(12_500), { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 30 }),
        async (total, numbers, parallelism) => {
          const atlas = new FakeAtlas(jobs(total));
          const reads = readAll(
            new ExportJobReader(atlas.client()),
            numbers.map((number) => address(number)),
            parallelism,
          );
          const outcomes = await atlas.clock.runUntil(reads);
          expect(outcomes).toEqual(numbers.map((number) => (number < total ? 'Successful' : 'EXPORT_JOB_NOT_FOUND')));
          expect(atlas.asked.length).toBeLessThanOrEqual(
            numbers.length + 1 + numbers.filter((number) => number >= total).length,
          );
          expect(atlas.most).toBeLessThanOrEqual(10);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what is remembered', () => {
  test('finished jobs for good, others while they are fresh', async () => {
    const atlas = new FakeAtlas([jobBody(0), jobBody(1, 'InProgress')]);
    const reader = new ExportJobReader(atlas.client());
    const both = [address(0), address(1)];
    expect(await atlas.clock.runUntil(readAll(reader, both))).toEqual(['Successful', 'InProgress']);
    atlas.jobs = [jobBody(0), jobBody(1)];
    expect(await atlas.clock.runUntil(readAll(reader, both))).toEqual(['Successful', 'InProgress']);
    atlas.clock.advance(FRESH);
    expect(await atlas.clock.runUntil(readAll(reader, both))).toEqual(['Successful', 'Successful']);
    expect(atlas.asked).toEqual(['0', '1', '1']);
  });

  test('a list that is no longer fresh is read again when ten wait for it', async () => {
    const atlas = new FakeAtlas(jobs(100, 'Queued'));
    const reader = new ExportJobReader(atlas.client());
    await atlas.clock.runUntil(readAll(reader, addresses(100)));
    expect(atlas.asked).toHaveLength(11);
    atlas.jobs = jobs(100);
    atlas.clock.advance(FRESH);
    const outcomes = await atlas.clock.runUntil(readAll(reader, addresses(100)));
    expect(new Set(outcomes)).toEqual(new Set(['Successful']));
    expect(atlas.asked).toHaveLength(22);
  });

  test('one look-up is under way for one job, however many ask', async () => {
    const atlas = new FakeAtlas(jobs(1));
    const reader = new ExportJobReader(atlas.client());
    const outcomes = await atlas.clock.runUntil(
      readAll(
        reader,
        Array.from({ length: 40 }, () => address(0)),
        40,
      ),
    );
    expect(outcomes).toHaveLength(40);
    expect(atlas.asked).toEqual(['0']);
  });

  test('nothing crosses clients, projects or clusters', async () => {
    const atlas = new FakeAtlas(jobs(1));
    const [one, other] = [new ExportJobReader(atlas.client()), new ExportJobReader(atlas.client())];
    const everywhere = [address(0), address(0, 'payments'), address(0, 'orders', 'c'.repeat(24))];
    await atlas.clock.runUntil(Promise.all([readAll(one, everywhere), readAll(other, everywhere)]));
    expect(atlas.asked).toHaveLength(6);
  });
});

describe('a list that is not to be relied on', () => {
  const page = (body: unknown) => ({ status: 200, headers: {}, body });
  const usual = jobs(40);

  test.each<[string, unknown]>([
    ['misses jobs', { results: usual.slice(0, 15), totalCount: 15 }],
    ['says that there are more than there are', { results: usual.slice(0, 15), totalCount: 100_000 }],
    ['says that there are none', { results: usual.slice(0, 15), totalCount: 0 }],
    ['gives no count', { results: usual.slice(0, 15) }],
    ['is empty', { results: [], totalCount: 40 }],
    ['holds jobs twice', { results: [...usual, ...jobs(40, 'Queued')], totalCount: 80 }],
    ['holds jobs in another shape', { results: usual.map(({ id }) => ({ id, state: 7 })), totalCount: 40 }],
    ['holds anything', { results: [null, 7, 'text', [], {}, { id: null }, ...usual.slice(20)], totalCount: 26 }],
    ['is no list', { results: { length: 40 } }],
    ['is nothing', null],
  ])('that %s gives no job wrongly, and misses none', async (_, body) => {
    const atlas = new FakeAtlas(usual);
    atlas.answer = (__, number) => (number === undefined ? undefined : page(number === 1 ? body : { results: [] }));
    const outcomes = await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), addresses(40)));
    expect(outcomes).toEqual(addresses(40).map(() => 'Successful'));
    expect(atlas.asked.length).toBeLessThanOrEqual(41);
  });

  test('that fails is not read again', async () => {
    const atlas = new FakeAtlas(usual);
    atlas.answer = (_, number) => {
      if (number === undefined) return undefined;
      throw new AtlasError('SERVER_FAILED', { what: 'no', fix: 'wait' });
    };
    const outcomes = await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), addresses(40)));
    expect(outcomes).toEqual(addresses(40).map(() => 'Successful'));
    expect(pagesOf(atlas)).toBe(1);
  });

  test('that changes while it is read: a job that moves to a page already read is asked for by itself', async () => {
    const atlas = new FakeAtlas(jobs(1_000));
    atlas.answer = (_, number) => {
      if (number !== 1) return undefined;
      // From now on the first job of the second page stands on the first.
      const [first, ...others] = atlas.jobs;
      atlas.jobs = [...others, ...(first === undefined ? [] : [first])];
      return page({ results: jobs(500), totalCount: 1_000 });
    };
    const wanted = addresses(30, 495);
    const outcomes = await atlas.clock.runUntil(readAll(new ExportJobReader(atlas.client()), wanted));
    expect(outcomes).toEqual(wanted.map(() => 'Successful'));
    expect(atlas.asked).toContain('500');
  });
});

describe('askers that leave', () => {
  const end = (atlas: FakeAtlas, milliseconds: number) => atlas.clock.now() + milliseconds;
  const codeOf = (read: Promise<unknown>) =>
    read.then(
      () => 'read',
      (reason: Error) => (reason instanceof AtlasError ? reason.code : reason.name),
    );

  test('one that stops leaves the others their look-up; when all have, it ends', async () => {
    const atlas = new FakeAtlas(jobs(1));
    const signals: (AbortSignal | undefined)[] = [];
    const client = atlas.client();
    const reader = new ExportJobReader({
      ...client,
      send: (request) => (signals.push(request.signal), client.send(request)),
    });
    const [one, other] = [new AbortController(), new AbortController()];
    const reads = [one, other].map(({ signal }) =>
      codeOf(reader.read(address(0), { signal, end: end(atlas, 60_000) })),
    );
    one.abort();
    expect(await reads[0]).toBe('STOPPED');
    expect(signals[0]?.aborted).toBe(false);
    other.abort();
    expect(await reads[1]).toBe('STOPPED');
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  test('when all stop that wait for a page, the page is stopped too, and the next read begins anew', async () => {
    const atlas = new FakeAtlas(jobs(100));
    const reader = new ExportJobReader(atlas.client());
    const controller = new AbortController();
    const asker = { signal: controller.signal, end: end(atlas, 60_000) };
    const reads = addresses(15).map((one) => codeOf(reader.read(one, asker)));
    expect(pagesOf(atlas)).toBe(1);
    controller.abort();
    expect(new Set(await Promise.all(reads))).toEqual(new Set(['STOPPED']));
    expect(atlas.clock.pending).toBe(0);
    const outcomes = await atlas.clock.runUntil(readAll(reader, addresses(100)));
    expect(new Set(outcomes)).toEqual(new Set(['Successful']));
    expect(pagesOf(atlas)).toBe(2);
  });

  test('one whose time is up before the page has come leaves alone', async () => {
    const atlas = new FakeAtlas(jobs(100));
    const reader = new ExportJobReader(atlas.client());
    const reads = addresses(10).map((one, index) =>
      codeOf(reader.read(one, { end: end(atlas, index === 9 ? LATENCY - 1 : 60_000) })),
    );
    const outcomes = await atlas.clock.runUntil(Promise.all(reads));
    expect(outcomes).toEqual([...Array.from({ length: 9 }, () => 'read'), 'CutShort']);
  });

  test('one that joins a look-up has its own time, shorter or longer', async () => {
    const atlas = new FakeAtlas(jobs(1));
    const reader = new ExportJobReader(atlas.client());
    const first = codeOf(reader.read(address(0), { end: end(atlas, 10_000) }));
    const shorter = codeOf(reader.read(address(0), { end: end(atlas, LATENCY - 1) }));
    expect(await atlas.clock.runUntil(Promise.all([first, shorter]))).toEqual(['read', 'CutShort']);
  });

  test('one that has more time than whoever began it begins again', async () => {
    const atlas = new FakeAtlas(jobs(20));
    const reader = new ExportJobReader(atlas.client());
    // The tenth waits for the page, and its time is up before the page is there.
    const others = addresses(9).map((one) => codeOf(reader.read(one, { end: end(atlas, 60_000) })));
    const short = codeOf(reader.read(address(9), { end: end(atlas, LATENCY - 1) }));
    const longer = codeOf(reader.read(address(9), { end: end(atlas, 60_000) }));
    expect(await atlas.clock.runUntil(Promise.all([short, longer, ...others]))).toEqual([
      'CutShort',
      ...Array.from({ length: 10 }, () => 'read'),
    ]);
  });
});

test('a job is named by its id in the request', async () => {
  const atlas = new FakeAtlas(jobs(1));
  const paths: string[] = [];
  const client = atlas.client();
  const reader = new ExportJobReader({
    ...client,
    send: (request) => (paths.push(request.path), client.send(request)),
  });
  await atlas.clock.runUntil(readAll(reader, [address(0)]));
  expect(paths).toEqual([`/api/atlas/v2/groups/${PROJECT}/clusters/orders/backup/exports/${jobId(0)}`]);
});
