// The toy provider built into a temporary folder, and Terraform run on it with no configuration of the user's.
import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TERRAFORM } from '../../support/terraform';

const SOURCE = 'terraform.local/test/toy';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerraformRun extends Finished {
  /** What providers left in TMPDIR. */
  readonly leftBehind: readonly string[];
}

export interface ToyExecutable {
  readonly file: string;
  /** Runs Terraform in a folder that holds `configuration`; `onStart` gets the process. */
  terraform(configuration: string, args: readonly string[], options?: RunOptions): Promise<TerraformRun>;
  remove(): void;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly onStart?: (terraform: ChildProcess) => void;
}

export async function buildToy(): Promise<ToyExecutable> {
  const folder = mkdtempSync(path.join(tmpdir(), 'toy-'));
  const bin = path.join(folder, 'bin');
  const file = path.join(bin, 'terraform-provider-toy');
  await build({
    entryPoints: [path.join(__dirname, 'toy-main.ts')],
    outfile: file,
    bundle: true,
    minify: true,
    platform: 'node',
    banner: { js: `#!${process.execPath}` },
    logLevel: 'error',
  });
  chmodSync(file, 0o755);
  writeFileSync(path.join(bin, 'package.json'), '{"type":"commonjs"}\n');
  const overrides = `provider_installation {\n  dev_overrides {\n    "${SOURCE}" = "${bin}"\n  }\n  direct {}\n}\n`;
  writeFileSync(path.join(folder, 'terraform.rc'), overrides);
  return {
    file,
    terraform: (configuration, args, options) => terraform(folder, configuration, args, options),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

async function terraform(
  folder: string,
  configuration: string,
  args: readonly string[],
  { env = {}, onStart }: RunOptions = {},
): Promise<TerraformRun> {
  const cwd = mkdtempSync(path.join(folder, 'stack-'));
  const temporary = path.join(cwd, 'tmp');
  mkdirSync(temporary);
  const required = `terraform {\n  required_providers {\n    toy = {\n      source = "${SOURCE}"\n    }\n  }\n}\n`;
  writeFileSync(path.join(cwd, 'main.tf'), `${required}${configuration}`);
  const own = { CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: path.join(folder, 'terraform.rc'), TF_IN_AUTOMATION: '1' };
  const child = spawn(TERRAFORM ?? 'terraform', [...args, '-no-color'], {
    cwd,
    env: { ...process.env, TMPDIR: temporary, ...own, ...env },
  });
  onStart?.(child);
  const finished = await finish(child);
  return { ...finished, leftBehind: readdirSync(temporary).filter((name) => name.startsWith('tfplugin-')) };
}

/** Waits for the end of a process that was spawned with pipes. */
export function finish(child: ChildProcess): Promise<Finished> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
