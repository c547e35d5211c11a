// Reading buckets: the requests, the answers of each cloud, and what goes wrong.
import { getExportBucket } from '../../src/atlas/get-export-bucket';
import { getExportJob } from '../../src/atlas/get-export-job';
import { listExportBuckets } from '../../src/atlas/list-export-buckets';
import { validateAnswer } from '../contract/validate-answer';
import {
  API_KEY,
  ACCESS_TOKEN,
  clientFor,
  failureOf,
  SERVICE_ACCOUNT,
  startAtlas,
  type AtlasServer,
  type Reply,
} from './atlas-server';
import { BUCKET_ADDRESS, BUCKETS, BUCKETS_PATH, listed, pageBody } from './bucket-answers';

const { projectId, exportBucketId } = BUCKET_ADDRESS;
const ONE = `${BUCKETS_PATH}/${exportBucketId}`;
const EVERY_CLOUD = 'application/vnd.atlas.2024-05-30+json';
const FIRST = 'application/vnd.atlas.2023-01-01+json';
const NOTHING = {
  region: null,
  iamRoleId: null,
  roleId: null,
  serviceUrl: null,
  tenantId: null,
  requirePrivateNetworking: null,
};

function serve(reply: Reply): Promise<AtlasServer> {
  return startAtlas(() => ({ headers: { 'Content-Type': `${EVERY_CLOUD};charset=utf-8` }, ...reply }));
}

async function read(reply: Reply) {
  const { url } = await serve(reply);
  return getExportBucket(clientFor(url), BUCKET_ADDRESS);
}

async function list(reply: Reply) {
  const { url } = await serve(reply);
  return listExportBuckets(clientFor(url), projectId, { page: 1 });
}

describe('one bucket', () => {
  test('v2: path, and the media type that knows every cloud', async () => {
    const atlas = await serve({ json: BUCKETS.AWS });
    await getExportBucket(clientFor(atlas.url), BUCKET_ADDRESS);
    expect(atlas.seen).toMatchObject([{ method: 'GET', url: ONE, headers: { accept: EVERY_CLOUD } }]);
  });

  test('v1.0: its own path, plain JSON, and the form of AWS', async () => {
    const { _id, bucketName, cloudProvider, iamRoleId } = BUCKETS.AWS;
    const first = { _id, bucketName, cloudProvider, iamRoleId };
    expect(validateAnswer('getGroupBackupExportBucket', 200, FIRST, first)).toEqual([]);
    const atlas = await serve({ headers: {}, json: first });
    const bucket = await getExportBucket(clientFor(atlas.url, { apiVersion: 'v1.0' }), BUCKET_ADDRESS);
    expect(bucket).toMatchObject({ id: exportBucketId, cloudProvider: 'AWS', region: null });
    expect(atlas.seen).toMatchObject([{ url: ONE.replace('/v2/', '/v1.0/'), headers: { accept: 'application/json' } }]);
  });

  test.each(Object.entries(BUCKETS))(
    '%s: an answer as Atlas describes it, with null for what it leaves out',
    async (_, json) => {
      expect(validateAnswer(`GET ${ONE}`, 200, EVERY_CLOUD, json)).toEqual([]);
      const { _id: id, ...members } = json;
      expect(await read({ json })).toEqual({ ...NOTHING, ...members, id });
    },
  );

  test('a cloud that came later is passed on, and what is unknown is dropped', async () => {
    const json = { _id: exportBucketId, bucketName: 'b', cloudProvider: 'MOON', crater: 'x', links: [] };
    expect(await read({ json })).toEqual({ ...NOTHING, id: exportBucketId, bucketName: 'b', cloudProvider: 'MOON' });
  });

  test('an envelope that was not asked for is opened', async () => {
    expect(await read({ json: { status: 200, content: BUCKETS.GCP } })).toMatchObject({ cloudProvider: 'GCP' });
  });

  test.each([
    [{}, 'the field _id should be given, but is absent'],
    [{ ...BUCKETS.AWS, _id: undefined, id: exportBucketId }, 'the field _id should be given, but is absent'],
    [{ ...BUCKETS.AWS, _id: 7 }, 'the field _id should be a string, but is the number 7'],
    [{ ...BUCKETS.AWS, bucketName: '' }, 'the field bucketName should be given, but is an empty string'],
    [{ ...BUCKETS.AWS, cloudProvider: null }, 'the field cloudProvider should be a string, but is null'],
    [{ ...BUCKETS.AWS, region: ['x'] }, 'the field region should be a string, but is a list'],
    [
      { ...BUCKETS.AWS, requirePrivateNetworking: 'no' },
      'the field requirePrivateNetworking should be true or false, but is the string "no"',
    ],
    [[BUCKETS.AWS], 'the answer should be an object, but is a list'],
    [null, 'the answer should be an object, but is null'],
  ])('%j is none', async (json, words) => {
    const failure = await failureOf(read({ body: JSON.stringify(json) }));
    expect(failure.code).toBe('ANSWER_MALFORMED');
    expect(failure.parts.what).toBe(`Atlas answered with something that is not an export bucket: ${words}`);
    expect(failure.parts.http).toEqual({ method: 'GET', path: ONE, status: 200 });
  });

  test('another bucket than the one that was asked for', async () => {
    const failure = await failureOf(read({ json: { ...BUCKETS.AWS, _id: 'f'.repeat(24) } }));
    expect(failure.code).toBe('ANSWER_MISMATCHED');
    expect(failure.title).toBe('Answer is about something else');
    expect(failure.parts.what).toBe(
      `Asked for the export bucket "${exportBucketId}", Atlas answered about "${'f'.repeat(24)}"`,
    );
  });

  test('what is wrong is shown without a secret', async () => {
    const failure = await failureOf(read({ json: { ...BUCKETS.AWS, _id: 'token-of-the-user-1234' } }));
    expect(failure.message).not.toContain('token-of-the-user-1234');
  });
});

