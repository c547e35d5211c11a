// Which look-ups share a reader, with its sockets, its token and what it has seen.
import type { Connection } from '../../../src/model/connection';
import { Readers } from '../../../src/synth/worker/readers';

const CONNECTION: Connection = {
  baseUrl: 'https://atlas.example',
  apiVersion: 'v2',
  requestTimeout: 1_000,
  credentials: { method: 'access-token', accessToken: 'secret', origin: 'test' },
};

const readers = new Readers();
afterAll(() => readers.close());

function readerOf(environment: Record<string, string>, connection = CONNECTION) {
  return readers.of(connection, { id: 1, batches: [], timeout: 1_000, userAgent: 'test', environment });
}

test('the same connection in the same environment has one reader, whatever else has changed there', () => {
  const reader = readerOf({});
  expect(readerOf({})).toBe(reader);
  expect(readerOf({ OTHER: '1' })).toBe(reader);
  const proxied = readerOf({ HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: 'a' });
  expect(readerOf({ NO_PROXY: 'a', HTTPS_PROXY: 'http://127.0.0.1:1' })).toBe(proxied);
});

test('another connection has another one', () => {
  expect(readerOf({}, { ...CONNECTION, apiVersion: 'v1.0' })).not.toBe(readerOf({}));
});

test.each([
  'HTTPS_PROXY',
  'https_proxy',
  'ALL_PROXY',
  'NO_PROXY',
  'npm_config_proxy',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
])('%s is part of the way to Atlas: set, changed and removed, it counts', (name) => {
  const without = readerOf({});
  const one = readerOf({ [name]: 'http://127.0.0.1:1' });
  const other = readerOf({ [name]: 'http://127.0.0.1:2' });
  expect(new Set([without, one, other]).size).toBe(3);
  expect(readerOf({})).toBe(without);
});
