// Runs an app of bench/apps as plain JavaScript, in a process of its own.
import { buildSync } from 'esbuild';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench';
import { environment } from './environment';

const APPS = path.join(__dirname, '..', 'apps');

export type AppName = 'require' | 'synth-jobs' | 'synth-stacks';

/** What the app prints, as JSON; `input` is what it reads from standard input. */
export async function runApp<Output>({ workspace, emulator }: Bench, name: AppName, input?: unknown): Promise<Output> {
  const child = spawn(process.execPath, [compiled(workspace, name)], {
    cwd: workspace,
    env: environment(emulator.settings),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(input ?? null));
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) output += chunk;
  return JSON.parse(output) as Output;
}

function compiled(workspace: string, name: AppName): string {
  const outfile = path.join(workspace, `${name}.js`);
  if (!fs.existsSync(outfile)) {
    const entry = path.join(APPS, `${name}.ts`);
    buildSync({ entryPoints: [entry], outfile, format: 'cjs', platform: 'node', target: 'node20' });
  }
  return outfile;
}
