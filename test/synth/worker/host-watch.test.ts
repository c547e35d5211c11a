// When the worker takes the program for gone.
import { HostWatch, type Ancestors, type Kernel } from '../../../src/synth/worker/host-watch';

const IN_KERNEL = { JSII_AGENT: 'Python/3.11.7' };
const ALIVE: Ancestors = { ids: '20 10', connected: true };
const ORPHANED: Ancestors = { ids: '20 1', connected: undefined };

/** A kernel whose parents are those of `parents` in turn, the last of them for ever. */
function kernelWith(...parents: (Ancestors | undefined)[]) {
  const seen = { looks: 0, ends: 0, pauses: [] as number[], stops: 0 };
  let look: (() => void) | undefined;
  const kernel: Kernel = {
    ancestors: async () => parents[Math.min(seen.looks++, parents.length - 1)],
    every: (milliseconds, callback) => {
      seen.pauses.push(milliseconds);
      look = callback;
      return () => void (seen.stops += 1);
    },
    end: () => void (seen.ends += 1),
  };
  const tick = async (): Promise<void> => {
    look?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { kernel, seen, tick };
}

test('a kernel is ended at the first look that finds other parents', async () => {
  const { kernel, seen, tick } = kernelWith(ALIVE, ALIVE, ORPHANED);
  new HostWatch(kernel).start(IN_KERNEL);
  await tick();
  expect(seen).toMatchObject({ ends: 0, pauses: [1_000] });
  await tick();
  expect(seen.ends).toBe(1);
});

test('one whose program is the first process of a container lives', async () => {
  const { kernel, seen, tick } = kernelWith({ ids: '20 1', connected: true });
  new HostWatch(kernel).start(IN_KERNEL);
  await tick();
  expect(seen).toMatchObject({ looks: 2, ends: 0 });
});

test('a program that lives, but has let go of the kernel, is not waited for', async () => {
  const { kernel, seen, tick } = kernelWith(ALIVE, { ...ALIVE, connected: false });
  new HostWatch(kernel).start(IN_KERNEL);
  await tick();
  expect(seen.ends).toBe(1);
});

test.each([
  [true, undefined],
  [false, false],
  [undefined, false],
  [undefined, undefined],
])('one that was connected: %s, and is connected: %s, is not said to have let go', async (before, now) => {
  const { kernel, seen, tick } = kernelWith({ ...ALIVE, connected: before }, { ...ALIVE, connected: now });
  new HostWatch(kernel).start(IN_KERNEL);
  await tick();
  expect(seen).toMatchObject({ looks: 2, ends: 0 });
});

test.each([
  ['before', [undefined, ALIVE]],
  ['now', [ALIVE, undefined]],
])('parents that cannot be told %s end nothing', async (_when, parents) => {
  const { kernel, seen, tick } = kernelWith(...parents);
  new HostWatch(kernel).start(IN_KERNEL);
  await tick();
  expect(seen).toMatchObject({ looks: 2, ends: 0 });
});

test('an app in JavaScript is not watched', () => {
  const { kernel, seen } = kernelWith(ALIVE, ORPHANED);
  new HostWatch(kernel).start({})();
  expect(seen).toEqual({ looks: 0, ends: 0, pauses: [], stops: 0 });
});

test('the parents are those that the first look-up found, and the looks end with the look-up', async () => {
  const { kernel, seen, tick } = kernelWith(ALIVE, ORPHANED);
  const watch = new HostWatch(kernel);
  watch.start(IN_KERNEL)();
  expect(seen).toMatchObject({ looks: 1, stops: 1 });
  watch.start(IN_KERNEL);
  expect(seen.looks).toBe(1);
  await tick();
  expect(seen).toMatchObject({ looks: 2, ends: 1, stops: 1 });
});
