// The validator itself: it passes the fixtures and finds what is wrong.
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readContract, validateAnswer } from './validate-answer';
import { readFixture, validateShape } from './validate-shape';

const GET_JOB = 'getGroupClusterBackupExport';
const LIST_JOBS = 'GET /api/atlas/v2/groups/64f0c0ffee64f0c0ffee64f0/clusters/orders/backup/exports?pageNum=2';
const GET_BUCKET = 'getGroupBackupExportBucket';
const FIRST = 'application/vnd.atlas.2023-01-01+json';
const SECOND = 'application/vnd.atlas.2024-05-30+json;charset=utf-8';
const ID = '650000000000000000000b01';
const GCP = { _id: ID, bucketName: 'exports', cloudProvider: 'GCP', roleId: ID };
const AZURE = {
  _id: ID,
  bucketName: 'exports',
  cloudProvider: 'AZURE',
  roleId: ID,
  serviceUrl: 'https://ordersexports.blob.core.windows.net/exports',
  tenantId: '4297fc77-1592-4de8-a6d5-a8c32401df87',
};

describe('validateAnswer', () => {
  test.each(['successful', 'sharded', 'queued', 'in-progress', 'failed', 'cancelled'])(
    'the fixture of a %s job is valid',
    (name) => {
      expect(validateAnswer(GET_JOB, 200, FIRST, readFixture(`job-${name}`))).toEqual([]);
    },
  );

  test('the fixture of a page is valid, found by method and path', () => {
    expect(validateAnswer(LIST_JOBS, 200, FIRST, readFixture('list-page'))).toEqual([]);
  });

  test.each([
    [401, 'error-401-digest-challenge'],
    [404, 'error-404-cluster'],
    [404, 'error-404-group'],
    [429, 'error-429-token-bucket'],
  ])('the fixture of an error %d is valid: %s', (status, name) => {
    expect(validateAnswer(GET_JOB, status, 'application/json', readFixture(name))).toEqual([]);
  });

  test.each([
    [{}, "body must have required property 'exportBucketId'"],
    [null, 'body must be object'],
    [{ exportBucketId: 'B01' }, '/exportBucketId must match pattern "^([a-f0-9]{24})$"'],
    [{ exportBucketId: ID, state: 'Exporting' }, '/state must be equal to one of the allowed values'],
    [{ exportBucketId: ID, createdAt: 'yesterday' }, '/createdAt must match format "date-time"'],
    [{ exportBucketId: ID, exportStatus: { totalCollections: 2 ** 40 } }, 'must match format "int32"'],
    [{ exportBucketId: ID, finishedAt: null }, '/finishedAt must be string'],
  ])('%j is found', (body, problem) => {
    expect(validateAnswer(GET_JOB, 200, FIRST, body)).toEqual([expect.stringContaining(problem)]);
  });

  test('an unknown operation, status or media type is found', () => {
    expect(validateAnswer('getCluster', 200, FIRST, {})).toEqual(['getCluster is no operation of the contract']);
    expect(validateAnswer(GET_JOB, 204, FIRST, {})).toEqual([`status 204 is not listed for ${GET_JOB}`]);
    expect(validateAnswer(GET_JOB, 200, SECOND, {})).toEqual([
      `media type application/vnd.atlas.2024-05-30+json is not listed for ${GET_JOB}`,
    ]);
    expect(validateAnswer(GET_JOB, 404, FIRST, readFixture('error-404-group'))).toEqual([
      `errors are application/json, not ${FIRST}`,
    ]);
  });

  test('a bucket is checked as the cloud it names', () => {
    expect(validateAnswer(GET_BUCKET, 200, SECOND, GCP)).toEqual([]);
    expect(validateAnswer(GET_BUCKET, 200, SECOND, AZURE)).toEqual([]);
    expect(validateAnswer(GET_BUCKET, 200, SECOND, { ...AZURE, tenantId: 'me' })).toContain(
      '/tenantId must match format "uuid"',
    );
    expect(validateAnswer(GET_BUCKET, 200, SECOND, { ...GCP, cloudProvider: 'AWS' })).toContain(
      "body must have required property 'iamRoleId'",
    );
    expect(validateAnswer(GET_BUCKET, 200, FIRST, GCP)).toEqual(["body must have required property 'iamRoleId'"]);
  });
});

describe('the official pattern of prefix', () => {
  const properties = readContract().components.schemas['DiskBackupExportJob']?.['properties'];
  const { prefix: official } = properties as { prefix: { pattern: string } };

  test.each([
    (readFixture('job-successful') as { prefix: string }).prefix,
    '/exported_snapshots/Acme/Shop/orders/2021-03-25T1649+0000/1616694179',
    '/exported_snapshots/{ORG-NAME}/{PROJECT-NAME}/{CLUSTER-NAME}/2021-04-02T1742/1617385521',
  ])('matches no real prefix: %s', (prefix) => {
    expect(prefix).not.toMatch(new RegExp(official.pattern));
  });

  test('is all that the untouched description finds wrong with a whole job', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema(readContract(), 'untouched');
    const validate = ajv.compile({ $ref: 'untouched#/components/schemas/DiskBackupExportJob' });
    expect(validate(readFixture('job-successful'))).toBe(false);
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toEqual(['/prefix']);
  });
});

describe('validateShape', () => {
  test('values may differ, members and types may not', () => {
    expect(validateShape('job-queued', readFixture('job-queued'))).toEqual([]);
    expect(validateShape('error-404-group', { ...(readFixture('error-404-group') as object), error: 1 })).toEqual([]);
    expect(validateShape('error-404-group', { error: '404', extra: 1 })).toEqual([
      'body.extra is not in the fixture',
      'body.detail is missing',
      'body.error is string, not number',
      'body.errorCode is missing',
      'body.parameters is missing',
      'body.reason is missing',
    ]);
    expect(validateShape('job-successful', readFixture('job-sharded'))).toContain('body.exportStatus is missing');
  });
});
