// When a provider begins to save memory.
import { MemorySaver } from '../../src/provider/memory-saver';

test('the eighth read sets the flags, once', () => {
  const flags: string[] = [];
  const memory = new MemorySaver((flag) => flags.push(flag));
  for (let read = 1; read <= 7; read += 1) memory.countRead();
  expect(flags).toEqual([]);
  for (let read = 8; read <= 100; read += 1) memory.countRead();
  expect(flags).toEqual(['--semi-space-growth-factor=1', '--optimize-for-size', '--no-opt']);
});

test('a list sets them at once, and reads after it no more', () => {
  const flags: string[] = [];
  const memory = new MemorySaver((flag) => flags.push(flag));
  memory.countRead();
  memory.expectMany();
  memory.expectMany();
  for (let read = 2; read <= 10; read += 1) memory.countRead();
  expect(flags).toEqual(['--semi-space-growth-factor=1', '--optimize-for-size', '--no-opt']);
});

test('a V8 that does not know a flag harms no read', () => {
  const setFlag = jest.fn(() => {
    throw new Error('unknown flag');
  });
  const memory = new MemorySaver(setFlag);
  for (let read = 1; read <= 8; read += 1) expect(() => memory.countRead()).not.toThrow();
  expect(setFlag).toHaveBeenCalledTimes(1);
});
