// Runs a tool to its end; tools talk much, and it is shown when they fail.
import { spawnSync } from 'node:child_process';

export interface ToolOptions {
  readonly cwd?: string;
  /** Variables beside those of this process. */
  readonly settings?: Readonly<Record<string, string>>;
}

const MOST_OUTPUT = 256 * 1024 * 1024;

export function runTool(command: string, args: readonly string[], { cwd, settings }: ToolOptions = {}): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...settings },
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error !== undefined) throw new Error(`${command} could not be run: ${error.message}`, { cause: error });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}
