// A folder with a configuration, initialized, in which Terraform's commands are run and timed.
import fs from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench';
import { environment } from './environment';
import { CLI } from './paths';
import { run } from './run';

export interface TerraformFolder {
  /** Milliseconds that the command took; each begins without a state. */
  time(command: 'plan' | 'apply', settings?: Readonly<Record<string, string>>): Promise<number>;
}

/** With the script as provider, unless `executables` is a folder of standalone ones. */
export async function terraformFolder(
  bench: Bench,
  name: string,
  configuration: object,
  executables?: string,
): Promise<TerraformFolder> {
  const { terraform } = bench;
  if (terraform === undefined) throw new Error('There is no Terraform to measure');
  const folder = path.join(bench.workspace, name);
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify(configuration));
  const options = executables === undefined ? [] : ['--executable', executables];
  await run(process.execPath, [CLI, 'install', ...options], { folder, env: environment() });
  await run(terraform, ['init', '-no-color'], { folder, env: environment() });
  return {
    time: async (command, settings) => {
      for (const file of ['terraform.tfstate', 'terraform.tfstate.backup']) {
        fs.rmSync(path.join(folder, file), { force: true });
      }
      const args = [command, '-no-color', '-input=false', ...(command === 'apply' ? ['-auto-approve'] : [])];
      const { milliseconds } = await run(terraform, args, { folder, env: environment(settings) });
      return milliseconds;
    },
  };
}
