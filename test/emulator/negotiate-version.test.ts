// Which version an Accept header gets, and what it is refused with.
import { once } from 'node:events';
import http from 'node:http';
import { chooseVersion } from '../../src/emulator/negotiate-version';
import { ask, bucketsPath, emulators, jobsPath } from './emulator-under-test';

const start = emulators();
const VERSIONS = ['2023-01-01', '2024-05-30'];

describe('chooseVersion', () => {
  test.each([
    ['', undefined],
    ['application/json', undefined],
    ['*/*', undefined],
    ['application/vnd.atlas.preview+json', undefined],
    ['application/vnd.atlas.2023-01-01+csv', undefined],
    ['application/vnd.atlas.2022-12-31+json', undefined],
    ['application/vnd.atlas.2023-01-01+json', '2023-01-01'],
    ['application/vnd.atlas.2024-05-29+json', '2023-01-01'],
    ['application/vnd.atlas.2024-05-30+json', '2024-05-30'],
    ['application/vnd.atlas.2030-01-01+json', '2024-05-30'],
    ['application/json, application/vnd.atlas.2023-02-01+json;q=0.9', '2023-01-01'],
    ['Application/VND.atlas.2023-02-01+JSON', '2023-01-01'],
  ])('%j gets %s', (accept, version) => {
    expect(chooseVersion(accept, VERSIONS)).toBe(version);
  });
});

test.each(['*/*', 'application/json', 'application/vnd.atlas.2022-12-31+json'])(
  'Accept %j is refused by the newer API',
  async (accept) => {
    const emulator = await start();
    const { status, headers, body } = await ask(emulator, jobsPath(emulator), { accept });
    expect(status).toBe(406);
    expect(headers.get('content-type')).toBe('application/json');
    expect(body).toEqual({
      detail: 'Invalid accept header or version date.',
      error: 406,
      errorCode: 'INVALID_VERSION_DATE',
      parameters: null,
      reason: 'Not Acceptable',
    });
  },
);

test('a later date gets the newest version of each resource', async () => {
  const emulator = await start();
  const accept = 'application/vnd.atlas.2026-08-01+json';
  const job = await ask(emulator, jobsPath(emulator), { accept });
  const bucket = await ask(emulator, bucketsPath(emulator), { accept });
  expect(job.headers.get('content-type')).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
  expect(bucket.headers.get('content-type')).toBe('application/vnd.atlas.2024-05-30+json;charset=utf-8');
});

test.each(['*/*', 'application/*', 'application/json;q=0.9, text/plain'])(
  'Accept %j gets plain JSON from the older API',
  async (accept) => {
    const emulator = await start();
    const { status, headers } = await ask(emulator, jobsPath(emulator, 'v1.0'), { accept });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
  },
);

test('a dated media type is refused by the older API', async () => {
  const emulator = await start();
  expect((await ask(emulator, jobsPath(emulator, 'v1.0'))).status).toBe(406);
});

test.each([
  ['v2', 406],
  ['v1.0', 200],
])('without an Accept header, %s answers %d', async (version, expected) => {
  const emulator = await start();
  const headers = { Authorization: `Bearer ${emulator.facts.accessToken}` };
  const [response] = (await once(
    http.get(`${emulator.baseUrl}${jobsPath(emulator, version)}`, { headers }),
    'response',
  )) as [http.IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(expected);
});
