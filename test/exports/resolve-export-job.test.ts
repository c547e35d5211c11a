// The limit of one read: it goes down to the request, and a failure tells of it where it left no more time.
import { createAtlasClient } from '../../src/atlas/client';
import { AtlasError } from '../../src/errors/atlas-error';
import { AtlasReader } from '../../src/exports/atlas-reader';
import { resolveExportJob } from '../../src/exports/resolve-export-job';
import { TimeLimit } from '../../src/exports/time-limit';
import { ACCESS_TOKEN, ADDRESS, startAtlas, type Handler } from '../atlas/atlas-server';
import { byId, optionsOf } from './support/questions';

const WORDS = { name: 'timeouts.read', raise: 'allow more', timedOut: 'LOOKUP_TIMED_OUT' } as const;

/** The failure of a read from a server that answers so. */
async function failure(limit: number, requestTimeout: number, handler: Handler): Promise<AtlasError> {
  const { url } = await startAtlas(handler);
  const connection = { baseUrl: url, apiVersion: 'v2', requestTimeout, credentials: ACCESS_TOKEN } as const;
  const options = { connection, credentials: ACCESS_TOKEN, userAgent: 'test/1', environment: {}, random: () => 0.2 };
  const client = createAtlasClient(options);
  try {
    await resolveExportJob(new AtlasReader(client), byId(ADDRESS), {
      ...optionsOf(client.clock),
      limit: new TimeLimit(limit, WORDS, client.clock),
    });
  } catch (reason) {
    return AtlasError.from(reason);
  } finally {
    await client.close();
  }
  throw new Error('The read did not fail');
}

const unavailable: Handler = () => ({ status: 503 });
const silent: Handler = () => undefined;

test('a server that only answers 503: the code and the facts stay, the limit stands in front', async () => {
  const error = await failure(700, 120_000, unavailable);
  expect(error.code).toBe('SERVER_FAILED');
  expect(error.parts.http).toMatchObject({ method: 'GET', status: 503 });
  expect(error.message).toMatch(
    /^SERVER_FAILED: The export job could not be read within 700 ms, the limit of timeouts\.read, from http:\/\/127\.0\.0\.1:\d+: The answer was a failure of Atlas itself/,
  );
  expect(error.message).toMatch(/why: .*status 503.* \(\d attempts in \d+ ms\)/);
  expect(error.message).toContain('fix: Try again, or allow more.');
});

test('a server that never answers', async () => {
  const error = await failure(100, 120_000, silent);
  expect(error.code).toBe('LOOKUP_TIMED_OUT');
  expect(error.message).toMatch(
    /within 100 ms, the limit of timeouts\.read, from http:\S+: \S+ did not answer in time/,
  );
  expect(error.message).toMatch(/why: The time for the request was up \(1 attempt in \d+ ms\)/);
});

test('a request timeout that is shorter is what ends it, and the limit is not spoken of', async () => {
  const error = await failure(60_000, 100, silent);
  expect(error.code).toBe('TIMED_OUT');
  expect(error.message).not.toContain('timeouts.read');
  expect(error.message).toContain('raise the request timeout');
});

test('a failure that more time would not have spared is told as it is', async () => {
  const error = await failure(700, 120_000, () => ({ status: 403, json: { errorCode: 'USER_UNAUTHORIZED' } }));
  expect(error.code).toBe('FORBIDDEN');
  expect(error.message).not.toContain('timeouts.read');
});

test('a limit that is longer than any timer waits for the answer', async () => {
  const error = await failure(10 ** 12, 10 ** 12, () => ({ status: 409, json: {} }));
  expect(error.code).toBe('CONFLICT');
});
