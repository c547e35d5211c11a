// The gate where answers cross each other, where the rate changes while requests wait, and where they stop waiting.
import { RateGate } from '../../src/atlas/rate-gate';
import type { AtlasAnswer } from '../../src/atlas/send';
import { FakeClock } from './fake-clock';
import tokenBucket from './fixtures/error-429-token-bucket.json';

const MINUTE = 60_000;
const FOR_EVER = { end: Infinity, signal: undefined, onWait: () => undefined };

function refusal(seconds: number, perHour = 6_000): AtlasAnswer {
  const parameters = ['path', seconds, 100, perHour, 3_600];
  return { status: 429, headers: { 'retry-after': `${seconds}` }, body: { ...tokenBucket, parameters } };
}

function success(headers: AtlasAnswer['headers'] = {}): AtlasAnswer {
  return { status: 200, headers, body: {} };
}

/** When so many requests pass, in milliseconds from now. */
async function passages(
  count: number,
  gate: RateGate,
  clock: FakeClock,
  onPass: () => void = () => undefined,
): Promise<number[]> {
  const began = clock.now();
  const passed: number[] = [];
  const one = async () => {
    await gate.pass(FOR_EVER);
    passed.push(clock.now() - began);
    onPass();
  };
  await clock.runUntil(Promise.all(Array.from({ length: count }, one)));
  return passed;
}

test.each([
  ['that tell of no budget', {}],
  ['that tell of a little', { 'ratelimit-limit': '100', 'ratelimit-remaining': '12' }],
])('answers to requests sent before a refusal, %s, do not let ten go at one moment', async (_, headers) => {
  const clock = new FakeClock();
  const gate = new RateGate(clock, () => 0.5);
  gate.note(refusal(10));
  for (let answers = 0; answers < 9; answers += 1) gate.note(success(headers));
  const passed = await passages(10, gate, clock);
  expect(new Set(passed).size).toBe(10);
});

test('a gate that opens wide lets those go that wait for a turn', async () => {
  const clock = new FakeClock();
  const gate = new RateGate(clock, () => 0.5);
  const end = clock.now() + 10 * MINUTE;
  // Others use up the whole budget for ten minutes.
  while (clock.now() < end) {
    await clock.runUntil(gate.pass(FOR_EVER));
    gate.note(refusal(1));
  }
  const full = success({ 'ratelimit-limit': '1200', 'ratelimit-remaining': '1100' });
  const passed = await passages(10, gate, clock, () => gate.note(full));
  expect(Math.max(...passed)).toBeLessThan(2 * MINUTE);
});

test.each([
  ['shows a full bucket', { 'ratelimit-limit': '100', 'ratelimit-remaining': '90' }],
  ['tells of no budget', {}],
])('an answer that was under way when the gate closed, and %s, does not open it wide', async (_, headers) => {
  const clock = new FakeClock();
  const gate = new RateGate(clock, () => 0);
  gate.note(refusal(10));
  gate.note(success(headers));
  expect(await passages(3, gate, clock)).toEqual([10_000, 10_600, 11_200]);
});

test('a second refusal does not make it faster than the server has told', async () => {
  const clock = new FakeClock();
  const gate = new RateGate(clock, () => 0);
  gate.note(refusal(600, 6));
  await passages(1, gate, clock);
  gate.note(refusal(600, 6));
  const [first = 0, second = 0] = await passages(2, gate, clock);
  expect(second - first).toBeGreaterThanOrEqual(10 * MINUTE);
});

test('whoever stops waiting gives the turn back', async () => {
  const clock = new FakeClock();
  const gate = new RateGate(clock, () => 0);
  gate.note(success({ 'ratelimit-limit': '6', 'ratelimit-remaining': '0' }));
  const controller = new AbortController();
  const stopped = Array.from({ length: 9 }, () => gate.pass({ ...FOR_EVER, signal: controller.signal }));
  controller.abort();
  await Promise.allSettled(stopped);
  const [first = Infinity] = await passages(1, gate, clock);
  expect(first).toBeLessThanOrEqual(20_000);
});

test('nobody waits beyond the time that there is', async () => {
  const clock = new FakeClock();
  const gate = new RateGate(clock, () => 0.9);
  gate.note(refusal(10));
  const end = clock.now() + 10_100;
  const held = await clock.runUntil(gate.pass({ ...FOR_EVER, end }));
  expect(held !== undefined || clock.now() <= end).toBe(true);
});
