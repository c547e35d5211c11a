// What the numbers were measured with.
import os from 'node:os';
import { environment } from './environment';
import { ROOT } from './paths';
import { run } from './run';

export async function machine(terraform: string | undefined): Promise<string> {
  const cpus = os.cpus();
  const lines = [
    `CPU: ${cpus[0]?.model.trim() ?? 'unknown'}, ${cpus.length} cores`,
    `OS: ${os.type()} ${os.release()} (${process.arch})`,
    `Node: ${process.versions.node}`,
    `Terraform: ${terraform === undefined ? 'none' : await terraformVersion(terraform)}`,
    `Commit: ${await commit()}`,
  ];
  return `${lines.map((line) => `- ${line}`).join('\n')}\n`;
}

async function terraformVersion(binary: string): Promise<string> {
  const { output } = await run(binary, ['version', '-json'], { env: environment() });
  const { terraform_version: version } = JSON.parse(output) as { terraform_version: string };
  return binary === 'terraform' ? version : `OpenTofu ${version}`;
}

/** The commit that was measured; `-dirty` where the tree holds more than it. */
async function commit(): Promise<string> {
  const args = ['describe', '--always', '--dirty', '--exclude', '*'];
  return run('git', args, { folder: ROOT, env: environment() }).then(
    ({ output }) => output.trim(),
    () => 'unknown',
  );
}
