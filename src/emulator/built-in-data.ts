// The data that is served without a seed file: one export job of each kind, three buckets, an empty cluster and a
// project that answers 403. These jobs have no timeline: each stays in its state for good.
import type { Seed } from './seed';

const PROJECT_ID = '64f0c0ffee64f0c0ffee64f0';
const BUCKET_ID = '650000000000000000000b01';

type ExportJobs = NonNullable<NonNullable<Seed['projects'][number]['clusters']>[number]['exportJobs']>;

/** In no order, as Atlas lists them. */
const EXPORT_JOBS: ExportJobs = [
  {
    id: '6500000000000000000000e4',
    snapshotId: '650000000000000000000504',
    exportBucketId: BUCKET_ID,
    createdAt: '2024-05-05T07:05:00Z',
    finishedAt: '2024-05-05T07:12:00Z',
    state: 'Failed',
    exportedCollections: 3,
    stateReason: { errorCode: 'BUCKET_NOT_WRITABLE', message: 'The export bucket refused an object.' },
  },
  {
    id: '6500000000000000000000e1',
    snapshotId: '650000000000000000000501',
    exportBucketId: BUCKET_ID,
    createdAt: '2024-05-06T07:05:00Z',
    finishedAt: '2024-05-06T07:40:11Z',
    state: 'Successful',
    customData: [{ key: 'exported by', value: 'ops' }],
  },
  {
    id: '6500000000000000000000f0',
    snapshotId: '650000000000000000000506',
    exportBucketId: BUCKET_ID,
    createdAt: '2024-05-03T07:05:00Z',
    finishedAt: '2024-05-03T07:40:11Z',
    state: 'Successful',
    components: [
      { exportId: '6500000000000000000000f1', replicaSetName: 'atlas-abc123-shard-0' },
      { exportId: '6500000000000000000000f2', replicaSetName: 'atlas-abc123-shard-1' },
    ],
  },
  {
    id: '6500000000000000000000e2',
    snapshotId: '650000000000000000000502',
    exportBucketId: BUCKET_ID,
    createdAt: '2024-05-08T07:05:00Z',
    state: 'Queued',
  },
  {
    id: '6500000000000000000000e3',
    snapshotId: '650000000000000000000503',
    exportBucketId: BUCKET_ID,
    createdAt: '2024-05-07T07:05:00Z',
    state: 'InProgress',
    exportedCollections: 12,
  },
  {
    id: '6500000000000000000000e5',
    snapshotId: '650000000000000000000505',
    exportBucketId: BUCKET_ID,
    createdAt: '2024-05-04T07:05:00Z',
    finishedAt: '2024-05-04T07:12:00Z',
    state: 'Cancelled',
    exportedCollections: 3,
  },
];

export const BUILT_IN_DATA: Seed = {
  orgId: '5f00c0ffee5f00c0ffee5f00',
  projects: [
    {
      id: PROJECT_ID,
      exportBuckets: [
        {
          _id: BUCKET_ID,
          bucketName: 'orders-exports',
          cloudProvider: 'AWS',
          iamRoleId: '650000000000000000000a01',
          region: 'us-east-1',
          requirePrivateNetworking: false,
        },
        {
          _id: '650000000000000000000b02',
          bucketName: 'orders-exports-azure',
          cloudProvider: 'AZURE',
          roleId: '650000000000000000000a02',
          serviceUrl: 'https://ordersexports.blob.core.windows.net/orders-exports-azure',
          tenantId: '4297fc77-1592-4de8-a6d5-a8c32401df87',
        },
        {
          _id: '650000000000000000000b03',
          bucketName: 'orders-exports-gcp',
          cloudProvider: 'GCP',
          roleId: '650000000000000000000a03',
        },
      ],
      clusters: [{ name: 'orders', exportJobs: EXPORT_JOBS }, { name: 'inventory' }],
    },
    { id: '64f0c0ffee64f0c0ffee64f1', forbidden: 'role' },
  ],
};
