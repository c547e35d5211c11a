// Runs an app of bench/apps as plain JavaScript, in a process of its own.
import { spawn } from 'node:child_process';
import type { Bench } from './bench';
import { compileApp, type AppName } from './compile-app';
import { environment } from './environment';

export interface AppInput {
  /** What it reads from standard input, as JSON. */
  readonly input?: unknown;
  /** What it finds in its environment. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** What the app prints, as JSON. */
export async function runApp<Output>({ workspace }: Bench, name: AppName, app: AppInput = {}): Promise<Output> {
  const child = spawn(process.execPath, [compileApp(workspace, name)], {
    cwd: workspace,
    env: environment(app.settings),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(app.input ?? null));
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) output += chunk;
  return JSON.parse(output) as Output;
}
