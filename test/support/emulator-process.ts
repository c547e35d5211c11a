// The emulator as a process of its own: a thread that blocks on a look-up could not serve it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from './temporary-folder';

export const LIB_BIN = path.join(__dirname, '..', '..', 'lib', 'bin');

export interface EmulatorFacts {
  readonly baseUrl: string;
  readonly projectId: string;
  readonly clusterName: string;
  readonly jobs: Readonly<Record<'replicaSet' | 'sharded' | 'queued' | 'inProgress' | 'failed' | 'cancelled', string>>;
  readonly exportBucketId: string;
  readonly forbiddenProjectId: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accessToken: string;
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly auth: string;
  readonly userAgent: string;
}

export class EmulatorProcess {
  private constructor(
    public readonly facts: EmulatorFacts,
    private readonly child: ChildProcess,
    private readonly log: string,
  ) {}

  /** Starts it; `flags` are those of the executable. */
  public static async start(flags: readonly string[] = []): Promise<EmulatorProcess> {
    const log = path.join(temporaryFolder(), 'requests.jsonl');
    const args = [path.join(LIB_BIN, 'atlas-emulator'), '--json', '--request-log', log, ...flags];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      const emulator = new EmulatorProcess(JSON.parse(line) as EmulatorFacts, child, log);
      started.push(emulator);
      return emulator;
    }
    throw new Error('The emulator ended before it was ready');
  }

  /** The three names of one of its jobs, as construct props. */
  public job(kind: keyof EmulatorFacts['jobs']): { projectId: string; clusterName: string; exportJobId: string } {
    const { projectId, clusterName, jobs } = this.facts;
    return { projectId, clusterName, exportJobId: jobs[kind] };
  }

  /** The environment that reaches it with its service account. */
  public environment(): Record<string, string> {
    return {
      MONGODB_ATLAS_BASE_URL: this.facts.baseUrl,
      MONGODB_ATLAS_CLIENT_ID: this.facts.clientId,
      MONGODB_ATLAS_CLIENT_SECRET: this.facts.clientSecret,
    };
  }

  public requests(): LoggedRequest[] {
    if (!fs.existsSync(this.log)) return [];
    const lines = fs.readFileSync(this.log, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as LoggedRequest);
  }

  public forgetRequests(): void {
    // The emulator keeps the file open, and appends.
    if (fs.existsSync(this.log)) fs.truncateSync(this.log);
  }

  public async stop(): Promise<void> {
    this.child.kill();
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }
}

const started: EmulatorProcess[] = [];

// A test that fails before it stops its emulator would otherwise keep Jest from ending.
afterAll(async () => {
  for (const emulator of started.splice(0)) await emulator.stop();
});
