// How long more reads take than the budget of requests allows at once, and how many of them Atlas refuses.
import path from 'node:path';
import type { Bench } from '../support/bench';
import { count, times } from '../support/cells';
import { readingOfClusters } from '../support/configuration';
import { startEmulator, type Counted, type Emulator } from '../support/emulator';
import type { Section } from '../support/section';
import { exportJobId } from '../support/seed';
import { synthesize } from '../support/synthesize';
import { terraformFolder } from '../support/terraform-folder';

export async function rateLimit(bench: Bench): Promise<Section[]> {
  const { clusters, jobsPerCluster, requestsPerMinute } = bench.scale.rateLimit;
  const names = Array.from({ length: clusters }, (_, index) => `cluster-${index}`);
  const reads = clusters * jobsPerCluster;
  // The bucket is full at first, and what is more than that comes at its rate.
  const allowed = (reads - requestsPerMinute) / (requestsPerMinute / 60);
  const row = (what: string, { value, requests, refused }: Counted<number>) => {
    const seconds = value / 1000;
    return [
      what,
      `${seconds.toFixed(1)} s`,
      `${allowed.toFixed(1)} s`,
      times(seconds / allowed),
      ...[requests, refused].map(count),
    ];
  };
  const planned =
    bench.terraform === undefined ? [] : [row('`terraform plan`', await limited(bench, 'plan', plan(bench, names)))];
  return [
    {
      title: 'Under a rate limit',
      text:
        `${count(reads)} jobs, ${jobsPerCluster} in each of ${clusters} clusters, so that each is a request of its own, with a budget of ` +
        `${count(requestsPerMinute)} requests that fills again within a minute. One run each.`,
      columns: ['Reading all', 'Time', 'What the budget allows', 'Ratio', 'Requests', 'Of them refused'],
      rows: [...planned, row('Synthesis', await limited(bench, 'synth', synth(bench, names)))],
    },
  ];
}

/** The work with an emulator of its own, whose budget is whole. */
async function limited(bench: Bench, name: string, work: (emulator: Emulator) => Promise<number>) {
  const { clusters, jobsPerCluster, requestsPerMinute } = bench.scale.rateLimit;
  const emulator = await startEmulator({
    folder: bench.workspace,
    name: `limited-${name}`,
    clusters: Array.from({ length: clusters }, (_, index) => ({ name: `cluster-${index}`, jobs: jobsPerCluster })),
    latency: 0,
    requestsPerMinute,
  });
  try {
    return await emulator.count(() => work(emulator));
  } finally {
    emulator.stop();
  }
}

function plan(bench: Bench, names: readonly string[]) {
  return async (emulator: Emulator) => {
    const configuration = readingOfClusters(names, bench.scale.rateLimit.jobsPerCluster);
    const folder = await terraformFolder(bench, 'limited', configuration);
    return folder.time('plan', emulator.settings());
  };
}

function synth(bench: Bench, names: readonly string[]) {
  return (emulator: Emulator) => {
    const ids = Array.from({ length: bench.scale.rateLimit.jobsPerCluster }, (_, index) => exportJobId(index));
    const jobs = names.flatMap((clusterName) => ids.map((exportJobId) => ({ clusterName, exportJobId })));
    const contextFile = path.join(bench.workspace, 'limited.json');
    return synthesize(bench, { variant: 'synth', jobs, contextFile }, emulator);
  };
}
