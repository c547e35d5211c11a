// Export jobs with any contents, for properties.
import fc from 'fast-check';
import type { ExportJob } from '../../src/model/export-job';
import { exportJobKey } from '../../src/model/identifiers';

const id = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 24, maxLength: 24 });
const text = fc.option(fc.string({ unit: 'binary' }));
const count = fc.option(fc.maxSafeNat());

/** Of a job that has finished. */
export const finishedJob: fc.Arbitrary<ExportJob> = fc.record({
  id,
  state: fc.constantFrom('Successful', 'Failed', 'Cancelled'),
  stateReason: fc.option(fc.record({ errorCode: text, message: text })),
  prefix: text,
  exportBucketId: id,
  snapshotId: text,
  createdAt: text,
  finishedAt: text,
  exportStatus: fc.option(fc.record({ exportedCollections: count, totalCollections: count })),
  components: fc.option(fc.array(fc.record({ exportId: text, replicaSetName: text }), { maxLength: 3 })),
  customData: fc.option(fc.array(fc.record({ key: text, value: text }), { maxLength: 3 })),
});

/** Jobs by the key that each has in a context file. */
export const jobsByKey: fc.Arbitrary<Readonly<Record<string, ExportJob>>> = fc
  .array(fc.tuple(id, fc.constantFrom('orders', 'Cluster0', 'constructor'), finishedJob), { maxLength: 6 })
  .map((jobs) =>
    Object.fromEntries(
      jobs.map(([projectId, clusterName, job]) => [
        exportJobKey('https://atlas.example', { projectId, clusterName, exportJobId: job.id }),
        job,
      ]),
    ),
  );
