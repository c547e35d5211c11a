import { parseDuration, showDuration } from '../../src/model/duration';
import { EXPORT_STATES, isFinished, isKnownState, isSuccessful } from '../../src/model/export-state';
import { exportJobKey, identifierProblem } from '../../src/model/identifiers';
import { completeMarkerKey, keyPrefix } from '../../src/model/prefix';

describe('states', () => {
  test.each([
    [null, false, false, false],
    ['', false, false, false],
    ['constructor', false, false, false],
    ['Queued', true, false, false],
    ['InProgress', true, false, false],
    ['Successful', true, true, true],
    ['Failed', true, true, false],
    ['Cancelled', true, true, false],
    ['Exporting', false, false, false],
  ])('%s: known %s, finished %s, successful %s', (state, known, finished, successful) => {
    expect([isKnownState(state), isFinished(state), isSuccessful(state)]).toEqual([known, finished, successful]);
  });

  test('the list of states', () => {
    expect(EXPORT_STATES).toEqual(['Queued', 'InProgress', 'Successful', 'Failed', 'Cancelled']);
  });
});

describe('prefix', () => {
  test.each([
    [null, null, null],
    ['', null, null],
    ['a/b', 'a/b/', 'a/b/.complete'],
    ['/a/b/', 'a/b/', 'a/b/.complete'],
    ['exported_snapshots/My Org/p', 'exported_snapshots/My Org/p/', 'exported_snapshots/My Org/p/.complete'],
  ])('%s', (prefix, folder, marker) => {
    expect([keyPrefix(prefix), completeMarkerKey(prefix)]).toEqual([folder, marker]);
  });
});

describe('durations', () => {
  test.each([
    ['2m', 120_000],
    ['1h30m', 5_400_000],
    ['1.5s', 1_500],
    ['250ms', 250],
    ['0.5ms', 1],
    ['600h', 2_160_000_000],
  ])('%s is %d ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  test.each(['', '2', 'm', '2 m', '-2m', '0s', '0.4ms', '2us', '2µs', '2ns', '2d', 'x2m', '2mx'])(
    '"%s" is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  test.each([
    [850, '850 ms'],
    [12_000, '12 s'],
    [120_000, '2 min'],
    [125_000, '2 min 5 s'],
    [7_199_400, '119 min 59 s'],
    [7_199_600, '2 h'],
    [184_800_000, '51 h 20 min'],
  ])('%d is shown as %s', (milliseconds, expected) => {
    expect(showDuration(milliseconds)).toBe(expected);
  });
});

describe('the names that choose a job', () => {
  test.each([
    ['projectId', '32b6e34b3d91647abb20e7b8'],
    ['exportJobId', '605ccba3c1c7613f423e1585'],
    ['clusterName', 'Cluster0'],
    ['clusterName', 'a'.repeat(100)],
  ] as const)('%s %s is accepted', (name, value) => {
    expect(identifierProblem(name, value)).toBeUndefined();
  });

  test.each([
    ['projectId', '', 'is empty'],
    ['projectId', 'my-project', "A project's name is not its id"],
    ['projectId', '32B6E34B3D91647ABB20E7B8', 'upper-case digits'],
    ['exportJobId', '605ccba3c1c7613f423e158', 'It has 23 digits'],
    ['exportJobId', '605ccba3c1c7613f423e1585\n', 'white space around it'],
    ['clusterName', '-x', 'not beginning with a hyphen'],
    ['clusterName', 'a/b', 'letters, digits and hyphens'],
  ] as const)('%s %j is refused with a hint', (name, value, words) => {
    const problem = identifierProblem(name, value, { label: 'project_id', argument: name });
    expect(problem).toMatchObject({ code: 'INVALID_ARGUMENT', parts: { argument: name } });
    expect(problem?.message).toContain(words);
    expect(problem?.message).toContain('fix: Set project_id');
  });

  test('the key of a job names its Atlas', () => {
    expect(exportJobKey('https://cloud.mongodb.com', { projectId: 'p', clusterName: 'c', exportJobId: 'e' })).toBe(
      'https://cloud.mongodb.com/groups/p/clusters/c/exports/e',
    );
  });
});
