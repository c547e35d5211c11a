// Starts an Atlas Admin API on a loopback port of this machine.
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createTokens } from './bearer';
import { BUILT_IN_DATA } from './built-in-data';
import { CREDENTIALS, type EmulatorCredentials } from './credentials';
import { createDigest, type DigestOptions } from './digest';
import { createApp } from './emulator-app';
import { factsOf, type EmulatorFacts } from './emulator-facts';
import { readFaultRules, type FaultRule } from './fault-rule';
import { createFaultScript } from './fault-script';
import { close, listen } from './listen';
import { readSeed } from './read-seed';
import { createObjectFolder } from './object-folder';
import type { RequestRecord } from './request-record';
import type { Seed } from './seed';

export interface EmulatorOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** A loopback address; default: 127.0.0.1. */
  readonly host?: string;
  /** Milliseconds since 1970, for jobs, tokens, nonces and rate limits; default: the machine's clock. */
  readonly now?: () => number;
  /** Milliseconds that each request is held back. */
  readonly latency?: number;
  /** Requests per minute to the newer API; default: 1200. */
  readonly rateLimit?: number;
  readonly faults?: readonly FaultRule[];
  /** Default: the built-in data. */
  readonly seed?: Seed;
  /** Folder in which the exported objects are laid out, made where it is missing; default: none. */
  readonly objects?: string;
  readonly digest?: DigestOptions;
  /** Milliseconds for which a minted token is accepted; default: one hour. */
  readonly tokenLifetime?: number;
  /** Requests per minute to the token endpoint; default: 50. */
  readonly tokenRateLimit?: number;
  /** Minted tokens alive at once; default: 100. */
  readonly liveTokenLimit?: number;
  /** Every read is answered as from an address that is not on the access list. */
  readonly refuseIpAddress?: boolean;
  readonly credentials?: Partial<EmulatorCredentials>;
  /** Told of each request once its answer is known. */
  readonly onRequest?: (record: RequestRecord) => void;
  /** Whether `requests` holds them; default: false, since a process may run for weeks. */
  readonly keepRequests?: boolean;
  /** Told in a line why a request was answered with 500 though no fault rule says so. */
  readonly onBug?: (line: string) => void;
}

export interface Emulator {
  readonly baseUrl: string;
  readonly facts: EmulatorFacts;
  /** In the order in which they were answered; none without `keepRequests`. */
  readonly requests: readonly RequestRecord[];
  /** Forgets the recorded requests. */
  clear(): void;
  /** Replaces the fault script. */
  setFaults(rules: readonly FaultRule[]): void;
  /** Cuts what is still open. */
  close(): Promise<void>;
}

/** Throws an EmulatorError where an option is wrong or the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { now = Date.now, host = '127.0.0.1', port = 0 } = options;
  const world = readSeed(options.seed ?? BUILT_IN_DATA, 'seed', now());
  const credentials = { ...CREDENTIALS, ...options.credentials };
  const faults = createFaultScript(readFaultRules(options.faults ?? [], 'faults'));
  const requests: RequestRecord[] = [];
  const app = createApp({
    world,
    credentials,
    digest: createDigest(credentials, now, options.digest),
    tokens: createTokens(credentials.accessToken, now, {
      lifetime: options.tokenLifetime ?? 3_600_000,
      liveLimit: options.liveTokenLimit ?? 100,
    }),
    faults,
    latency: options.latency ?? 0,
    rateLimit: options.rateLimit ?? 1200,
    tokenRateLimit: options.tokenRateLimit ?? 50,
    refuseIpAddress: options.refuseIpAddress ?? false,
    now,
    layOut: options.objects === undefined ? () => undefined : createObjectFolder(options.objects, world, now()),
    record: (record) => {
      if (options.keepRequests ?? false) requests.push(record);
      options.onRequest?.(record);
    },
    onBug: options.onBug ?? (() => undefined),
  });
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  const baseUrl = await listen(server, host, port);
  return {
    baseUrl,
    facts: factsOf(world, credentials, baseUrl, now()),
    requests,
    clear: () => void requests.splice(0),
    setFaults: (rules) => faults.set(readFaultRules(rules, 'faults')),
    close: () => close(server),
  };
}
