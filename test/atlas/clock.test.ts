import { systemClock } from '../../src/atlas/clock';

const HOUR = 3_600_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test.each([1, 600, 2 ** 31 - 1])('a timer of %i ms fires then, not before', (milliseconds) => {
  const callback = jest.fn();
  systemClock.setTimeout(callback, milliseconds);
  jest.advanceTimersByTime(milliseconds - 1);
  expect(callback).toHaveBeenCalledTimes(0);
  jest.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledTimes(1);
});

test.each([2 ** 31, 600 * HOUR, 10 ** 12, Infinity])('one of %d ms does not fire at once', (milliseconds) => {
  const callback = jest.fn();
  const cancel = systemClock.setTimeout(callback, milliseconds);
  jest.advanceTimersByTime(HOUR);
  expect(callback).toHaveBeenCalledTimes(0);
  cancel();
  expect(jest.getTimerCount()).toBe(0);
});

test.each([-HOUR, HOUR])(
  'a clock of the machine that is set by %i ms changes no time that is waited for',
  (milliseconds) => {
    const before = systemClock.now();
    jest.setSystemTime(Date.now() + milliseconds);
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(0);
    expect(systemClock.now() - before).toBeLessThan(60_000);
  },
);
