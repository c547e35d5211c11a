import { MAX_RETRIES, readRetryAfter, retryDelay } from '../../src/atlas/retry-policy';
import { CutShort } from '../../src/atlas/cut-short';
import { clientFor, failureOf, JOB_PATH, REQUEST, startAtlas } from './atlas-server';
import { FakeClock } from './fake-clock';
import tokenBucket from './fixtures/error-429-token-bucket.json';

const NOW = Date.UTC(2024, 4, 6);

function delay(
  attempt: Partial<Parameters<typeof retryDelay>[0]>,
  time: Partial<Parameters<typeof retryDelay>[1]> = {},
) {
  return retryDelay(
    { number: 1, status: undefined, passingFailure: false, retryAfter: undefined, ...attempt },
    { now: NOW, random: 1, ...time },
  );
}

describe('the policy', () => {
  test('which statuses pass', () => {
    const passing = Array.from({ length: 500 }, (_, index) => index + 100).filter(
      (status) => delay({ status }) !== undefined,
    );
    expect(passing).toEqual([408, 500, 502, 503, 504]);
  });

  test('which failures of the network pass', () => {
    expect(delay({ passingFailure: true })).toBe(500);
    expect(delay({ passingFailure: false })).toBeUndefined();
  });

  test('waits double, with full jitter, four times', () => {
    const waits = [1, 2, 3, 4, 5].map((number) => delay({ number, status: 503 }));
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, undefined]);
    expect(delay({ number: 3, status: 503 }, { random: 0.25 })).toBe(500);
    expect(delay({ status: 503 }, { random: 0 })).toBe(0);
  });

  test('Retry-After is waited for, and a little more', () => {
    expect(delay({ status: 503, retryAfter: '7' }, { random: 0 })).toBe(7_000);
    expect(delay({ status: 503, retryAfter: '7' }, { random: 1 })).toBe(7_250);
    expect(delay({ status: 503, retryAfter: '0' }, { random: 0 })).toBe(0);
    expect(delay({ status: 503, retryAfter: 'Mon, 06 May 2024 00:00:09 GMT' }, { random: 0 })).toBe(9_000);
  });

  test.each([
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['99999999999999', undefined],
    [' 5 ', 5_000],
    ['Mon, 06 May 2024 00:00:09 GMT', 9_000],
    ['Sun, 05 May 2024 00:00:00 GMT', 0],
    ['Monday, 06-May-24 00:00:09 GMT', 9_000],
    ['Mon May  6 00:00:09 2024', 9_000],
    ['in 1 minute', undefined],
    ['after 3000', undefined],
  ])('Retry-After %j means %s ms', (value, milliseconds) => {
    expect(readRetryAfter(value, NOW)).toBe(milliseconds);
  });
});

