// The rule by which a list is read in place of single jobs.
import { isWorthWaiting, pagesToRead } from '../../src/exports/page-plan';

const NONE = { begun: false, left: 0, first: true };
const tally = (lookUps: number, requests: number, waiting: number, held: number) => ({
  lookUps,
  requests,
  waiting,
  held,
});

test.each([
  ['nothing waits', tally(0, 0, 0, 0), NONE, 0],
  ['nine wait', tally(9, 8, 9, 1), NONE, 0],
  ['ten wait', tally(10, 9, 10, 1), NONE, 1],
  ['nineteen were asked singly before, one waits', tally(20, 19, 1, 1), NONE, 0],
  ['twenty were asked singly before, one waits', tally(21, 20, 1, 1), NONE, 1],
  ['twenty were, but for a second list', tally(21, 20, 1, 1), { ...NONE, first: false }, 0],
  ['ten wait for a second list that nothing pays for', tally(30, 30, 10, 1), { ...NONE, first: false }, 0],
  ['ten wait for a second list that is paid for', tally(40, 20, 10, 10), { ...NONE, first: false }, 1],
  ['the list has been read', tally(30, 12, 10, 10), { begun: true, left: 0, first: false }, 0],
  ['those that wait pay for all that is left', tally(18, 10, 9, 9), { begun: true, left: 9, first: false }, 9],
  ['they pay for less', tally(17, 10, 8, 8), { begun: true, left: 9, first: false }, 0],
  ['answers of earlier pages pay for one more', tally(19, 10, 9, 9), { begun: true, left: 19, first: false }, 1],
  ['answers of earlier pages pay for all', tally(600, 10, 10, 10), { begun: true, left: 19, first: false }, 19],
])('%s', (_, counts, pages, count) => {
  expect(pagesToRead(counts, pages)).toBe(count);
});

test('a look-up waits for others only while they could pay for the pages that are left', () => {
  const begun = { begun: true, first: false };
  expect(isWorthWaiting(tally(11, 10, 1, 1), { ...begun, left: 11 })).toBe(true);
  expect(isWorthWaiting(tally(11, 10, 1, 1), { ...begun, left: 12 })).toBe(false);
  expect(isWorthWaiting(tally(11, 10, 1, 1), { ...begun, left: 0 })).toBe(false);
  expect(isWorthWaiting(tally(11, 10, 1, 1), { begun: false, first: true, left: 0 })).toBe(false);
});
