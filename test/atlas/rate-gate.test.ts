// Requests under a rate limit: none hammers, all get through, in about the time that the limit allows.
import { AT_ONCE, atMost } from '../../src/atlas/at-most';
import { readRateBudget } from '../../src/atlas/rate-budget';
import { RateGate } from '../../src/atlas/rate-gate';
import { RateGates } from '../../src/atlas/rate-gates';
import { retry } from '../../src/atlas/retry';
import type { AtlasAnswer, Send } from '../../src/atlas/send';
import { pause } from '../../src/atlas/stoppable';
import { AtlasError } from '../../src/errors/atlas-error';
import { REQUEST } from './atlas-server';
import { FakeClock } from './fake-clock';
import tokenBucket from './fixtures/error-429-token-bucket.json';

const MINUTE = 60_000;

/** Atlas's bucket: so many requests at once, and as many again in a minute, evenly. */
class Bucket {
  public refused = 0;
  public granted = 0;
  private level: number;
  private filledAt: number;

  public constructor(
    private readonly clock: FakeClock,
    private readonly capacity: number,
    /** What an answer tells of it. */
    private readonly tells: { readonly headers: boolean; readonly body: boolean } = { headers: true, body: true },
  ) {
    this.level = capacity;
    this.filledAt = clock.now();
  }

  public readonly send: Send = async () => {
    const answer = this.take();
    await pause(60, this.clock, undefined);
    return answer;
  };

  /** Others take from it too. */
  public take(): AtlasAnswer {
    const now = this.clock.now();
    this.level = Math.min(this.capacity, this.level + (this.capacity * (now - this.filledAt)) / MINUTE);
    this.filledAt = now;
    const isGranted = this.level >= 1;
    if (isGranted) this.level -= 1;
    this[isGranted ? 'granted' : 'refused'] += 1;
    const told = { 'ratelimit-limit': `${this.capacity}`, 'ratelimit-remaining': `${Math.floor(this.level)}` };
    const headers = this.tells.headers ? told : {};
    if (isGranted) return { status: 200, headers, body: {} };
    const seconds = Math.ceil((1 - this.level) / (this.capacity / 60));
    const parameters = ['path', seconds, this.capacity, this.capacity, 60];
    const body = this.tells.body ? { ...tokenBucket, parameters } : {};
    return { status: 429, headers: { ...headers, 'retry-after': `${seconds}` }, body };
  }
}

/** Requests as the client sends them. */
function senderOf(send: Send, clock: FakeClock): Send {
  const gates = new RateGates(clock, () => 0.5);
  const retried = retry(send, {
    origin: 'https://atlas.example',
    requestTimeout: 120_000,
    gates,
    clock,
    random: () => 0.5,
    log: () => undefined,
    redact: (text) => text,
    failure: () => new AtlasError('RATE_LIMITED', { what: 'limited', fix: 'wait' }),
  });
  return atMost(retried, { places: AT_ONCE, clock, isLimited: () => true });
}