describe('a page of buckets', () => {
  test('request', async () => {
    const atlas = await serve({ json: pageBody(listed()) });
    await listExportBuckets(clientFor(atlas.url), projectId, { page: 3 });
    expect(atlas.seen).toMatchObject([
      { url: `${BUCKETS_PATH}?pageNum=3&itemsPerPage=500`, headers: { accept: EVERY_CLOUD } },
    ]);
  });

  test('v1.0', async () => {
    const atlas = await serve({ headers: {}, json: pageBody([]) });
    await listExportBuckets(clientFor(atlas.url, { apiVersion: 'v1.0' }), projectId, { page: 1 });
    expect(atlas.seen).toMatchObject([
      {
        url: `${BUCKETS_PATH.replace('/v2/', '/v1.0/')}?pageNum=1&itemsPerPage=500`,
        headers: { accept: 'application/json' },
      },
    ]);
  });

  test('every cloud, without the region that a list leaves out', async () => {
    const json = pageBody(listed(), 2_508, ['self', 'next']);
    expect(validateAnswer(`GET ${BUCKETS_PATH}?pageNum=1`, 200, EVERY_CLOUD, json)).toEqual([]);
    const page = await list({ json });
    expect(page).toMatchObject({ count: 3, totalCount: 2_508, hasNext: true });
    expect(page.buckets.map(({ cloudProvider, region }) => [cloudProvider, region])).toEqual([
      ['AWS', null],
      ['AZURE', null],
      ['GCP', null],
    ]);
  });

  test('one that is none, or no page, is said', async () => {
    const broken = await failureOf(list({ json: pageBody([BUCKETS.AWS, { _id: 'x' }]) }));
    expect(broken.parts.what).toContain('is not an export bucket: the field bucketName should be given');
    const none = await failureOf(list({ json: BUCKETS.AWS }));
    expect(none.code).toBe('ANSWER_MALFORMED');
    expect(none.parts.what).toContain('is not a page of export buckets: it holds no list of results');
    expect(none.parts.http).toEqual({ method: 'GET', path: BUCKETS_PATH, status: 200 });
  });
});

describe('refused', () => {
  const notFound = {
    error: 404,
    errorCode: 'RESOURCE_NOT_FOUND',
    detail: `Cannot find resource ${exportBucketId}.`,
    reason: 'Not Found',
    parameters: [exportBucketId],
  };
  const plain = { 'Content-Type': 'application/json' };

  test('404: no such bucket, in its project', async () => {
    expect(validateAnswer(`GET ${ONE}`, 404, 'application/json', notFound)).toEqual([]);
    const failure = await failureOf(read({ status: 404, headers: plain, json: notFound }));
    expect(failure.code).toBe('EXPORT_BUCKET_NOT_FOUND');
    expect(failure.message).toContain(`The project "${projectId}" has no export bucket "${exportBucketId}".`);
    expect(failure.message).toContain('the storage itself and its objects may still be there');
    expect(failure.message).toContain('fix: Check both ids (`atlas backups exports buckets list --projectId <id>`');
    expect(failure.message).not.toMatch(/cluster|job/);
  });

  test('404: no such project', async () => {
    const json = { ...notFound, errorCode: 'GROUP_NOT_FOUND' };
    const failure = await failureOf(list({ status: 404, headers: plain, json }));
    expect(failure.code).toBe('PROJECT_NOT_FOUND');
  });

  test('404 of something in between is no word of Atlas', async () => {
    const failure = await failureOf(read({ status: 404, headers: { 'Content-Type': 'text/html' }, body: 'Not here' }));
    expect(failure.code).toBe('UNEXPECTED_STATUS');
  });

  test.each([
    [ACCESS_TOKEN, 'the service account'],
    [API_KEY, 'the API key'],
    [SERVICE_ACCOUNT, 'the service account'],
  ])('403 names the role that reading buckets needs: %#', async (credentials, holder) => {
    const json = { error: 403, errorCode: 'USER_UNAUTHORIZED', detail: 'no', reason: 'Forbidden', parameters: [] };
    const { url } = await startAtlas(({ url: target }) =>
      target.startsWith('/api/oauth/token') ? { json: { access_token: 'minted' } } : { status: 403, json },
    );
    const failure = await failureOf(getExportBucket(clientFor(url, { credentials }), BUCKET_ADDRESS));
    expect(failure.code).toBe('FORBIDDEN');
    expect(failure.message).toContain('Reading an export bucket needs the role Project Read Only');
    expect(failure.parts.fix).toBe(`Give ${holder} the role Project Read Only in this project`);
    expect(failure.message).not.toContain('Backup Manager');
  });
});

test('buckets and jobs are limited apart', async () => {
  const atlas = await startAtlas(({ url }) =>
    url.includes('exportBuckets') ? { json: BUCKETS.AWS } : { status: 429, headers: { 'Retry-After': '3600' } },
  );
  const client = clientFor(atlas.url);
  const end = client.clock.now() + 60_000;
  const job = { projectId, clusterName: 'orders', exportJobId: 'e'.repeat(24) };
  expect(await failureOf(getExportJob(client, job, { end }))).toMatchObject({ code: 'RATE_LIMITED' });
  expect(await getExportBucket(client, BUCKET_ADDRESS, { end })).toMatchObject({ id: exportBucketId });
});
