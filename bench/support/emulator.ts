// An Atlas emulator with a thousand export jobs, as a process of its own.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { environment } from './environment';
import { EMULATOR } from './paths';

export const PROJECT_ID = '64f0c0ffee64f0c0ffee64f0';
export const CLUSTER_NAME = 'orders';
const BUCKET_ID = '650000000000000000000b01';
const JOBS = 1000;

export interface Emulator {
  /** What the environment of a client must hold. */
  readonly settings: Readonly<Record<string, string>>;
  stop(): void;
}

export async function startEmulator(workspace: string): Promise<Emulator> {
  const seed = path.join(workspace, 'seed.json');
  fs.writeFileSync(seed, JSON.stringify(seedOf(JOBS)));
  const child = spawn(process.execPath, [EMULATOR, '--json', '--rate-limit', '1000000', '--seed', seed], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const facts = JSON.parse(line) as { baseUrl: string; accessToken: string };
    // With a service account each run would mint a token, and Atlas allows only so many of those in a minute.
    const settings = { MONGODB_ATLAS_BASE_URL: facts.baseUrl, MONGODB_ATLAS_ACCESS_TOKEN: facts.accessToken };
    return { settings, stop: () => child.kill() };
  }
  throw new Error('The emulator ended before it was ready');
}

/** The id of the nth job, from 0 on. */
export function exportJobId(index: number): string {
  return `65${index.toString(16).padStart(22, '0')}`;
}

function seedOf(count: number): object {
  const exportJobs = Array.from({ length: count }, (_, index) => ({
    id: exportJobId(index),
    snapshotId: `66${index.toString(16).padStart(22, '0')}`,
    exportBucketId: BUCKET_ID,
    createdAt: '2024-05-06T07:05:00Z',
    finishedAt: '2024-05-06T07:40:11Z',
    state: 'Successful',
  }));
  const clusters = [{ name: CLUSTER_NAME, exportJobs }];
  return { orgId: '5f00c0ffee5f00c0ffee5f00', projects: [{ id: PROJECT_ID, clusters }] };
}
