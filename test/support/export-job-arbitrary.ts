// Export jobs and buckets with any contents, for properties.
import fc from 'fast-check';
import type { ContextEntries } from '../../src/model/context-file';
import type { ExportBucket } from '../../src/model/export-bucket';
import type { ExportJob } from '../../src/model/export-job';
import { exportBucketKey, exportJobKey } from '../../src/model/identifiers';

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
const jobsByKey: fc.Arbitrary<Readonly<Record<string, ExportJob>>> = fc
  .array(fc.tuple(id, fc.constantFrom('orders', 'Cluster0', 'constructor'), finishedJob), { maxLength: 6 })
  .map((jobs) =>
    Object.fromEntries(
      jobs.map(([projectId, clusterName, job]) => [
        exportJobKey('https://atlas.example', { projectId, clusterName, exportJobId: job.id }),
        job,
      ]),
    ),
  );

const bucket: fc.Arbitrary<ExportBucket> = fc.record({
  id,
  bucketName: fc.string({ unit: 'binary' }),
  cloudProvider: fc.oneof(fc.constantFrom('AWS', 'AZURE', 'GCP'), fc.string()),
  region: text,
  iamRoleId: text,
  roleId: text,
  serviceUrl: text,
  tenantId: text,
  requirePrivateNetworking: fc.option(fc.boolean()),
});

/** Buckets by the key that each has in a context file. */
const bucketsByKey: fc.Arbitrary<Readonly<Record<string, ExportBucket>>> = fc
  .array(fc.tuple(id, bucket), { maxLength: 4 })
  .map((buckets) =>
    Object.fromEntries(
      buckets.map(([projectId, one]) => [
        exportBucketKey('https://atlas.example', { projectId, exportBucketId: one.id }),
        one,
      ]),
    ),
  );

/** All that a context file may hold. */
export const contextEntries: fc.Arbitrary<ContextEntries> = fc.record({
  exportJobs: jobsByKey,
  exportBuckets: bucketsByKey,
});
