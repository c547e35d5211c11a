// Runs the real Terraform with nothing of the machine's own configuration, and no way to the network.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { TERRAFORM } from '../support/terraform';

export interface TerraformRun {
  readonly status: number | null;
  readonly output: string;
}

export function terraform(
  cwd: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): TerraformRun {
  const home = path.join(cwd, '.home');
  mkdirSync(home, { recursive: true });
  const run = spawnSync(TERRAFORM ?? 'terraform', args, {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: home,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      HTTPS_PROXY: 'http://127.0.0.1:1',
      ...environment,
    },
  });
  if (run.error !== undefined) throw run.error;
  return { status: run.status, output: `${run.stdout}${run.stderr}` };
}
