// What export jobs cost while an app synthesizes: read by Terraform later, from the context file, and from Atlas.
import fs from 'node:fs';
import path from 'node:path';
import type { SynthJobs } from '../apps/synth-jobs';
import type { Bench } from '../support/bench';
import { jobs, ms, showRuns, times } from '../support/cells';
import { interleave } from '../support/interleave';
import type { Section } from '../support/section';
import { clusterName, exportJobId } from '../support/seed';
import { synthesize } from '../support/synthesize';

const RUNS = 10;
const SMALLER = 100;

export async function synthJobs(bench: Bench): Promise<Section[]> {
  const { sizes, rounds } = bench.scale;
  const rows: string[][] = [];
  // Ten jobs are as many as one in a synthesis.
  for (const count of sizes.filter((size) => size === 1 || size >= Math.min(SMALLER, bench.scale.many))) {
    rows.push(...(await synthesisOf(bench, count)));
  }
  return [
    {
      title: 'Synthesis of export jobs',
      text:
        'One stack; the time of `new App` to the end of `app.synth()`, against as many bare `TerraformDataSource` and ' +
        `no provider. Read at apply, the provider is installed; read at synth, the values are plain. ${showRuns(rounds(RUNS))}.`,
      columns: ['Synthesis of', 'Read', 'Time', 'Bare', 'Ratio', 'Per construct', 'Bare per construct'],
      rows,
    },
  ];
}

async function synthesisOf(bench: Bench, count: number): Promise<string[][]> {
  const file = (name: string) => path.join(bench.workspace, `${name}-${count}.json`);
  const all = Array.from({ length: count }, (_, index) => exportJobId(index));
  const addresses = all.map((exportJobId) => ({ clusterName: clusterName(count), exportJobId }));
  const run = async (variant: SynthJobs['variant'], contextFile: string) => ({
    time: await synthesize(bench, { variant, jobs: addresses, contextFile }),
  });
  const measured = await interleave(bench.scale.rounds(RUNS), {
    bare: () => run('bare', file('none')),
    apply: () => run('apply', file('none')),
    empty: () => {
      fs.rmSync(file('empty'), { force: true });
      return run('synth', file('empty'));
    },
    // Its first run, which is not counted, fills the file.
    full: () => run('synth', file('full')),
  });
  const bare = measured.bare.time;
  const row = (read: string, { time }: { time: number }) => [
    jobs(count),
    read,
    ms(time),
    ms(bare),
    times(time / bare),
    ms(time / count),
    ms(bare / count),
  ];
  return [
    row('at apply', measured.apply),
    row('at synth, from the context file', measured.full),
    row('at synth, from Atlas', measured.empty),
  ];
}
