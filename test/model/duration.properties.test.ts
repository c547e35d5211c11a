// Durations read and shown.
import fc from 'fast-check';
import { parseDuration, showDuration } from '../../src/model/duration';

const UNITS = [
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
] as const;
const part = fc.tuple(fc.nat({ max: 100_000 }), fc.constantFrom(...UNITS));

test('the sum of its parts', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const text = parts.map(([amount, [unit]]) => `${amount}${unit}`).join('');
      const sum = parts.reduce((total, [amount, [, length]]) => total + amount * length, 0);
      expect(parseDuration(text)).toBe(sum === 0 ? undefined : sum);
    }),
  );
});

test('any text is a whole number of milliseconds above zero, or no duration', () => {
  const sign = fc.constantFrom('0', '9', '.', 'm', 's', 'h', 'ms', '-', '+', 'e', ' ', '\n', '٣');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: sign, size: 'medium' })), (text) => {
      const read = parseDuration(text);
      expect(read === undefined || (Number.isSafeInteger(read) && read > 0)).toBe(true);
      if (read !== undefined) expect(text).toMatch(/^[\d.msh]+$/);
    }),
    { numRuns: 500 },
  );
});

test('a long text takes no longer than its length', () => {
  for (const piece of ['1', '1m', '1.1', '1ms', '1.']) {
    const began = performance.now();
    expect(parseDuration(`${piece.repeat(300_000)}x`)).toBeUndefined();
    // A time that grows with the square would be minutes.
    expect(performance.now() - began).toBeLessThan(5_000);
  }
});

test('what is shown is read back: to the millisecond below a second, to the second below two hours, to the minute above', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 * 3_600_000 }), (milliseconds) => {
      const shown = showDuration(milliseconds).replace('min', 'm').replaceAll(' ', '');
      const seconds = Math.round(milliseconds / 1_000);
      const whole = seconds < 7_200 ? seconds * 1_000 : Math.round(seconds / 60) * 60_000;
      expect(parseDuration(shown)).toBe(milliseconds < 1_000 ? milliseconds : whole);
    }),
  );
});
