import { contextWith, EMPTY_CONTEXT, parseContext } from '../../src/model/context-file';
import { exportBucketKey, exportJobKey } from '../../src/model/identifiers';
import { exportBucket, exportJob } from './support/models';

test('what the file holds in place of JSON can not steer a terminal', () => {
  expect(() => parseContext('\u001b[2J', 'atlas.context.json')).toThrow(
    expect.objectContaining({
      code: 'CONTEXT_UNREADABLE',
      message: expect.stringMatching(/^ {2}why: It is not JSON: [^\u001b]*\\u001b/m),
    }),
  );
});

const PROJECT = 'a'.repeat(24);
const BUCKET = exportBucket({ region: 'us-east-1', requirePrivateNetworking: false });
const BUCKET_KEY = exportBucketKey('https://x', { projectId: PROJECT, exportBucketId: BUCKET.id });
const JOB = exportJob({ state: 'Successful' });
const JOB_KEY = exportJobKey('https://x', { projectId: PROJECT, clusterName: 'orders', exportJobId: JOB.id });

test('a job and its bucket: keys sorted, without what is null', () => {
  const text = contextWith(EMPTY_CONTEXT, { exportJobs: { [JOB_KEY]: JOB }, exportBuckets: { [BUCKET_KEY]: BUCKET } });
  expect(text).toBe(`{
  "exportBuckets": {
    "${BUCKET_KEY}": {
      "bucketName": "orders-exports",
      "cloudProvider": "AWS",
      "id": "650000000000000000000b01",
      "region": "us-east-1",
      "requirePrivateNetworking": false
    }
  },
  "exportJobs": {
    "${JOB_KEY}": {
      "exportBucketId": "650000000000000000000b01",
      "id": "6500000000000000000000e1",
      "state": "Successful"
    }
  },
  "version": 1
}
`);
});

test('nothing adds no section', () => {
  expect(contextWith(EMPTY_CONTEXT, { exportJobs: {}, exportBuckets: {} })).toBe('{\n  "version": 1\n}\n');
});

test('a file that has no buckets, as an earlier release wrote it, has none', () => {
  const text = JSON.stringify({ version: 1, exportJobs: { [JOB_KEY]: JOB } });
  expect(parseContext(text, 'f')).toMatchObject({ exportBuckets: {}, exportJobs: { [JOB_KEY]: JOB } });
});

test.each<[string, unknown, string]>([
  ['no object', [], '"exportBuckets" is not an object'],
  ['a bucket without a name', { [BUCKET_KEY]: { ...BUCKET, bucketName: null } }, `"${BUCKET_KEY}" has no "bucketName"`],
  ['a bucket under the key of another', { [`${BUCKET_KEY}1`]: BUCKET }, `1" is of "${BUCKET.id}"`],
  ['a bucket under the key of a job', { [JOB_KEY]: BUCKET }, `is of "${BUCKET.id}"`],
])('a damaged file: %s', (_, exportBuckets, words) => {
  expect(() => parseContext(JSON.stringify({ version: 1, exportBuckets }), 'f')).toThrow(
    expect.objectContaining({ code: 'CONTEXT_UNREADABLE', message: expect.stringContaining(words) }),
  );
});
