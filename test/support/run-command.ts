// Commands as a user of the package types them: without what npm, Jest or this machine's settings would add.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { environment, type Ran } from './terraform';

const run = promisify(execFile);

export interface RunOptions {
  readonly cwd: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Runs it to its end; a failure is an answer, not an exception. */
export async function runCommand(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const env = userEnvironment(options.settings);
  try {
    const { stdout, stderr } = await run(command, [...args], { cwd: options.cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return { status: 0, output: stdout + stderr };
  } catch (reason) {
    const { code, stdout = '', stderr = '' } = reason as { code?: number; stdout?: string; stderr?: string };
    return { status: typeof code === 'number' ? code : 1, output: `${stdout}${stderr}` || String(reason) };
  }
}

/** The same, where a failure is the test's failure; the answer is standard output. */
export async function succeed(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const env = userEnvironment(options.settings);
  try {
    const { stdout } = await run(command, [...args], { cwd: options.cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (reason) {
    const { stdout = '', stderr = '' } = reason as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: reason });
  }
}

/** Variables of an npm that runs the tests would lead a further npm to the wrong project. */
function userEnvironment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(environment()).filter(
    ([name]) =>
      !/^(npm_(?!config_(cache|registry|userconfig|.*proxy)$)|NODE_ENV$|NODE_OPTIONS$|JEST_|INIT_CWD$)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...settings };
}
