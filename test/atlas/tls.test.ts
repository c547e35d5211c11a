import { writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import {
  clientFor,
  failureOf,
  listen,
  record,
  REQUEST,
  SERVICE_ACCOUNT,
  until,
  type AtlasServer,
  type Handler,
} from './atlas-server';
import { createCertificates, type Certificates } from './certificates';

let certificates: Certificates;

beforeAll(() => {
  certificates = createCertificates();
});

afterAll(() => certificates.remove());

async function startTls(handler: Handler = () => ({ json: { a: 1 } })): Promise<AtlasServer> {
  const { listener, seen } = record(handler);
  const port = await listen(https.createServer({ key: certificates.key, cert: certificates.cert }, listener));
  return { url: `https://127.0.0.1:${port}`, port, seen };
}

test('a certificate that nobody vouches for is refused, and nothing is sent', async () => {
  const atlas = await startTls();
  const failure = await failureOf(clientFor(atlas.url).send(REQUEST));
  expect(failure.code).toBe('TLS_REFUSED');
  expect(failure.message).toContain(`No trusted TLS connection to ${atlas.url} could be made.`);
  expect(failure.message).toMatch(/why: .*certificate.*\(1 attempt in/);
  expect(failure.message).toContain('NODE_EXTRA_CA_CERTS or SSL_CERT_FILE');
  expect(atlas.seen).toEqual([]);
});

test.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'ATLAS_PROVIDER_EXTRA_CA_CERTS'])(
  '%s adds to what is trusted',
  async (name) => {
    const atlas = await startTls();
    const client = clientFor(atlas.url, { environment: { [name]: certificates.ca } });
    expect((await client.send(REQUEST)).body).toEqual({ a: 1 });
  },
);

test('a certificate for another name is refused', async () => {
  const { port } = await startTls();
  const environment = { SSL_CERT_FILE: certificates.ca };
  const failure = await failureOf(clientFor(`https://localhost:${port}`, { environment }).send(REQUEST));
  expect(failure.code).toBe('TLS_REFUSED');
  expect(failure.message).toContain("does not match certificate's altnames");
});

test('a server that speaks no TLS is told', async () => {
  const { listener } = record(() => ({ json: {} }));
  const port = await listen(http.createServer(listener));
  expect((await failureOf(clientFor(`https://127.0.0.1:${port}`).send(REQUEST))).code).toBe('TLS_REFUSED');
});

test('the revocation goes over the connection that stands', async () => {
  const sessions = new Set<number | undefined>();
  const atlas = await startTls((_, response) => {
    sessions.add(response.socket?.remotePort);
    return { json: { access_token: 'minted-token' } };
  });
  const environment = { SSL_CERT_FILE: certificates.ca };
  const client = clientFor(atlas.url, { environment, credentials: SERVICE_ACCOUNT });
  await client.send(REQUEST);
  await client.close();
  await until(() => atlas.seen.length === 3);
  expect(sessions.size).toBe(1);
});

describe('a certificate file that cannot be used', () => {
  test.each([
    ['missing', undefined, 'There is no such file'],
    ['.', undefined, 'It is a folder'],
    ['empty.pem', '', 'It holds no certificate in PEM form'],
    ['key.pem', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'It holds no certificate in PEM form'],
    [
      'damaged.pem',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      'One of its certificates is damaged',
    ],
  ])('%s', async (name, content, why) => {
    const file = path.join(certificates.folder, name);
    if (content !== undefined) writeFileSync(file, content);
    const environment = { NODE_EXTRA_CA_CERTS: file };
    const failure = await failureOf(clientFor('https://127.0.0.1:1', { environment }).send(REQUEST));
    expect(failure.code).toBe('INVALID_SETTING');
    expect(failure.message).toContain(`The certificate file "${file}", named by NODE_EXTRA_CA_CERTS, cannot be used.`);
    expect(failure.message).toContain(why);
  });

  test('is not looked at before the first request, nor for plain http', async () => {
    const environment = { NODE_EXTRA_CA_CERTS: '/missing' };
    await clientFor('https://127.0.0.1:1', { environment }).close();
    expect((await failureOf(clientFor('http://127.0.0.1:1', { environment }).send(REQUEST))).code).toBe(
      'CONNECTION_REFUSED',
    );
  });
});
