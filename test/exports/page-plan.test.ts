// The rule by which a list is read in place of single jobs.
import { beginsList, isWorthWaiting, pagesToRead } from '../../src/exports/page-plan';

const NONE = { lists: 0, isFresh: false, left: 0, wasWaitedFor: false };
const OLD = { ...NONE, lists: 1 };
const READ = { ...OLD, isFresh: true };
const tally = (lookUps: number, requests: number, waiting: number, held: number) => ({
  lookUps,
  requests,
  waiting,
  held,
});

test.each([
  ['nothing waits', tally(0, 0, 0, 0), NONE, false],
  ['nine wait', tally(9, 8, 9, 1), NONE, false],
  ['ten wait', tally(10, 9, 10, 1), NONE, true],
  ['nine have been answered, one waits', tally(10, 9, 1, 1), NONE, true],
  ['ten look-ups were of one job', tally(10, 1, 1, 1), NONE, true],
  ['one waits for a list anew', tally(40, 20, 1, 1), OLD, false],
  ['ten wait for one that nothing pays for', tally(30, 30, 10, 1), OLD, false],
  ['ten wait for one that is paid for', tally(40, 20, 10, 10), OLD, true],
  ['it has been read just now', tally(40, 20, 10, 10), READ, false],
])('a list is begun: %s', (_, counts, pages, begins) => {
  expect(beginsList(counts, pages)).toBe(begins);
});

test.each([
  ['there are none', tally(30, 12, 10, 10), 0, 0],
  ['those that wait pay for all', tally(19, 11, 9, 9), 9, 9],
  ['they pay for less', tally(18, 11, 8, 8), 9, 0],
  ['answers of earlier pages pay for one', tally(20, 11, 9, 9), 19, 1],
  ['answers of earlier pages pay for all', tally(600, 11, 10, 10), 19, 19],
])('of the pages that are left are read: %s', (_, counts, left, count) => {
  expect(pagesToRead(counts, { ...READ, left })).toBe(count);
});

test('a look-up waits for others only while they could pay for the pages that are left, and once', () => {
  const one = tally(11, 11, 1, 1);
  expect(isWorthWaiting(one, { ...READ, left: 10 })).toBe(true);
  expect(isWorthWaiting(one, { ...READ, left: 11 })).toBe(false);
  expect(isWorthWaiting(one, { ...READ, left: 0 })).toBe(false);
  expect(isWorthWaiting(one, { ...READ, left: 10, wasWaitedFor: true })).toBe(false);
});
