// Ten requests at once, and the others in the order in which they came.
import { atMost } from '../../src/atlas/at-most';
import { CutShort } from '../../src/atlas/cut-short';
import type { AtlasRequest } from '../../src/atlas/send';
import { REQUEST } from './atlas-server';
import { FakeClock } from './fake-clock';

/** A sender with so many places whose requests end when the test says so. */
function setUp(places: number, isLimited = false) {
  const clock = new FakeClock();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const send = atMost(
    ({ path }) => {
      begun.push(path);
      return new Promise((resolve) => ends.push(() => resolve({ status: 200, headers: {}, body: path })));
    },
    { places, clock, isLimited: () => isLimited },
  );
  const ask = (path: string, more: Partial<AtlasRequest> = {}) =>
    send({ ...REQUEST, path, ...more }).then(
      () => 'answered',
      (reason: unknown) => (reason instanceof CutShort ? reason.failure.message : (reason as { code: string }).code),
    );
  const endFirst = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { clock, begun, ask, endFirst };
}

test('a place that gets free goes to the next, and what is urgent comes first', async () => {
  const { begun, ask, endFirst } = setUp(2);
  void ask('a');
  void ask('b');
  void ask('c');
  void ask('page', { urgent: true });
  expect(begun).toEqual(['a', 'b']);
  await endFirst();
  expect(begun).toEqual(['a', 'b', 'page']);
  await endFirst();
  expect(begun).toEqual(['a', 'b', 'page', 'c']);
});

test('one that stops while it waits is never sent, and leaves its place to others', async () => {
  const { begun, ask, endFirst } = setUp(1);
  const controller = new AbortController();
  void ask('a');
  const stopped = ask('b', { signal: controller.signal });
  void ask('c');
  controller.abort();
  expect(await stopped).toBe('STOPPED');
  await endFirst();
  expect(begun).toEqual(['a', 'c']);
  expect(await ask('d', { signal: controller.signal })).toBe('STOPPED');
});

test.each([
  [false, 'TIMED_OUT: The time was up before its turn came.'],
  [true, 'why: The time was up before its turn came, since the rate limit holds back those before it.'],
])('one whose time is up while it waits is told so (rate limited: %s)', async (isLimited, words) => {
  const { clock, begun, ask, endFirst } = setUp(1, isLimited);
  void ask('a');
  const late = ask('b', { end: clock.now() + 1_000 });
  clock.advance(1_000);
  expect(await late).toContain(words);
  expect(await ask('c', { end: clock.now() })).toContain(words);
  await endFirst();
  expect(begun).toEqual(['a']);
  expect(clock.pending).toBe(0);
});
