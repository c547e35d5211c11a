import { withDeadline } from '../../src/exports/with-deadline';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const stopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true }));

test('work that ends in time leaves neither timer nor listener', async () => {
  const { signal } = new AbortController();
  const removed = jest.spyOn(signal, 'removeEventListener');
  expect(await withDeadline(signal, 1_000, () => Promise.resolve(1))).toBe(1);
  expect(jest.getTimerCount()).toBe(0);
  expect(removed).toHaveBeenCalledTimes(1);
});

test('time that runs out is told apart from a caller that stops', async () => {
  const told: boolean[] = [];
  const work = (signal: AbortSignal, expired: () => boolean): Promise<never> =>
    stopped(signal).finally(() => told.push(expired()));
  const late = withDeadline(new AbortController().signal, 1_000, work);
  jest.advanceTimersByTime(1_000);
  await expect(late).rejects.toThrow('stopped');
  const caller = new AbortController();
  const interrupted = withDeadline(caller.signal, 1_000, work);
  caller.abort();
  await expect(interrupted).rejects.toThrow('stopped');
  expect(told).toEqual([true, false]);
});

test('a caller that had stopped before is seen at once', async () => {
  await withDeadline(AbortSignal.abort(), 1_000, (signal) => {
    expect(signal.aborted).toBe(true);
    return Promise.resolve();
  });
});

test('more time than a timer can hold does not end at once', async () => {
  const never = withDeadline(new AbortController().signal, 10 ** 12, (signal) =>
    Promise.race([stopped(signal), Promise.resolve('in time')]),
  );
  jest.advanceTimersByTime(1_000);
  expect(await never).toBe('in time');
});
