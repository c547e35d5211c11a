// How much memory the provider holds at most, and how much processor time it takes, until it has read so many jobs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Bench } from '../support/bench';
import { jobs, kib, mib, ms, showRuns, times } from '../support/cells';
import { environment } from '../support/environment';
import { interleave } from '../support/interleave';
import { startPlugin } from '../support/plugin-process';
import { processCost, type ProcessCost } from '../support/process-cost';
import { readJobs } from '../support/read-jobs';
import type { Section } from '../support/section';
import { verdict } from '../support/target';

export async function memory(bench: Bench): Promise<Section[]> {
  if (process.platform !== 'linux') return [];
  const { many, most, rounds } = bench.scale;
  const runs = rounds(8);
  const { node, one, ...more } = await interleave(runs, {
    node: bareNode,
    one: () => readAll(bench, 1),
    many: () => readAll(bench, many),
    most: () => readAll(bench, most),
  });
  const row = (count: number, { peak, cpu }: ProcessCost, target = '') => {
    const perJob = count === 1 ? ['', ''] : [ms((cpu - one.cpu) / (count - 1)), kib((peak - one.peak) / (count - 1))];
    return [jobs(count), mib(peak), times(peak / node.peak), ms(cpu), ...perJob, target];
  };
  return [
    {
      title: 'The provider by itself',
      text:
        'Spawned and asked over its own protocol, ten jobs at a time, without latency. A bare `node` that waits holds ' +
        `${mib(node.peak)}. CPU is the time of all threads, start included; per job is what came on top of one job. ${showRuns(runs)}.`,
      columns: ['Read', 'Peak memory', 'To bare Node', 'CPU', 'CPU per job', 'Memory per job', 'Target'],
      rows: [
        row(1, one, verdict(one.peak / node.peak, { most: 1.25, unit: '×' })),
        row(many, more.many),
        row(most, more.most, verdict(more.most.peak / node.peak, { most: 1.6, unit: '×' })),
      ],
    },
  ];
}

/** It writes a byte when it is up, and waits to be looked at. */
async function bareNode() {
  const script = 'require("fs").writeSync(1, "."); setTimeout(() => 0, 60000)';
  const child = spawn(process.execPath, ['-e', script], { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const { peak } = processCost(child.pid ?? 0);
  child.kill();
  await once(child, 'exit');
  return { peak };
}

async function readAll({ emulators }: Bench, count: number) {
  const plugin = await startPlugin(emulators.at(0).settings());
  await readJobs(plugin, count);
  const { peak, cpu } = processCost(plugin.pid);
  await plugin.shutDown();
  return { peak, cpu };
}
