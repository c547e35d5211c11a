// Which look-ups share a client, with its sockets and its token.
import type { Connection } from '../../../src/model/connection';
import { Clients } from '../../../src/synth/worker/clients';

const CONNECTION: Connection = {
  baseUrl: 'https://atlas.example',
  apiVersion: 'v2',
  requestTimeout: 1_000,
  credentials: { method: 'access-token', accessToken: 'secret', origin: 'test' },
};

const clients = new Clients();
afterAll(() => clients.close());

function clientOf(environment: Record<string, string>, connection = CONNECTION) {
  return clients.of(connection, { id: 1, batches: [], timeout: 1_000, userAgent: 'test', environment });
}

test('the same connection in the same environment has one client, whatever else has changed there', () => {
  const client = clientOf({});
  expect(clientOf({})).toBe(client);
  expect(clientOf({ OTHER: '1' })).toBe(client);
  const proxied = clientOf({ HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: 'a' });
  expect(clientOf({ NO_PROXY: 'a', HTTPS_PROXY: 'http://127.0.0.1:1' })).toBe(proxied);
});

test('another connection has another one', () => {
  expect(clientOf({}, { ...CONNECTION, apiVersion: 'v1.0' })).not.toBe(clientOf({}));
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
  const without = clientOf({});
  const one = clientOf({ [name]: 'http://127.0.0.1:1' });
  const other = clientOf({ [name]: 'http://127.0.0.1:2' });
  expect(new Set([without, one, other]).size).toBe(3);
  expect(clientOf({})).toBe(without);
});
