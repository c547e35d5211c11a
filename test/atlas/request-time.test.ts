// Whose time runs while a request is made, and whose while it is held back.
import { RequestTime } from '../../src/atlas/request-time';
import { pause } from '../../src/atlas/stoppable';
import { FakeClock } from './fake-clock';

test('its own time does not run while it is held back; the time of its reader does', async () => {
  const clock = new FakeClock();
  const began = clock.now();
  const time = new RequestTime(clock, 10_000, began + 60_000);
  expect(time.deadline - began).toBe(10_000);
  expect(time.endsWithReader).toBe(false);
  await clock.runUntil(time.hold(pause(30_000, clock, undefined)));
  expect(time.deadline - began).toBe(40_000);
  expect(time.spent).toBe(30_000);
  await clock.runUntil(time.hold(pause(25_000, clock, undefined)));
  expect(time.deadline - began).toBe(60_000);
  expect(time.endsWithReader).toBe(true);
});

test('what is waited for in vain was waited for too', async () => {
  const clock = new FakeClock();
  const time = new RequestTime(clock, 10_000);
  const waiting = pause(5_000, clock, undefined).then(() => Promise.reject(new Error('no')));
  await expect(clock.runUntil(time.hold(waiting))).rejects.toThrow('no');
  expect(time.deadline - time.end).toBe(0);
  expect(time.endsWithReader).toBe(false);
});
