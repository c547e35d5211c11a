// Provokes each code that is about the network, with servers that do everything wrong.
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import type { AtlasClient } from '../../../src/atlas/client';
import {
  afterThisTest,
  clientFor,
  failureOf,
  listen,
  record,
  REQUEST,
  startAtlas,
  until,
} from '../../atlas/atlas-server';
import { FakeClock } from '../../atlas/fake-clock';
import { OF_WAITS } from './jobs';
import type { Provocations, Told } from './told';

export const PROXY_PASSWORD = 'password-of-the-proxy';

export const OF_THE_NETWORK = {
  // No name server is asked for a name with a part of more than 63 characters.
  HOST_NOT_FOUND: () => failing(clientFor(`https://${'x'.repeat(64)}.example`, { random: () => 0 })),
  CONNECTION_REFUSED: () => failing(clientFor('http://127.0.0.1:1')),
  CONNECTION_RESET: async () => failing(await clientOf((socket) => socket.resetAndDestroy())),
  TLS_REFUSED: async () => {
    const port = await listen(http.createServer(record(() => ({ json: {} })).listener));
    return failing(clientFor(`https://127.0.0.1:${port}`));
  },
  PROXY_REFUSED: async () => {
    const proxy = http.createServer();
    proxy.on('connect', (_, socket: Socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'));
    const HTTPS_PROXY = `http://me:${PROXY_PASSWORD}@127.0.0.1:${await listen(proxy)}`;
    withVariable('HTTPS_PROXY', HTTPS_PROXY);
    return failing(clientFor('https://atlas.example', { environment: { HTTPS_PROXY } }));
  },
  NETWORK_FAILED: async () => failing(await clientOf((socket) => socket.end('This is no HTTP\r\n\r\n'))),
  TIMED_OUT: async () => {
    const clock = new FakeClock();
    const { url, seen } = await startAtlas(() => undefined);
    const pending = failing(clientFor(url, { clock, requestTimeout: 5_000 }));
    await until(() => seen.length === 1);
    clock.advance(5_000);
    return pending;
  },
  ...OF_WAITS,
  STOPPED: async () => {
    const { url } = await startAtlas(() => undefined);
    return failureOf(clientFor(url).send({ ...REQUEST, signal: AbortSignal.abort() }));
  },
} satisfies Provocations;

function failing(client: AtlasClient): Promise<Told> {
  return failureOf(client.send(REQUEST));
}

/** A client of a server that does this with each connection once a request has come. */
async function clientOf(misbehave: (socket: Socket) => void): Promise<AtlasClient> {
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => misbehave(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterThisTest(() => server.close());
  return clientFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { random: () => 0 });
}

/** Which proxy is used is read from the process's own environment. */
function withVariable(name: string, value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  afterThisTest(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  });
}
