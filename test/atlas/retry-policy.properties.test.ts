// Any Retry-After, and any attempt.
import fc from 'fast-check';
import { MAX_RETRIES, readRetryAfter, retryDelay } from '../../src/atlas/retry-policy';

const now = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The three forms in which HTTP writes a date, all of them in GMT. */
const FORMS: readonly ((date: Date) => string)[] = [
  (date) => date.toUTCString(),
  (date) => {
    const day = String(date.getUTCDate()).padStart(2, '0');
    const year = String(date.getUTCFullYear() % 100).padStart(2, '0');
    return `${DAYS[date.getUTCDay()]}, ${day}-${MONTHS[date.getUTCMonth()]}-${year} ${timeOf(date)} GMT`;
  },
  (date) => {
    const [day = '', month = ''] = [DAYS[date.getUTCDay()]?.slice(0, 3), MONTHS[date.getUTCMonth()]];
    return `${day} ${month} ${String(date.getUTCDate()).padStart(2)} ${timeOf(date)} ${date.getUTCFullYear()}`;
  },
];

function timeOf(date: Date): string {
  return date.toISOString().slice(11, 19);
}

const space = fc.constantFrom('', ' ', '\t');
/** In the years of which two digits are enough. */
const second = fc.integer({ min: Date.UTC(2000, 0) / 1_000, max: Date.UTC(2049, 0) / 1_000 });

test('seconds and dates in each of their forms are read', () => {
  fc.assert(
    fc.property(
      now,
      fc.nat({ max: 999_999_999 }),
      second,
      fc.constantFrom(...FORMS),
      space,
      (at, seconds, moment, form, around) => {
        expect(readRetryAfter(`${around}${seconds}${around}`, at)).toBe(seconds * 1_000);
        const date = new Date(moment * 1_000);
        expect(readRetryAfter(`${around}${form(date)}${around}`, at)).toBe(Math.max(0, date.getTime() - at));
      },
    ),
  );
});

const word = fc.constantFrom(
  '1',
  '2024',
  '3000',
  '-5',
  '1.5',
  'soon',
  'in',
  'May',
  'Mon,',
  'GMT',
  '00:00:09',
  'a',
  '+',
  '\u0000',
  '😀',
);
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
);

test('whatever else is written there asks for nothing', () => {
  fc.assert(
    fc.property(anything, now, (text, at) => {
      fc.pre(!/^\s*\d{1,9}\s*$/.test(text));
      expect(readRetryAfter(text, at)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test('a wait is none below zero, as long as was asked for, and at most four times', () => {
  const attempt = fc.record({
    number: fc.integer({ min: 1, max: 8 }),
    status: fc.option(fc.constantFrom(200, 401, 408, 429, 500, 501, 503), { nil: undefined }),
    passingFailure: fc.boolean(),
    retryAfter: fc.option(fc.oneof(anything, fc.nat({ max: 200 }).map(String)), { nil: undefined }),
  });
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(attempt, now, random, (tried, at, chance) => {
      const delay = retryDelay(tried, { now: at, random: chance });
      if (delay === undefined) return;
      expect(tried.number).toBeLessThanOrEqual(MAX_RETRIES);
      expect(delay).toBeGreaterThanOrEqual(readRetryAfter(tried.retryAfter, at) ?? 0);
    }),
    { numRuns: 500 },
  );
});
