import fc from 'fast-check';
import type { ExportJobFilter } from '../../src/model/export-job-filter';
import { exportBucketsId, exportJobsId } from '../../src/model/list-id';

const CLUSTER = { projectId: 'a'.repeat(24), clusterName: 'orders' };

test.each<[ExportJobFilter, string]>([
  [{}, ''],
  [{ state: 'Failed' }, '?state=Failed'],
  [{ maxAge: '26h', snapshotId: 'x', state: 'Failed' }, '?state=Failed&snapshot_id=x&max_age=26h'],
  [{ createdAfter: '2024-05-06T07:00:00+02:00' }, '?created_after=2024-05-06T07%3A00%3A00%2B02%3A00'],
])('%j', (filter, expected) => {
  expect(exportJobsId(CLUSTER, filter)).toBe(`${CLUSTER.projectId}/orders${expected}`);
});

test('of buckets: that of the project', () => {
  expect(exportBucketsId('a')).toBe('a');
});

test('two filters have two ids, in whatever order their members were given', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '&', '=', '?', '%', 'é', '/'), maxLength: 4 });
  const filter = fc.record(
    { state: text, snapshotId: text, exportBucketId: text, createdAfter: text, maxAge: text },
    { requiredKeys: [] },
  );
  const sorted = (value: object) => JSON.stringify(Object.entries(value).sort());
  fc.assert(
    fc.property(filter, filter, (one, other) => {
      expect(exportJobsId(CLUSTER, one) === exportJobsId(CLUSTER, other)).toBe(sorted(one) === sorted(other));
      const turned = Object.fromEntries(Object.entries(one).reverse());
      expect(exportJobsId(CLUSTER, turned)).toBe(exportJobsId(CLUSTER, one));
    }),
  );
});
