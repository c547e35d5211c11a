// Export buckets as Atlas answers with them, with made-up values.
const ID = '650000000000000000000b01';
const ROLE = '650000000000000000000a01';

/** What Atlas gives of one bucket, by its cloud. */
export const BUCKETS = {
  AWS: {
    _id: ID,
    bucketName: 'orders-exports',
    cloudProvider: 'AWS',
    iamRoleId: ROLE,
    region: 'us-east-1',
    requirePrivateNetworking: false,
  },
  AZURE: {
    _id: ID,
    bucketName: 'orders-exports',
    cloudProvider: 'AZURE',
    roleId: ROLE,
    serviceUrl: 'https://ordersexports.blob.core.windows.net/orders-exports',
    tenantId: '4297fc77-1592-4de8-a6d5-a8c32401df87',
  },
  GCP: { _id: ID, bucketName: 'orders-exports', cloudProvider: 'GCP', roleId: ROLE },
} as const;

export const BUCKET_ADDRESS = { projectId: '64f0c0ffee64f0c0ffee64f0', exportBucketId: ID };
export const BUCKETS_PATH = `/api/atlas/v2/groups/${BUCKET_ADDRESS.projectId}/backup/exportBuckets`;

/** In a list Atlas gives no region. */
export function listed() {
  const { AWS, AZURE, GCP } = BUCKETS;
  return [
    { ...AWS, region: undefined },
    { ...AZURE, _id: '650000000000000000000b02' },
    { ...GCP, _id: '650000000000000000000b03' },
  ];
}

export function pageBody(results: readonly unknown[], totalCount = results.length, rels = ['self']) {
  const links = rels.map((rel) => ({ rel, href: `https://cloud.mongodb.com${BUCKETS_PATH}?pageNum=1` }));
  return { links, results, totalCount };
}
