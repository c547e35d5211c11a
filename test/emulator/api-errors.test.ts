// Errors of reading: the bodies of the fixtures, and those of the same shape.
import { readFixture } from '../contract/validate-shape';
import { ask, bucketsPath, emulators, jobsPath } from './emulator-under-test';

const start = emulators();
const JOB = '6500000000000000000000e1';
const fixture = (name: string) => JSON.stringify(readFixture(name));

describe('what does not exist', () => {
  test('a project', async () => {
    const emulator = await start({ seed: { orgId: '0'.repeat(24), projects: [] } });
    const path = `/api/atlas/v2/groups/64f0c0ffee64f0c0ffee64f0/clusters/orders/backup/exports/${JOB}`;
    const { status, headers, text } = await ask(emulator, path);
    expect(status).toBe(404);
    expect(text).toBe(fixture('error-404-group'));
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-error-code')).toBe('GROUP_NOT_FOUND');
    expect(headers.get('ratelimit-limit')).toBe('1200');
  });

  test('a cluster', async () => {
    const emulator = await start({
      seed: { orgId: '0'.repeat(24), projects: [{ id: '64f0c0ffee64f0c0ffee64f0' }] },
    });
    const { status, text } = await ask(emulator, `${jobsPath(emulator, 'v2', 'orders')}/${JOB}`);
    expect(status).toBe(404);
    expect(text).toBe(fixture('error-404-cluster'));
  });

  test('a cluster, in the older API', async () => {
    const emulator = await start();
    const { body, headers } = await ask(emulator, jobsPath(emulator, 'v1.0', 'gone'), { accept: null });
    expect(body).toMatchObject({ errorCode: 'CLUSTER_NOT_FOUND', error: 404 });
    expect(headers.has('ratelimit-limit')).toBe(false);
  });

  test.each(['6500000000000000000000ff', 'E1', '6500000000000000000000E1'])('the job %s', async (id) => {
    const emulator = await start();
    const { status, body } = await ask(emulator, `${jobsPath(emulator)}/${id}`);
    expect(status).toBe(404);
    expect(body).toEqual({
      detail: `Cannot find resource ${id}.`,
      error: 404,
      errorCode: 'RESOURCE_NOT_FOUND',
      parameters: [id],
      reason: 'Not Found',
    });
  });

  test.each(['Cluster0', '64F0C0FFEE64F0C0FFEE64F0', '64f0'])('a malformed project id: %s', async (id) => {
    const emulator = await start();
    const { status, body } = await ask(emulator, `/api/atlas/v2/groups/${id}/backup/exportBuckets`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ errorCode: 'INVALID_GROUP_ID', parameters: [id] });
  });

  test.each(['/api/atlas/v2/orgs', '/api/atlas/v2.1/groups', '/elsewhere'])('the path %s', async (path) => {
    const emulator = await start();
    const { status, body } = await ask(emulator, path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ errorCode: 'RESOURCE_NOT_FOUND', parameters: [path] });
  });
});

describe('what is forbidden', () => {
  test('a project in which the role is missing', async () => {
    const emulator = await start();
    const path = `/api/atlas/v2/groups/${emulator.facts.forbiddenProjectId}/clusters/orders/backup/exports`;
    const { status, body } = await ask(emulator, path);
    expect(status).toBe(403);
    expect(body).toMatchObject({ errorCode: 'USER_UNAUTHORIZED', reason: 'Forbidden', parameters: null });
  });

  test('a project that is closed to the address', async () => {
    const id = '1'.repeat(24);
    const emulator = await start({ seed: { orgId: '0'.repeat(24), projects: [{ id, forbidden: 'ip-address' }] } });
    const { status, body } = await ask(emulator, `/api/atlas/v2/groups/${id}/backup/exportBuckets`);
    expect(status).toBe(403);
    expect(body).toMatchObject({ errorCode: 'IP_ADDRESS_NOT_ON_ACCESS_LIST', parameters: ['127.0.0.1'] });
  });

  test('everything, where the access list holds no address; minting a token stays possible', async () => {
    const emulator = await start({ refuseIpAddress: true });
    const read = await ask(emulator, jobsPath(emulator));
    expect(read.status).toBe(403);
    expect(read.body).toEqual({
      detail: 'IP address 127.0.0.1 is not allowed to access this resource.',
      error: 403,
      errorCode: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      parameters: ['127.0.0.1'],
      reason: 'Forbidden',
    });
    const { clientId, clientSecret } = emulator.facts;
    const minted = await ask(emulator, '/api/oauth/token', {
      method: 'POST',
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
    expect(minted.status).toBe(200);
  });
});

test.each(['POST', 'PATCH', 'DELETE', 'PUT'])('%s is not allowed: the emulator only reads', async (method) => {
  const emulator = await start();
  for (const path of [jobsPath(emulator), bucketsPath(emulator), `${jobsPath(emulator)}/${JOB}`]) {
    const { status, headers, body } = await ask(emulator, path, { method });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET');
    expect(body).toMatchObject({ errorCode: 'METHOD_NOT_ALLOWED', parameters: [method] });
  }
});
