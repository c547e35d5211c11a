import { progressWords } from '../../src/model/export-progress';
import { successProblem } from '../../src/model/success-problem';
import { exportJob } from './support/models';

const SNAPSHOT = '6500000000000000000000c1';
const COUNTS = { exportedCollections: 12, totalCollections: 40 };

test.each([
  ['Queued', null, 'Queued'],
  ['InProgress', COUNTS, 'InProgress, with 12 of 40 collections exported'],
  ['InProgress', { exportedCollections: null, totalCollections: 40 }, 'InProgress, with 0 of 40 collections exported'],
  ['Queued', { exportedCollections: 0, totalCollections: 0 }, 'Queued'],
  ['Queued', { exportedCollections: 3, totalCollections: null }, 'Queued'],
  [null, null, 'in no state'],
])('%s, %j: %s', (state, exportStatus, expected) => {
  expect(progressWords({ state, exportStatus })).toBe(expected);
});

test('a job that is Successful has none', () => {
  expect(successProblem(exportJob({ state: 'Successful' }))).toBeUndefined();
});

test('Failed: which job, which snapshot, how far, and what Atlas says', () => {
  const job = exportJob({
    state: 'Failed',
    snapshotId: SNAPSHOT,
    exportStatus: COUNTS,
    stateReason: { errorCode: 'EXPORT_FAILED', message: 'No space left.' },
  });
  expect(successProblem(job)?.message).toBe(
    `EXPORT_JOB_FAILED: Export job ${job.id} of the snapshot ${SNAPSHOT} is Failed, with 12 of 40 collections exported, and has to be Successful.\n` +
      '  why: Atlas says: EXPORT_FAILED, No space left. Part of its objects may be in the bucket, without the object that marks it complete.\n' +
      '  fix: Export the snapshot again, or take another job: Atlas does not try an export again by itself.',
  );
});

test.each([
  ['Failed', 'EXPORT_JOB_FAILED', { errorCode: null, message: 'no space' }, 'Atlas says: no space. Part'],
  ['Failed', 'EXPORT_JOB_FAILED', { errorCode: 'X', message: null }, 'Atlas says: X. Part'],
  ['Failed', 'EXPORT_JOB_FAILED', { errorCode: null, message: null }, 'Atlas gives no reason for the failure. Part'],
  ['Failed', 'EXPORT_JOB_FAILED', null, 'Atlas gives no reason for the failure. Part'],
  ['Cancelled', 'EXPORT_JOB_CANCELLED', null, 'Atlas gives no reason. Part'],
])('%s is %s: %j', (state, code, stateReason, words) => {
  const problem = successProblem(exportJob({ state, stateReason }));
  expect(problem?.code).toBe(code);
  expect(problem?.parts.why).toContain(words);
  expect(problem?.parts.what).toMatch(/^Export job [a-f0-9]{24} is /);
});

test.each(['Queued', 'InProgress', 'Exporting', null])('one that is %s has not finished', (state) => {
  const problem = successProblem(exportJob({ state, exportStatus: COUNTS }));
  expect(problem?.code).toBe('JOB_NOT_FINISHED');
  expect(problem?.parts.what).toContain(
    `is ${state ?? 'in no state'}, with 12 of 40 collections exported, and has to be Successful`,
  );
});

test('what Atlas says is shown on one line, without a secret', () => {
  const job = exportJob({
    state: 'Failed',
    snapshotId: 'hidden',
    stateReason: { errorCode: 'hidden', message: 'a\nb\u001b[2J hidden' },
  });
  const problem = successProblem(job, (text) => text.replaceAll('hidden', '(secret)'));
  expect(problem?.message).not.toContain('hidden');
  expect(problem?.parts.why).toContain('Atlas says: (secret), a\\u000ab\\u001b[2J (secret). Part');
});
