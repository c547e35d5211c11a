import { getExportJob } from '../../src/atlas/get-export-job';
import { ADDRESS, clientFor, failureOf, JOB_PATH, startAtlas } from './atlas-server';
import successful from './fixtures/job-successful.json';

test('v2: path, media type, user agent and credentials', async () => {
  const atlas = await startAtlas(() => ({
    json: successful,
    headers: { 'Content-Type': 'application/vnd.atlas.2023-01-01+json;charset=utf-8' },
  }));
  const job = await getExportJob(clientFor(atlas.url), ADDRESS);
  expect(job).toMatchObject({ id: ADDRESS.exportJobId, state: 'Successful' });
  expect(atlas.seen).toHaveLength(1);
  expect(atlas.seen[0]).toMatchObject({
    method: 'GET',
    url: JOB_PATH,
    headers: {
      accept: 'application/vnd.atlas.2023-01-01+json',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'test/1',
      authorization: 'Bearer token-of-the-user-1234',
    },
  });
});

test('v1.0: its own path, and plain JSON', async () => {
  const atlas = await startAtlas(() => ({ json: { exportBucketId: 'b', errMsg: 'no space', state: 'Failed' } }));
  const job = await getExportJob(clientFor(atlas.url, { apiVersion: 'v1.0' }), ADDRESS);
  expect(job).toMatchObject({ id: ADDRESS.exportJobId, stateReason: { errorCode: null, message: 'no space' } });
  expect(atlas.seen[0]).toMatchObject({
    url: JOB_PATH.replace('/v2/', '/v1.0/'),
    headers: { accept: 'application/json' },
  });
});

describe('an envelope', () => {
  test('is asked for, and opened', async () => {
    const atlas = await startAtlas(() => ({ json: { status: 200, content: successful } }));
    expect(await getExportJob(clientFor(atlas.url), ADDRESS, { envelope: true })).toMatchObject({
      state: 'Successful',
    });
    expect(atlas.seen[0]?.url).toBe(`${JOB_PATH}?envelope=true`);
  });

  test('that was not asked for is opened too', async () => {
    const atlas = await startAtlas(() => ({ json: { status: 200, content: successful } }));
    expect(await getExportJob(clientFor(atlas.url), ADDRESS)).toMatchObject({ state: 'Successful' });
  });

  test.each([
    ['around it', { status: 404, content: { error: 404, errorCode: 'CLUSTER_NOT_FOUND', detail: 'No cluster' } }],
    ['beside it', { status: 404, error: 404, errorCode: 'CLUSTER_NOT_FOUND', detail: 'No cluster' }],
  ])('with a failure in a 200 is that failure: %s', async (_, json) => {
    const atlas = await startAtlas(() => ({ json }));
    const failure = await failureOf(getExportJob(clientFor(atlas.url), ADDRESS, { envelope: true }));
    expect(failure.code).toBe('CLUSTER_NOT_FOUND');
    expect(failure.parts.http).toMatchObject({ status: 404, errorCode: 'CLUSTER_NOT_FOUND', detail: 'No cluster' });
  });

  test('is opened once: what is inside it is the answer', async () => {
    const content = { status: 200, content: successful };
    const atlas = await startAtlas(() => ({ json: { status: 200, content } }));
    const failure = await failureOf(getExportJob(clientFor(atlas.url), ADDRESS, { envelope: true }));
    expect(failure.code).toBe('ANSWER_MALFORMED');
    expect(failure.message).toContain('the field exportBucketId should be given, but is absent');
  });

  test('with a failure that passes is retried', async () => {
    const atlas = await startAtlas((_, __, count) => ({
      json: count === 1 ? { status: 503, content: {} } : { status: 200, content: successful },
    }));
    await getExportJob(clientFor(atlas.url, { random: () => 0 }), ADDRESS, { envelope: true });
    expect(atlas.seen).toHaveLength(2);
  });
});

test('an answer of another shape names the request', async () => {
  const atlas = await startAtlas(() => ({ json: { results: [] } }));
  const failure = await failureOf(getExportJob(clientFor(atlas.url), ADDRESS));
  expect(failure.code).toBe('ANSWER_MALFORMED');
  expect(failure.parts.http).toEqual({ method: 'GET', path: JOB_PATH, status: 200 });
});
