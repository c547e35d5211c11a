import http from 'node:http';
import https from 'node:https';
import { connect, type Socket } from 'node:net';
import {
  afterThisTest,
  clientFor,
  failureOf,
  listen,
  record,
  REQUEST,
  startAtlas,
  until,
  type AtlasServer,
} from './atlas-server';
import { createCertificates, type Certificates } from './certificates';
import { FakeClock } from './fake-clock';

const VARIABLES = /^(?:npm_config_)?(?:https?_|all_|no_)?proxy$/i;
const outer = { ...process.env };
let certificates: Certificates;

beforeAll(() => {
  certificates = createCertificates();
});

afterAll(() => certificates.remove());

function restore(): void {
  for (const name of Object.keys(process.env)) if (VARIABLES.test(name)) Reflect.deleteProperty(process.env, name);
}

beforeEach(restore);
afterEach(restore);
afterAll(() => Object.assign(process.env, outer));

/** The environment of a process in which these variables are set. */
function environmentOf(variables: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> {
  Object.assign(process.env, variables);
  return { ...variables, SSL_CERT_FILE: certificates.ca };
}

interface TestProxy {
  readonly port: number;
  /** First line and authorization of each request for a connection. */
  readonly open: () => number;
  readonly asked: { readonly target: string; readonly authorization: string | undefined }[];
}

/** Connects every host name to this machine; `status` other than 200 refuses, 0 never answers. */
async function startProxy(status = 200): Promise<TestProxy> {
  const asked: { target: string; authorization: string | undefined }[] = [];
  const sockets: Socket[] = [];
  const server = http.createServer();
  server.on('connect', ({ url = '', headers }: http.IncomingMessage, socket: Socket) => {
    sockets.push(socket);
    asked.push({ target: url, authorization: headers['proxy-authorization'] });
    if (status === 0) {
      socket.on('end', () => socket.destroy()).resume();
      return;
    }
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Type: text/html\r\n\r\n<h1>No</h1>`);
      return;
    }
    const beyond = connect(Number(url.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(beyond).pipe(socket);
    });
    sockets.push(beyond);
    for (const end of [socket, beyond]) end.on('error', () => end.destroy());
  });
  const port = await listen(server);
  afterThisTest(() => {
    for (const socket of sockets) socket.destroy();
  });
  return { port, asked, open: () => sockets.filter(({ destroyed }) => !destroyed).length };
}

async function startTls(): Promise<AtlasServer> {
  const { listener, seen } = record(() => ({ json: { a: 1 } }));
  const port = await listen(https.createServer({ key: certificates.key, cert: certificates.cert }, listener));
  return { url: `https://atlas.test:${port}`, port, seen };
}

test('HTTPS_PROXY: TLS goes through it, names are resolved by it, connections are kept', async () => {
  const proxy = await startProxy();
  const atlas = await startTls();
  const client = clientFor(atlas.url, {
    environment: environmentOf({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` }),
  });
  for (let times = 0; times < 2; times += 1) expect((await client.send(REQUEST)).body).toEqual({ a: 1 });
  expect(proxy.asked).toEqual([{ target: `atlas.test:${atlas.port}`, authorization: undefined }]);
  expect(atlas.seen[0]?.headers).not.toHaveProperty('proxy-authorization');
});

test('its user and password are decoded', async () => {
  const proxy = await startProxy();
  const atlas = await startTls();
  const environment = environmentOf({ https_proxy: `http://me:p%40ss%20word@127.0.0.1:${proxy.port}` });
  await clientFor(atlas.url, { environment }).send(REQUEST);
  expect(proxy.asked[0]?.authorization).toBe(`Basic ${Buffer.from('me:p@ss word').toString('base64')}`);
});

test.each(['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'])('%s: not for an address of this machine', async (name) => {
  const proxy = await startProxy();
  const atlas = await startAtlas(() => ({ json: { a: 1 } }));
  const environment = environmentOf({ [name]: `http://127.0.0.1:${proxy.port}` });
  expect((await clientFor(atlas.url, { environment }).send(REQUEST)).body).toEqual({ a: 1 });
  expect(proxy.asked).toEqual([]);
});

test('NO_PROXY: past it', async () => {
  const proxy = await startProxy();
  const environment = environmentOf({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: 'localhost,.test' });
  const failure = await failureOf(clientFor('https://atlas.test', { environment }).send(REQUEST));
  expect(failure.code).toBe('HOST_NOT_FOUND');
  expect(proxy.asked).toEqual([]);
});

test.each([
  [407, 'It asks for a user and password, or refuses those given (status 407)'],
  [403, 'It answered with status 403'],
  [502, 'It answered with status 502'],
])('a proxy that refuses with %i is told, without its password', async (status, why) => {
  const proxy = await startProxy(status);
  const environment = environmentOf({ HTTPS_PROXY: `http://me:pass-of-proxy@127.0.0.1:${proxy.port}` });
  const failure = await failureOf(clientFor('https://atlas.test', { environment }).send(REQUEST));
  expect(failure.code).toBe('PROXY_REFUSED');
  expect(failure.message).toContain(`The proxy http://127.0.0.1:${proxy.port} refused the connection to atlas.test.`);
  expect(failure.message).toContain(why);
  expect(failure.message).not.toContain('pass-of-proxy');
  expect(proxy.asked).toHaveLength(1);
});

test('a proxy that is not there is named', async () => {
  const environment = environmentOf({ HTTPS_PROXY: 'http://me:pass-of-proxy@127.0.0.1:1' });
  const failure = await failureOf(clientFor('https://atlas.test', { environment }).send(REQUEST));
  expect(failure.code).toBe('CONNECTION_REFUSED');
  expect(failure.message).toContain('through the proxy http://127.0.0.1:1 (1 attempt');
  expect(failure.message).not.toContain('pass-of-proxy');
});

test('a proxy that never answers: the connect limit', async () => {
  const clock = new FakeClock();
  const proxy = await startProxy(0);
  const environment = environmentOf({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
  const client = clientFor('https://atlas.test', { environment, clock, requestTimeout: 10_000 });
  const pending = failureOf(client.send(REQUEST));
  await until(() => proxy.asked.length === 1);
  clock.advance(10_000);
  expect((await pending).code).toBe('TIMED_OUT');
  expect(proxy.open()).toBe(1);
  await client.close();
  await until(() => proxy.open() === 0);
});

test.each([
  ['socks5://127.0.0.1:1080', 'is not an http or https URL'],
  ['http://', 'is not an http or https URL'],
  ['http://me:100%@127.0.0.1:1', 'has a user or password that is not percent-encoded'],
])('a proxy that cannot be used: %s', async (url, words) => {
  const failure = await failureOf(
    clientFor('https://atlas.test', { environment: environmentOf({ ALL_PROXY: url }) }).send(REQUEST),
  );
  expect(failure.code).toBe('INVALID_SETTING');
  expect(failure.message).toContain(`The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names ${words}`);
  expect(failure.message).not.toContain('100%');
});

test('an environment without a proxy uses none, whatever that of the process says', async () => {
  const atlas = await startAtlas(() => ({ json: { a: 1 } }));
  environmentOf({ HTTP_PROXY: 'http://127.0.0.1:1' });
  expect((await clientFor(atlas.url, { environment: { HTTP_PROXY: '' } }).send(REQUEST)).body).toEqual({ a: 1 });
});
