import { bucketUri } from '../../src/model/export-bucket';
import { exportBucketAttributes } from '../../src/model/export-bucket-attributes';
import { readStoredBucket } from '../../src/model/stored-export-bucket';
import { exportBucket } from './support/models';

const CONTAINER = 'https://ordersexports.blob.core.windows.net/orders-exports';
const ACCOUNT = 'https://ordersexports.blob.core.windows.net';

describe('uri', () => {
  test.each<[string, string | null, string | null]>([
    ['AWS', null, 's3://orders-exports'],
    ['GCP', null, 'gs://orders-exports'],
    ['AZURE', CONTAINER, CONTAINER],
    ['AZURE', `${CONTAINER}/`, CONTAINER],
    ['AZURE', ACCOUNT, CONTAINER],
    ['AZURE', `${ACCOUNT}//`, CONTAINER],
    ['AZURE', null, null],
    ['MOON', ACCOUNT, null],
    ['aws', null, null],
  ])('%s, %s', (cloudProvider, serviceUrl, expected) => {
    expect(bucketUri(exportBucket({ cloudProvider, serviceUrl }))).toBe(expected);
  });
});

test('outputs: every member under its name, and the uri', () => {
  const bucket = exportBucket({ region: 'us-east-1', iamRoleId: 'a', requirePrivateNetworking: false });
  expect(exportBucketAttributes(bucket)).toEqual({
    id: '650000000000000000000b01',
    bucket_name: 'orders-exports',
    cloud_provider: 'AWS',
    region: 'us-east-1',
    iam_role_id: 'a',
    role_id: null,
    service_url: null,
    tenant_id: null,
    require_private_networking: false,
    uri: 's3://orders-exports',
  });
  const azure = exportBucket({ cloudProvider: 'AZURE', roleId: 'b', serviceUrl: ACCOUNT, tenantId: 'c' });
  expect(exportBucketAttributes(azure)).toMatchObject({
    role_id: 'b',
    service_url: ACCOUNT,
    tenant_id: 'c',
    require_private_networking: null,
    uri: CONTAINER,
  });
});

describe('as the context file holds it', () => {
  const { id, bucketName, cloudProvider } = exportBucket();

  test('what is left out is null, and what is unknown is dropped', () => {
    expect(readStoredBucket({ id, bucketName, cloudProvider, crater: 7 })).toEqual(exportBucket());
  });

  test('it cannot be changed', () => {
    expect(Object.isFrozen(readStoredBucket({ id, bucketName, cloudProvider }))).toBe(true);
  });

  test.each<[unknown, string]>([
    [null, 'has a "value" that is not an object'],
    [[], 'has a "value" that is not an object'],
    ['bucket', 'has a "value" that is not an object'],
    [{ bucketName, cloudProvider }, 'has no "id"'],
    [{ id, cloudProvider }, 'has no "bucketName"'],
    [{ id, bucketName, cloudProvider: null }, 'has no "cloudProvider"'],
    [{ id: 7, bucketName, cloudProvider }, 'has a "id" that is not a string'],
    [{ id, bucketName, cloudProvider, region: {} }, 'has a "region" that is not a string'],
    [
      { id, bucketName, cloudProvider, requirePrivateNetworking: 'no' },
      'has a "requirePrivateNetworking" that is neither true nor false',
    ],
  ])('%j %s', (value, words) => {
    expect(readStoredBucket(value)).toBe(words);
  });
});
