// What reading one export job adds to a plan and to an apply.
import fs from 'node:fs';
import path from 'node:path';
import type { Bench } from '../support/bench';
import { CLUSTER_NAME, exportJobId, PROJECT_ID } from '../support/emulator';
import { environment } from '../support/environment';
import { interleave } from '../support/interleave';
import { CLI } from '../support/paths';
import type { Row } from '../support/row';
import { run } from '../support/run';

const READING = `
terraform {
  required_providers {
    atlas = { source = "terraform.local/cdktf/atlas" }
  }
}
data "atlas_snapshot_export_job" "job" {
  project_id    = "${PROJECT_ID}"
  cluster_name  = "${CLUSTER_NAME}"
  export_job_id = "${exportJobId(0)}"
}
resource "terraform_data" "job" {
  input = data.atlas_snapshot_export_job.job.prefix
}
`;

const ALONE = `
resource "terraform_data" "job" {
  input = "exported_snapshots/5f00c0ffee5f00c0ffee5f00"
}
`;

type Terraform = (...args: readonly string[]) => Promise<number>;

export async function terraform(bench: Bench): Promise<Row[]> {
  if (bench.terraform === undefined) return [];
  const reading = await folder(bench, bench.terraform, 'reading', READING);
  const alone = await folder(bench, bench.terraform, 'alone', ALONE);
  const measured = await interleave(bench.rounds(10), {
    reading: () => planAndApply(reading),
    alone: () => planAndApply(alone),
  });
  const row = { unit: 'ms', against: '`terraform_data` alone' } as const;
  return (['plan', 'apply'] as const).map((command) => ({
    ...row,
    what: `\`terraform ${command}\` of one job`,
    ours: measured.reading[command],
    other: measured.alone[command],
  }));
}

/** A folder with that configuration, initialized; what it gives runs Terraform there and tells how long it took. */
async function folder(bench: Bench, binary: string, name: string, configuration: string): Promise<Terraform> {
  const directory = path.join(bench.workspace, name);
  fs.mkdirSync(directory);
  fs.writeFileSync(path.join(directory, 'main.tf'), configuration);
  const options = { folder: directory, env: environment(bench.emulator.settings) };
  await run(process.execPath, [CLI, 'install'], options);
  await run(binary, ['init', '-no-color'], options);
  return async (...args) => (await run(binary, [...args, '-no-color'], options)).milliseconds;
}

/** Both begin without a state, so each apply creates the same and reads the same. */
async function planAndApply(inFolder: Terraform) {
  const plan = await inFolder('plan');
  const apply = await inFolder('apply', '-auto-approve');
  await inFolder('destroy', '-auto-approve', '-refresh=false');
  return { plan, apply };
}
