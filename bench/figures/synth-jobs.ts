// What export jobs cost while an app synthesizes: read by Terraform later, from the context file, and from Atlas.
import fs from 'node:fs';
import path from 'node:path';
import type { SynthJobs } from '../apps/synth-jobs';
import type { Bench } from '../support/bench';
import { CLUSTER_NAME, exportJobId, PROJECT_ID } from '../support/emulator';
import { interleave } from '../support/interleave';
import type { Row } from '../support/row';
import { runApp } from '../support/run-app';

const COUNTS = [1, 100, 1000];

export async function synthJobs(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of COUNTS) rows.push(...(await synthesisOf(bench, count)));
  return rows;
}

async function synthesisOf(bench: Bench, count: number): Promise<Row[]> {
  const file = (name: string) => path.join(bench.workspace, `${name}-${count}.json`);
  const measured = await interleave(bench.rounds(10), {
    bare: () => synthesize(bench, count, 'bare', file('none')),
    apply: () => synthesize(bench, count, 'apply', file('none')),
    empty: async () => {
      fs.rmSync(file('empty'), { force: true });
      return synthesize(bench, count, 'synth', file('empty'));
    },
    // Its first run, which is not counted, fills the file.
    full: () => synthesize(bench, count, 'synth', file('full')),
  });
  const jobs = `${count.toLocaleString('en')} job${count === 1 ? '' : 's'}`;
  const row = { unit: 'ms', other: measured.bare.time, against: 'as many `TerraformDataSource`' } as const;
  return [
    { ...row, what: `Synthesis of ${jobs}, read at apply, provider installed`, ours: measured.apply.time },
    { ...row, what: `Synthesis of ${jobs}, read at synth, context file full`, ours: measured.full.time },
    { ...row, what: `Synthesis of ${jobs}, read at synth, no context file`, ours: measured.empty.time },
  ];
}

async function synthesize(bench: Bench, count: number, variant: SynthJobs['variant'], contextFile: string) {
  const outdir = path.join(bench.workspace, 'jobs.out');
  fs.rmSync(outdir, { recursive: true, force: true });
  const input: SynthJobs = {
    variant,
    outdir,
    contextFile,
    projectId: PROJECT_ID,
    clusterName: CLUSTER_NAME,
    exportJobIds: Array.from({ length: count }, (_, index) => exportJobId(index)),
  };
  return { time: await runApp<number>(bench, 'synth-jobs', input) };
}
