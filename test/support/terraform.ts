// Real Terraform (and OpenTofu) for tests; where there is none the tests are skipped, and global-setup says so.
import { execFile } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Variables of the machine that would reach Terraform or the provider. */
const OF_THE_MACHINE = /^(TF_|MONGODB_ATLAS_|MCLI_|CDKTF_|PLUGIN_|(https?|all|no)_proxy$)/i;

export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** The binaries on PATH. */
export const BINARIES: readonly string[] = ['terraform', 'tofu'].filter(isThere);
export const TERRAFORM: string | undefined = BINARIES[0];

function isThere(name: string): boolean {
  try {
    execFileSync(name, ['version'], { stdio: 'ignore', env: environment() });
    return true;
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw reason;
  }
}

/** `describe` for tests that need Terraform: under `.ci/run` a missing one is a failure. */
export function describeTerraform(name: string, body: (binary: string) => void): void {
  for (const binary of BINARIES) describe(`${name} (${binary})`, () => body(binary));
  if (BINARIES.length === 0) withoutTerraform(name, () => body('terraform'));
}

/** The same for tests that need one of the binaries, and not each: they find it as `TERRAFORM`. */
export function describeAnyTerraform(name: string, body: () => void): void {
  if (TERRAFORM !== undefined) describe(name, body);
  else withoutTerraform(name, body);
}

function withoutTerraform(name: string, body: () => void): void {
  if (process.env.REQUIRE_TERRAFORM !== undefined) {
    test(name, () => {
      throw new Error('Neither terraform nor tofu is on PATH');
    });
    return;
  }
  describe.skip(`${name} (needs terraform or tofu on PATH)`, body);
}

/** The process's environment without those variables, and with an empty CLI configuration. */
export function environment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !OF_THE_MACHINE.test(name));
  const empty = { TF_CLI_CONFIG_FILE: os.devNull };
  return { ...Object.fromEntries(own), ...empty, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', ...settings };
}

/** Runs it to its end; a failure is an answer, not an exception. */
export async function terraform(
  binary: string,
  folder: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const options = { cwd: folder, env: environment(settings), maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout, stderr } = await run(binary, [...args], options);
    return { status: 0, output: stdout + stderr };
  } catch (reason) {
    const { code, stdout = '', stderr = '' } = reason as { code?: number; stdout?: string; stderr?: string };
    return { status: typeof code === 'number' ? code : 1, output: stdout + stderr };
  }
}
