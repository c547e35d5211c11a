// Rate limits and limits of time as the whole client keeps them, in front of a real server, on a clock that passes by itself.
import { AtlasReader } from '../../src/exports/atlas-reader';
import { resolveExportJob } from '../../src/exports/resolve-export-job';
import { AtlasError } from '../../src/errors/atlas-error';
import type { AtlasClient, AtlasClientOptions } from '../../src/atlas/client';
import { byId, optionsOf, waitedFor } from '../exports/support/questions';
import { PatientClock } from '../faults/support/patient-clock';
import {
  afterThisTest,
  API_KEY,
  clientFor,
  SERVICE_ACCOUNT,
  startAtlas,
  type Handler,
  type Reply,
} from './atlas-server';

const SECOND = 1_000;

function address(number: number, clusterName = 'orders') {
  return { projectId: 'a'.repeat(24), clusterName, exportJobId: number.toString(16).padStart(24, '0') };
}

function body(id: string | undefined) {
  return { id, state: 'Successful', exportBucketId: 'b'.repeat(24) };
}

function limited(seconds: number): Reply {
  return { status: 429, headers: { 'Retry-After': `${seconds}` } };
}

async function setUp(handler: Handler, options: Partial<AtlasClientOptions> = {}) {
  const clock = new PatientClock(3_600 * SECOND);
  afterThisTest(() => clock.stop());
  const atlas = await startAtlas(handler);
  const client = clientFor(atlas.url, { clock, random: () => 0.5, ...options });
  return { atlas, clock, client, reader: new AtlasReader(client) };
}

/** The job's state, or the failure. */
function outcome(reader: AtlasReader, milliseconds: number, number: number): Promise<string | AtlasError | null> {
  return resolveExportJob(reader, byId(address(number)), optionsOf(reader.clock, { milliseconds })).then(
    ({ state }) => state,
    (reason: unknown) => AtlasError.from(reason),
  );
}

test('API key: nobody asks once the first answer has closed the gate', async () => {
  const challenge = 'Digest realm="r", nonce="n", algorithm=MD5, qop="auth"';
  let reads = 0;
  const { clock, reader } = await setUp(
    ({ url, headers }) => {
      if (headers.authorization === undefined) return { status: 401, headers: { 'WWW-Authenticate': challenge } };
      reads += clock.elapsed < 30 * SECOND ? 1 : 0;
      return clock.elapsed < 30 * SECOND ? limited(30) : { json: body(url.split('/').at(-1)) };
    },
    { credentials: API_KEY },
  );
  const end = clock.now() + 600 * SECOND;
  await Promise.all(Array.from({ length: 10 }, (_, number) => reader.readJob(address(number, `c${number}`), { end })));
  expect(reads).toBe(1);
});

test('service account: a token is not given back while reads wait at the gate', async () => {
  const { atlas, clock, reader } = await setUp(
    ({ url }) => {
      if (url.startsWith('/api/oauth')) return { json: { access_token: 'minted-token', expires_in: 3_600 } };
      return clock.elapsed < 180 * SECOND ? limited(180) : { json: body(url.split('/').at(-1)) };
    },
    { credentials: SERVICE_ACCOUNT },
  );
  await reader.readJob(address(1), { end: clock.now() + 600 * SECOND });
  expect(atlas.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a client that is closed ends what waits at its gate', async () => {
  const opened: AtlasClient[] = [];
  const log = (_: string, message: string) => {
    if (message.includes('held back')) for (const client of opened) void client.close();
  };
  const { clock, client, reader } = await setUp(() => limited(600), { log });
  opened.push(client);
  await expect(reader.readJob(address(1), { end: clock.now() + 1_800 * SECOND })).rejects.toMatchObject({
    code: 'STOPPED',
  });
  expect(clock.elapsed).toBe(0);
});

test('whoever waits for the page of others, which waits at the gate, is told of the rate limit', async () => {
  const { reader } = await setUp(() => limited(600));
  const others = Array.from({ length: 11 }, (_, number) => outcome(reader, 700 * SECOND, number));
  const short = await outcome(reader, 60 * SECOND, 11);
  expect(short).toMatchObject({ code: 'RATE_LIMITED' });
  await Promise.all(others);
});

test('whoever waits for the read of another, which waits at the gate, is told of the rate limit', async () => {
  const { reader } = await setUp(() => limited(600));
  const other = outcome(reader, 700 * SECOND, 1);
  const short = await outcome(reader, 60 * SECOND, 1);
  expect(short).toMatchObject({ code: 'RATE_LIMITED' });
  await other;
});

describe('a job that is waited for', () => {
  const waiting = (milliseconds: number, reader: AtlasReader) =>
    resolveExportJob(reader, waitedFor(byId(address(1))), optionsOf(reader.clock, { milliseconds })).then(
      ({ state }) => state,
      (reason: unknown) => AtlasError.from(reason),
    );

  test('waits at a rate limit in between, and goes on', async () => {
    const { atlas, clock, reader } = await setUp(() => {
      const seconds = clock.elapsed / SECOND;
      if (seconds > 5 && seconds < 65) return limited(60);
      return { json: { ...body(address(1).exportJobId), state: seconds < 100 ? 'InProgress' : 'Successful' } };
    });
    expect(await waiting(1_800 * SECOND, reader)).toBe('Successful');
    expect(atlas.seen.length).toBeLessThan(15);
  });

  test('is told of at a rate limit that outlasts its time, as it was seen last', async () => {
    const { atlas, clock, reader } = await setUp(() =>
      clock.elapsed > SECOND ? limited(3_600) : { json: { ...body(address(1).exportJobId), state: 'InProgress' } },
    );
    expect(await waiting(60 * SECOND, reader)).toMatchObject({
      code: 'WAIT_TIMED_OUT',
      parts: {
        what: expect.stringMatching(
          /^Export job \d+ was still InProgress, when 60 s, the limit of the test/,
        ) as unknown,
        why: 'The number of requests that Atlas allows in a span of time is used up',
      },
    });
    expect(atlas.seen).toHaveLength(2);
    expect(clock.elapsed).toBeLessThan(10 * SECOND);
  });
});

test('readers with little time do not lose the list for those that come later', async () => {
  let silent = true;
  const atlas = await startAtlas(({ url }) => {
    if (silent) return undefined;
    if (!url.includes('pageNum')) return { json: body(url.split('/').at(-1)) };
    const results = Array.from({ length: 400 }, (_, number) => body(address(number).exportJobId));
    return { json: { results, totalCount: 400 } };
  });
  // Silence lasts longer than a clock that passes by itself waits.
  const reader = new AtlasReader(clientFor(atlas.url));
  const short = await Promise.all(Array.from({ length: 12 }, (_, number) => outcome(reader, 100, number)));
  expect(short.every((reason) => reason instanceof AtlasError)).toBe(true);
  silent = false;
  const asked = atlas.seen.length;
  await Promise.all(Array.from({ length: 300 }, (_, number) => outcome(reader, 600 * SECOND, 20 + number)));
  expect(atlas.seen.length - asked).toBeLessThanOrEqual(11);
});
