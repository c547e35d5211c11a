import type { AtlasClient } from '../../src/atlas/client';
import type { AtlasAnswer, AtlasRequest } from '../../src/atlas/send';
import { AtlasError } from '../../src/errors/atlas-error';
import { resolveExportJobs } from '../../src/exports/resolve-export-jobs';
import { TimeLimit } from '../../src/exports/time-limit';
import type { ExportJobAddress } from '../../src/model/identifiers';

function address(number: number): ExportJobAddress {
  return { projectId: 'a'.repeat(24), clusterName: 'orders', exportJobId: String(number).padStart(24, '0') };
}

/** A client that answers as `answer` says, and notes how many requests are under way. */
function clientOf(answer: (id: string, request: AtlasRequest) => Promise<AtlasAnswer>) {
  const seen = { requests: 0, atOnce: 0, most: 0 };
  const client: AtlasClient = {
    baseUrl: 'https://atlas.example',
    apiVersion: 'v2',
    requestTimeout: 120_000,
    redact: (text) => text,
    close: () => Promise.resolve(),
    send: async (request) => {
      seen.requests += 1;
      seen.atOnce += 1;
      seen.most = Math.max(seen.most, seen.atOnce);
      try {
        return await answer(request.path.split('/').at(-1) ?? '', request);
      } finally {
        seen.atOnce -= 1;
      }
    },
  };
  return { client, seen };
}

const found = (id: string): AtlasAnswer => ({
  status: 200,
  headers: {},
  body: { id, state: 'Successful', exportBucketId: 'b'.repeat(24) },
});

const NEVER_UP = new TimeLimit(600_000, { name: 'the test', raise: 'wait', timedOut: 'TIMED_OUT' });
const options = { limit: NEVER_UP, warn: () => undefined };

test('no address, no request', async () => {
  const { client, seen } = clientOf((id) => Promise.resolve(found(id)));
  expect(await resolveExportJobs(client, [], options)).toEqual([]);
  expect(seen.requests).toBe(0);
});

test('outcomes come in the order of the addresses, and one that stands twice is read once', async () => {
  const { client, seen } = clientOf((id) => Promise.resolve(found(id)));
  const outcomes = await resolveExportJobs(client, [address(2), address(1), address(2)], options);
  expect(outcomes.map((outcome) => 'job' in outcome && outcome.job.id.at(-1))).toEqual(['2', '1', '2']);
  expect(seen.requests).toBe(2);
});

test('at most ten are under way at once', async () => {
  const { client, seen } = clientOf(async (id) => {
    await new Promise(setImmediate);
    return found(id);
  });
  const addresses = Array.from({ length: 35 }, (_, index) => address(index));
  expect(await resolveExportJobs(client, addresses, options)).toHaveLength(35);
  expect(seen).toMatchObject({ requests: 35, most: 10 });
});

test('a failure stays with its own job', async () => {
  const { client } = clientOf((id) => {
    if (id.endsWith('2')) return Promise.reject(new AtlasError('FORBIDDEN', { what: 'no', fix: 'ask' }));
    if (id.endsWith('3')) return Promise.reject(new TypeError('ours'));
    return Promise.resolve(found(id));
  });
  const outcomes = await resolveExportJobs(client, [address(1), address(2), address(3)], options);
  expect(outcomes.map((outcome) => ('error' in outcome ? outcome.error.code : outcome.job.state))).toEqual([
    'Successful',
    'FORBIDDEN',
    'INTERNAL',
  ]);
});

test('those whose turn does not come in time are not asked for, and the limit counts for all together', async () => {
  jest.useFakeTimers();
  const words = { name: 'the test', raise: 'wait longer', timedOut: 'LOOKUP_TIMED_OUT' } as const;
  const within: (number | undefined)[] = [];
  const { client, seen } = clientOf((id, request) => {
    within.push(request.within);
    jest.advanceTimersByTime(60);
    return Promise.resolve(found(id));
  });
  const addresses = Array.from({ length: 12 }, (_, index) => address(index));
  const outcomes = await resolveExportJobs(client, addresses, { ...options, limit: new TimeLimit(100, words) });
  jest.useRealTimers();
  expect(within).toEqual([100, 40]);
  expect(seen.requests).toBe(2);
  const errors = outcomes.flatMap((outcome) => ('error' in outcome ? outcome.error : []));
  expect(errors).toHaveLength(10);
  expect(errors[0]?.message).toBe(
    'LOOKUP_TIMED_OUT: The export job could not be read within 100 ms, the limit of the test, from ' +
      'https://atlas.example: The time was up before its turn came.\n' +
      '  why: Other export jobs that are read beside it took all of it.\n' +
      '  fix: Try again, or wait longer.',
  );
});
