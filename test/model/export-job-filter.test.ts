import {
  filterProblems,
  filterWords,
  isInWindow,
  isOfKind,
  windowStart,
  type ExportJobFilter,
  type SpellFilter,
} from '../../src/model/export-job-filter';
import { EXPORT_STATES } from '../../src/model/export-state';
import { exportJob } from './support/models';

const ID = '6500000000000000000000f1';
const NOW = Date.UTC(2024, 4, 6, 12);
const spell: SpellFilter = (name) => ({ label: `the ${name}`, argument: `filter.${name}` });

describe('what is wrong with the forms', () => {
  test.each<[ExportJobFilter]>([
    [{}],
    ...EXPORT_STATES.map((state): [ExportJobFilter] => [{ state }]),
    [{ snapshotId: ID, exportBucketId: ID, createdAfter: '2024-05-06T07:05:00+02:00', maxAge: '1h30m' }],
  ])('nothing: %j', (filter) => {
    expect(filterProblems(filter, spell)).toEqual([]);
  });

  test.each<[keyof ExportJobFilter, string, string]>([
    [
      'state',
      'successful',
      'the state must be one of Queued, InProgress, Successful, Failed, Cancelled, but is "successful"',
    ],
    ['state', '', 'the state must be one of Queued, InProgress, Successful, Failed, Cancelled, but is ""'],
    ['state', 'constructor', 'but is "constructor"'],
    ['snapshotId', 'x', 'the snapshotId must be 24 hexadecimal digits in lower case, but is "x"'],
    ['exportBucketId', 'my-bucket', "The bucket's name is not its id"],
    ['exportBucketId', ID.toUpperCase(), 'upper-case digits'],
    ['createdAfter', 'yesterday\u001b', 'the createdAfter must be a moment of RFC 3339, but is "yesterday\\u001b"'],
    ['maxAge', '1d', 'the maxAge must be a duration above zero, but is "1d"'],
    ['maxAge', '0s', 'the maxAge must be a duration above zero, but is "0s"'],
  ])('%s %j', (name, value, words) => {
    const [problem, ...others] = filterProblems({ [name]: value }, spell);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'INVALID_ARGUMENT', parts: { argument: `filter.${name}` } });
    expect(problem?.message).toContain(words);
  });

  test('all of it at once', () => {
    const wrong = { state: 'x', snapshotId: 'x', exportBucketId: 'x', createdAfter: 'x', maxAge: 'x' };
    expect(filterProblems(wrong, spell).map(({ parts }) => parts.argument)).toEqual(
      ['state', 'snapshotId', 'exportBucketId', 'createdAfter', 'maxAge'].map((name) => `filter.${name}`),
    );
  });
});

test.each<[ExportJobFilter, boolean]>([
  [{}, true],
  [{ state: 'Failed' }, true],
  [{ state: 'Successful' }, false],
  [{ snapshotId: ID }, true],
  [{ snapshotId: 'f'.repeat(24) }, false],
  [{ exportBucketId: '650000000000000000000b01' }, true],
  [{ exportBucketId: ID }, false],
  [{ state: 'Failed', snapshotId: ID, exportBucketId: ID }, false],
  [{ createdAfter: '2099-01-01T00:00:00Z', maxAge: '1ms' }, true],
])('a failed job of a snapshot is of the kind %j: %s', (filter, expected) => {
  expect(isOfKind(exportJob({ state: 'Failed', snapshotId: ID }), filter)).toBe(expected);
});

test('a job of which Atlas leaves out the snapshot or the state is not the one that is meant', () => {
  expect(isOfKind(exportJob(), { snapshotId: ID })).toBe(false);
  expect(isOfKind(exportJob(), { state: 'Successful' })).toBe(false);
  expect(isOfKind(exportJob(), {})).toBe(true);
});

describe('the window', () => {
  test.each<[ExportJobFilter, number]>([
    [{}, -Infinity],
    [{ maxAge: '26h' }, NOW - 26 * 3_600_000],
    [{ createdAfter: '2024-05-06T07:00:00Z' }, Date.UTC(2024, 4, 6, 7)],
    [{ createdAfter: '2024-05-06T07:00:00Z', maxAge: '1h' }, NOW - 3_600_000],
    [{ createdAfter: '2024-05-06T11:30:00Z', maxAge: '1h' }, Date.UTC(2024, 4, 6, 11, 30)],
  ])('%j begins', (filter, expected) => {
    expect(windowStart(filter, NOW)).toBe(expected);
  });

  test.each<[string | null, ExportJobFilter, boolean]>([
    ['2024-05-06T11:00:00Z', { maxAge: '1h' }, true],
    ['2024-05-06T10:59:59Z', { maxAge: '1h' }, false],
    ['2024-05-06T12:30:00Z', { maxAge: '1h' }, true],
    ['2024-05-06T07:00:00Z', { createdAfter: '2024-05-06T07:00:00Z' }, true],
    ['2024-05-06T06:59:59Z', { createdAfter: '2024-05-06T09:00:00+02:00' }, false],
    [null, {}, true],
    [null, { maxAge: '9999h' }, false],
    ['soon', { maxAge: '9999h' }, false],
  ])('a job of %s fits %j: %s', (createdAt, filter, expected) => {
    expect(isInWindow(exportJob({ createdAt }), filter, NOW)).toBe(expected);
  });
});

test('its words, in one order, with what is given alone', () => {
  expect(filterWords({}, spell)).toBe('');
  expect(filterWords({ maxAge: '26h', state: 'Failed' }, spell)).toBe('the state = "Failed", the maxAge = "26h"');
  expect(filterWords({ snapshotId: 'a\u001bb' }, spell)).toBe('the snapshotId = "a\\u001bb"');
});
