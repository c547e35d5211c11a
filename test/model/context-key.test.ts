import { contextKey } from '../../src/model/context-key';
import type { Question } from '../../src/model/question';

const PROJECT = 'a'.repeat(24);
const JOB = 'e'.repeat(24);
const BUCKET = 'b'.repeat(24);
const cluster = { projectId: PROJECT, clusterName: 'orders' };

test.each<[Question, string, string]>([
  [
    { kind: 'export-job', cluster, choice: { exportJobId: JOB } },
    'exportJobs',
    `/groups/${PROJECT}/clusters/orders/exports/${JOB}`,
  ],
  [
    { kind: 'export-job', cluster, choice: { exportJobId: JOB }, waitForSuccess: true },
    'exportJobs',
    `/groups/${PROJECT}/clusters/orders/exports/${JOB}`,
  ],
  [
    { kind: 'export-bucket', address: { projectId: PROJECT, exportBucketId: BUCKET } },
    'exportBuckets',
    `/groups/${PROJECT}/backup/exportBuckets/${BUCKET}`,
  ],
])('%j', (question, section, path) => {
  expect(contextKey('https://cloud.mongodb.com', question)).toEqual({
    section,
    key: `https://cloud.mongodb.com${path}`,
  });
});

test.each<[Question]>([
  [{ kind: 'export-job', cluster, choice: { mostRecent: {} } }],
  [{ kind: 'export-job', cluster, choice: { mostRecent: {} }, waitForSuccess: true }],
  [{ kind: 'export-jobs', cluster, filter: {} }],
  [{ kind: 'export-buckets', projectId: PROJECT }],
])('%j is never stored', (question) => {
  expect(contextKey('https://cloud.mongodb.com', question)).toBeUndefined();
});
