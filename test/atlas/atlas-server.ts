// Real servers on loopback for one test each; all are closed after it.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAtlasClient, type AtlasClient, type AtlasClientOptions } from '../../src/atlas/client';
import { CutShort } from '../../src/atlas/cut-short';
import { AtlasError } from '../../src/errors/atlas-error';
import type { Connection } from '../../src/model/connection';
import type { Credentials } from '../../src/model/credentials';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly json?: unknown;
  readonly body?: string | Buffer;
}

/** What is answered; undefined where the handler deals with the response itself. */
export type Handler = (seen: Seen, response: http.ServerResponse, count: number) => Reply | undefined;

export interface AtlasServer {
  readonly url: string;
  readonly port: number;
  readonly seen: Seen[];
}

export const ADDRESS = {
  projectId: '64f0c0ffee64f0c0ffee64f0',
  clusterName: 'orders',
  exportJobId: '6500000000000000000000e1',
};
export const JOB_PATH = `/api/atlas/v2/groups/${ADDRESS.projectId}/clusters/orders/backup/exports/${ADDRESS.exportJobId}`;
export const REQUEST = { method: 'GET', path: JOB_PATH, accept: 'application/json' } as const;

export const ACCESS_TOKEN: Credentials = {
  method: 'access-token',
  accessToken: 'token-of-the-user-1234',
  origin: 'MONGODB_ATLAS_ACCESS_TOKEN',
};
export const SERVICE_ACCOUNT: Credentials = {
  method: 'service-account',
  clientId: 'mdb_sa_id_0123456789abcdef01234567',
  clientSecret: 'mdb_sa_sk_very+secret/value',
  origin: 'client_id and client_secret',
};
export const API_KEY: Credentials = {
  method: 'api-key',
  publicKey: 'abcdefgh',
  privateKey: '11111111-2222-3333-4444-555555555555',
  origin: 'public_key and private_key',
};

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

export function afterThisTest(close: () => void): void {
  closers.push(close);
}

export async function startAtlas(handler: Handler): Promise<AtlasServer> {
  const { listener, seen } = record(handler);
  const server = http.createServer(listener);
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, port, seen };
}

export function record(handler: Handler): { listener: http.RequestListener; seen: Seen[] } {
  const seen: Seen[] = [];
  const listener: http.RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const entry = { method, url, headers, body: Buffer.concat(pieces).toString() };
      seen.push(entry);
      const reply = handler(entry, response, seen.length);
      if (reply !== undefined) answer(response, reply);
    });
  };
  return { listener, seen };
}

export async function listen(server: http.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterThisTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

export function answer(response: http.ServerResponse, { status = 200, headers, json, body }: Reply): void {
  // The time is the test's.
  response.sendDate = false;
  response.writeHead(status, { ...(body === undefined ? { 'Content-Type': 'application/json' } : {}), ...headers });
  response.end(body ?? JSON.stringify(json ?? {}));
}

export function clientFor(
  baseUrl: string,
  options: Partial<AtlasClientOptions> & {
    readonly apiVersion?: Connection['apiVersion'];
    readonly requestTimeout?: number;
  } = {},
): AtlasClient {
  const { apiVersion = 'v2', requestTimeout = 120_000, credentials = ACCESS_TOKEN, ...rest } = options;
  const connection = { baseUrl, apiVersion, requestTimeout, credentials };
  const client = createAtlasClient({ connection, credentials, userAgent: 'test/1', environment: {}, ...rest });
  afterThisTest(() => void client.close());
  return client;
}

/** The AtlasError that a promise fails with, or that its reader's limit cut short; any other outcome fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<AtlasError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (reason: unknown) => reason,
  );
  if (outcome instanceof CutShort) return outcome.failure;
  if (outcome instanceof AtlasError) return outcome;
  throw new Error(`No AtlasError, but ${JSON.stringify(outcome)} ${String(outcome)}`);
}

/** Resolves once the condition holds; looks again after each turn of the event loop. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
