// Programs of the language tests: each run has a working folder of its own, and reaches an emulator or nothing.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { EmulatorProcess } from '../../support/emulator-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { environment } from '../../support/terraform';
import type { Command } from './language';

/** Sources of a program in a language, below test/languages/programs. */
export function programFolder(language: string, name: string): string {
  return path.join(__dirname, '..', 'programs', language, name);
}

export interface Finished {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly args?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Started in a process group of its own, as a terminal does, so that a signal can reach all of it. */
export function startProgram({ file, args }: Command, options: RunOptions = {}): ChildProcess {
  const { cwd = temporaryFolder(), settings = {} } = options;
  return spawn(file, [...args, ...(options.args ?? [])], {
    cwd,
    // A kernel that is interrupted leaves its packages behind.
    env: { ...environment(), TMPDIR: temporaryFolder(), ...KERNEL, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

/** Run to its end; a failure is an answer. */
export async function runProgram(command: Command, options: RunOptions = {}): Promise<Finished> {
  const child = startProgram(command, options);
  const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)];
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { status, signal, stdout: stdout(), stderr: stderr().replace(GO_WAITS_TWICE, '') };
}

/** The same, for a program that prints one value as JSON at its end. */
export async function valueOf(command: Command, options: RunOptions = {}): Promise<unknown> {
  const { status, stdout, stderr } = await runProgram(command, options);
  if (status !== 0) throw new Error(`${command.file} ended with ${String(status)}:\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}

/** Which jobs there are, and the credentials that read them. */
export function settingsOf(emulator: EmulatorProcess): Record<string, string> {
  const { projectId, clusterName, jobs, exportBucketId } = emulator.facts;
  return {
    ...emulator.environment(),
    ATLAS_PROJECT_ID: projectId,
    ATLAS_CLUSTER_NAME: clusterName,
    ATLAS_EXPORT_JOB_ID: jobs.replicaSet,
    ATLAS_SHARDED_EXPORT_JOB_ID: jobs.sharded,
    ATLAS_FAILED_EXPORT_JOB_ID: jobs.failed,
    ATLAS_UNFINISHED_EXPORT_JOB_ID: jobs.inProgress,
    ATLAS_EXPORT_BUCKET_ID: exportBucketId,
  };
}

/** jsii's runtime for Go waits for its kernel in two places at once, and now and then says that one came too late. */
const GO_WAITS_TWICE = /Runtime process exited abnormally: waitid: no child processes$/;

/** Node.js 20 is past its end for jsii, which would say so in each program's output. */
export const KERNEL = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

function collected(stream: NodeJS.ReadableStream | null): () => string {
  const parts: string[] = [];
  stream?.setEncoding('utf8').on('data', (part: string) => parts.push(part));
  return () => parts.join('');
}