describe('the loop', () => {
  test('gives up after four more attempts', async () => {
    const atlas = await startAtlas(() => ({
      status: 503,
      headers: { 'Content-Type': 'text/html' },
      body: '<h1>busy</h1>',
    }));
    const failure = await failureOf(clientFor(atlas.url, { random: () => 0 }).send(REQUEST));
    expect(failure.code).toBe('SERVER_FAILED');
    expect(failure.message).toContain('was answered: status 503 (5 attempts in');
    expect(atlas.seen).toHaveLength(MAX_RETRIES + 1);
  });

  test('waits as long as the server says, by the clock', async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas((_, __, count) =>
      count === 1 ? { status: 429, headers: { 'Retry-After': '7' }, json: tokenBucket } : { json: {} },
    );
    const log = jest.fn(clock.skipWaits);
    const began = clock.now();
    await clientFor(atlas.url, { clock, random: () => 0, log }).send(REQUEST);
    expect(log).toHaveBeenCalledWith('debug', expect.stringContaining('held back for 7 s by the rate limit'));
    expect(log).toHaveBeenCalledWith('info', expect.stringContaining('status 429, its rate is limited'));
    expect(clock.now() - began).toBe(7_000);
    expect(atlas.seen).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });

  test('a wait that is too long ends it at once', async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas(() => ({ status: 429, headers: { 'Retry-After': '3600' }, json: tokenBucket }));
    const failure = await failureOf(clientFor(atlas.url, { clock }).send(REQUEST));
    expect(failure.code).toBe('RATE_LIMITED');
    expect(failure.parts.http).toMatchObject({ status: 429, errorCode: 'RATE_LIMITED_TOKEN_BUCKET' });
    expect(atlas.seen).toHaveLength(1);
  });

  test.each(['600', 'Mon, 06 May 2024 00:10:00 GMT'])(
    'a wait that is too long is told (Retry-After: %s)',
    async (retryAfter) => {
      const clock = new FakeClock();
      const atlas = await startAtlas(() => ({
        status: 429,
        headers: { 'Retry-After': retryAfter },
        json: tokenBucket,
      }));
      const { message } = await failureOf(clientFor(atlas.url, { clock, requestTimeout: 120_000 }).send(REQUEST));
      expect(message).toContain('The rate limit holds the next request back for 10 min, and 2 min are left.');
      expect(message).toContain('Try again in 10 min;');
    },
  );

  test.each([{}, { 'Retry-After': '0' }, { 'Retry-After': 'soon' }])(
    'a rate limit that asks for nothing usable is waited out, longer each time: %j',
    async (headers) => {
      const clock = new FakeClock();
      const atlas = await startAtlas(() => ({ status: 429, headers: headers as Record<string, string> }));
      const log = jest.fn(clock.skipWaits);
      const failure = await failureOf(clientFor(atlas.url, { clock, random: () => 0, log }).send(REQUEST));
      expect(failure.code).toBe('RATE_LIMITED');
      expect(failure.message).toMatch(/The rate limit holds the next request back for \d+ s, and \d+ s are left/);
      expect(atlas.seen.length).toBeLessThan(10);
    },
  );

  test('a rate limit is no failure: it leaves the retries, and the time for them, as they were', async () => {
    const clock = new FakeClock();
    const answers = [429, 503, 429, 503, 429, 503, 503, 200];
    const atlas = await startAtlas((_, __, count) => ({
      status: answers[count - 1],
      headers: { ...(answers[count - 1] === 429 ? { 'Retry-After': '100' } : {}) },
      json: {},
    }));
    const client = clientFor(atlas.url, { clock, requestTimeout: 8_000, random: () => 0.9, log: clock.skipWaits });
    await client.send({ ...REQUEST, end: clock.now() + 400_000 });
    expect(atlas.seen).toHaveLength(8);
  });

  test("the reader's end counts for a rate limit, and says what was waited for", async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas(() => ({ status: 429, headers: { 'Retry-After': '40' }, json: tokenBucket }));
    const client = clientFor(atlas.url, { clock, requestTimeout: 1_000, random: () => 0, log: clock.skipWaits });
    const outcome = await client.send({ ...REQUEST, end: clock.now() + 100_000 }).catch((reason: unknown) => reason);
    expect(outcome).toBeInstanceOf(CutShort);
    const { message } = (outcome as CutShort).failure;
    expect(message).toContain('holds the next request back for 40 s, and 20 s are left');
    expect(message).toContain('(3 attempts in 80 s)');
    expect(atlas.seen).toHaveLength(3);
  });

  test('one that has to wait too long is not sent at all while the gate is closed', async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas(() => ({ status: 429, headers: { 'Retry-After': '3600' } }));
    const client = clientFor(atlas.url, { clock });
    await failureOf(client.send(REQUEST));
    const { code, message } = await failureOf(client.send(REQUEST));
    expect(code).toBe('RATE_LIMITED');
    expect(message).toContain(`back for 60 min, and 2 min are left, so GET ${JOB_PATH} was not sent.`);
    expect(atlas.seen).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 409, 410, 418])('%i is never sent again', async (status) => {
    const atlas = await startAtlas(() => ({ status, headers: { 'Retry-After': '0' } }));
    await failureOf(clientFor(atlas.url).send(REQUEST));
    expect(atlas.seen).toHaveLength(1);
  });

  test('a deadline of the caller counts before the timeout of the connection', async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas(() => ({ status: 503, headers: { 'Retry-After': '5' } }));
    const failure = await failureOf(clientFor(atlas.url, { clock }).send({ ...REQUEST, end: clock.now() + 5_000 }));
    expect(failure.code).toBe('SERVER_FAILED');
    expect(atlas.seen).toHaveLength(1);
  });
});
