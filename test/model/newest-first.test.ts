import fc from 'fast-check';
import { createdTime, newestFirst } from '../../src/model/newest-first';
import { finishedJob } from '../support/export-job-arbitrary';
import { exportJob } from './support/models';

const ids = (jobs: readonly { readonly id: string }[]) => jobs.map(({ id }) => id);

test('by when they were created, then by id, and what tells no time last', () => {
  const jobs = [
    exportJob({ id: 'a', createdAt: null }),
    exportJob({ id: 'b', createdAt: '2024-05-06T07:00:00Z' }),
    exportJob({ id: 'c', createdAt: '2024-05-06T07:00:01Z' }),
    exportJob({ id: 'd', createdAt: '2024-05-06T07:00:00Z' }),
    exportJob({ id: 'e', createdAt: 'yesterday' }),
  ];
  expect(ids(newestFirst(jobs))).toEqual(['c', 'd', 'b', 'e', 'a']);
  expect(ids(jobs)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('by the moment and not by its spelling', () => {
  const jobs = [
    exportJob({ id: 'a', createdAt: '2024-05-06T07:00:00.9Z' }),
    exportJob({ id: 'b', createdAt: '2024-05-06T09:00:00+02:00' }),
    exportJob({ id: 'c', createdAt: '2024-05-06T07:00:00.95Z' }),
  ];
  expect(ids(newestFirst(jobs))).toEqual(['c', 'a', 'b']);
});

test('the same jobs in any order come in one order', () => {
  const jobs = fc
    .uniqueArray(finishedJob, { selector: ({ id }) => id, maxLength: 12 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(jobs, ([all, turned]) => {
      const sorted = newestFirst(all);
      expect(ids(newestFirst(turned))).toEqual(ids(sorted));
      sorted.slice(1).forEach((job, index) => {
        expect(createdTime(job)).toBeLessThanOrEqual(createdTime(sorted[index] ?? job));
      });
    }),
  );
});
