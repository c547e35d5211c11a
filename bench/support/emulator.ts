// An Atlas emulator as a process of its own, and the requests that it has answered.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { environment } from './environment';
import { EMULATOR } from './paths';
import { seedOf, type ClusterSeed } from './seed';

export type CredentialsKind = 'access token' | 'service account' | 'API key';

export interface EmulatorOptions {
  readonly folder: string;
  readonly name: string;
  readonly clusters: readonly ClusterSeed[];
  /** Milliseconds by which each request is held back. */
  readonly latency: number;
  readonly requestsPerMinute: number;
}

export interface Counted<T> {
  readonly value: T;
  readonly requests: number;
  /** Those of them that were answered with 429. */
  readonly refused: number;
}

export interface Emulator {
  /** What the environment of a client must hold. */
  settings(kind?: CredentialsKind): Readonly<Record<string, string>>;
  /** Does the work and counts the requests; settles when none can be under way any more. */
  count<T>(work: () => Promise<T>): Promise<Counted<T>>;
  stop(): void;
}

/** Milliseconds in which the emulator answers and logs what a process sent when it ended. */
const ANSWERED = 30;

export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { folder, name, clusters, latency, requestsPerMinute } = options;
  const seed = path.join(folder, `${name}-seed.json`);
  const log = path.join(folder, `${name}-requests.jsonl`);
  fs.writeFileSync(seed, JSON.stringify(seedOf(clusters)));
  fs.writeFileSync(log, '');
  const flags = { latency, 'rate-limit': requestsPerMinute, seed, 'request-log': log };
  const args = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
  const child = spawn(process.execPath, [EMULATOR, '--json', ...args], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const facts = await readFacts(child.stdout);
  return {
    settings: (kind = 'access token') => ({ MONGODB_ATLAS_BASE_URL: facts.baseUrl ?? '', ...credentials(facts, kind) }),
    count: async (work) => {
      const before = fs.statSync(log).size;
      const value = await work();
      await setTimeout(latency + ANSWERED);
      return { value, ...countIn(log, before) };
    },
    stop: () => child.kill(),
  };
}

type Facts = Readonly<Partial<Record<string, string>>>;

async function readFacts(output: NodeJS.ReadableStream): Promise<Facts> {
  for await (const line of createInterface({ input: output })) return JSON.parse(line) as Facts;
  throw new Error('The emulator ended before it was ready');
}

function credentials(facts: Facts, kind: CredentialsKind): Record<string, string> {
  const { accessToken = '', clientId = '', clientSecret = '', publicKey = '', privateKey = '' } = facts;
  if (kind === 'access token') return { MONGODB_ATLAS_ACCESS_TOKEN: accessToken };
  if (kind === 'API key') return { MONGODB_ATLAS_PUBLIC_API_KEY: publicKey, MONGODB_ATLAS_PRIVATE_API_KEY: privateKey };
  return { MONGODB_ATLAS_CLIENT_ID: clientId, MONGODB_ATLAS_CLIENT_SECRET: clientSecret };
}

/** The lines of the log from that byte on. */
function countIn(log: string, from: number): { requests: number; refused: number } {
  const lines = fs.readFileSync(log).subarray(from).toString('utf8').split('\n').filter(Boolean);
  const refused = lines.filter((line) => (JSON.parse(line) as { status: number }).status === 429);
  return { requests: lines.length, refused: refused.length };
}