async function sendMany(count: number, bucket: Bucket, clock: FakeClock): Promise<number> {
  const send = senderOf(bucket.send, clock);
  const end = clock.now() + 30 * MINUTE;
  const began = clock.now();
  const answers = await clock.runUntil(
    Promise.all(Array.from({ length: count }, () => send({ ...REQUEST, endpoint: 'export jobs', end }))),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  return clock.now() - began;
}

test('a thousand requests with a hundred a minute: nine minutes, and no request is refused', async () => {
  const clock = new FakeClock();
  const bucket = new Bucket(clock, 100);
  expect(await sendMany(1_000, bucket, clock)).toBeLessThan(9.3 * MINUTE);
  expect(bucket.refused).toBe(0);
});

test.each([
  ['only in its refusals', { headers: false, body: true }],
  ['with no more than Retry-After', { headers: false, body: false }],
])('a server that tells of its limit %s is refused by seldom', async (_, tells) => {
  const clock = new FakeClock();
  const bucket = new Bucket(clock, 100, tells);
  expect(await sendMany(400, bucket, clock)).toBeLessThan(6 * MINUTE);
  expect(bucket.refused).toBeLessThan(60);
});

test('others who take half of the budget make it slower, not fail', async () => {
  const clock = new FakeClock();
  const bucket = new Bucket(clock, 100);
  const others = () => {
    bucket.take();
    clock.setTimeout(others, 1_200);
  };
  others();
  expect(await sendMany(300, bucket, clock)).toBeLessThan(6 * MINUTE);
  expect(bucket.refused).toBeLessThan(150);
});

test('an ample budget slows nothing down', async () => {
  const clock = new FakeClock();
  expect(await sendMany(1_000, new Bucket(clock, 1_200), clock)).toBe(1_000 * 6);
});

describe('the gate', () => {
  const clock = new FakeClock();
  const limits = (end: number) => ({ end, signal: undefined, onWait: () => undefined });
  const refusal = (seconds: number): AtlasAnswer => ({
    status: 429,
    headers: { 'retry-after': `${seconds}` },
    body: { ...tokenBucket, parameters: ['path', seconds, 120, 120, 60] },
  });

  test('holds all back together, lets them go one by one, and closes anew for those that wait', async () => {
    const gate = new RateGate(clock, () => 0);
    const began = clock.now();
    gate.note(refusal(10));
    const passed: number[] = [];
    const all = Promise.all(
      [0, 1, 2, 3].map(() => gate.pass(limits(Infinity)).then(() => passed.push(clock.now() - began))),
    );
    await clock.runUntil(Promise.resolve());
    expect(passed).toEqual([]);
    for (const step of [10_000, 500]) {
      clock.advance(step);
      await new Promise(setImmediate);
    }
    expect(passed).toEqual([10_000, 10_500]);
    gate.note(refusal(20));
    await clock.runUntil(all);
    expect(passed.slice(2)).toEqual([30_500, 31_500]);
  });

  test('stands open for a request whose answer shows a full bucket, and opens wide then', async () => {
    const gate = new RateGate(clock, () => 0);
    gate.note(refusal(1));
    expect(gate.isLimiting).toBe(true);
    clock.advance(1_000);
    gate.note({ status: 200, headers: { 'ratelimit-limit': '120', 'ratelimit-remaining': '60' }, body: {} });
    expect(gate.isLimiting).toBe(false);
    expect(await gate.pass(limits(clock.now()))).toBeUndefined();
  });

  test('says at once that it opens too late', async () => {
    const gate = new RateGate(clock, () => 0);
    gate.note(refusal(60));
    expect(await gate.pass(limits(clock.now() + 50_000))).toEqual({ wait: 60_000, left: 50_000 });
  });

  test('lets go who stops waiting', async () => {
    const gate = new RateGate(clock, () => 0);
    gate.note(refusal(60));
    const controller = new AbortController();
    const waiting = gate.pass({ ...limits(Infinity), signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'STOPPED' });
  });

  test('is one for each endpoint', () => {
    const gates = new RateGates(clock, () => 0);
    gates.of({ endpoint: 'export jobs' }).note(refusal(60));
    expect(gates.of({ endpoint: 'export jobs' }).isLimiting).toBe(true);
    expect(gates.of({ endpoint: 'access tokens' }).isLimiting).toBe(false);
    expect(gates.of({}).isLimiting).toBe(false);
  });
});

describe('the budget that an answer tells of', () => {
  const budget = (headers: AtlasAnswer['headers'], body: unknown = {}) =>
    readRateBudget({ status: 429, headers, body }, 0);

  test('in its headers and its body', () => {
    const headers = { 'ratelimit-limit': '1200', 'ratelimit-remaining': '7', 'retry-after': '5' };
    expect(budget(headers)).toEqual({ capacity: 1_200, remaining: 7, interval: 50, asked: 5_000 });
    expect(budget(headers, tokenBucket)).toMatchObject({ interval: 50 });
    expect(budget({}, { ...tokenBucket, parameters: ['path', 7, 10, 2, 30] })).toMatchObject({ interval: 15_000 });
  });

  test.each([{}, { 'ratelimit-limit': '-1', 'ratelimit-remaining': 'many' }, { 'ratelimit-limit': '1e9' }])(
    'is unknown where they say nothing usable: %j',
    (headers) => {
      expect(budget({ ...headers })).toEqual({
        capacity: undefined,
        remaining: undefined,
        interval: undefined,
        asked: undefined,
      });
    },
  );

  test.each([[null], [[]], ['text'], [['p', 1, 2, 0, 0]], [['p', 1, 2, 'x', 60]], [['p', 1, 2, -5, 60]]])(
    'parameters of another kind are passed over: %j',
    (parameters) => {
      expect(budget({}, { ...tokenBucket, parameters })).toMatchObject({ interval: undefined });
    },
  );
});
