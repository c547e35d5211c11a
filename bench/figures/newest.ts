// What choosing the newest of many jobs costs: its pages, the way to them, and the memory that they need.
import type { Bench } from '../support/bench';
import { count, inLatencies, jobs, mib, ms, showRuns } from '../support/cells';
import { startEmulator, type Emulator } from '../support/emulator';
import { holdPages } from '../support/hold-pages';
import { interleaved, medians } from '../support/interleave';
import { startPlugin } from '../support/plugin-process';
import { processCost } from '../support/process-cost';
import { readOne } from '../support/read-jobs';
import type { Section } from '../support/section';
import { clusterName } from '../support/seed';
import { roundTrips, verdict } from '../support/target';

/** More than the figure needs. */
const NO_LIMIT = 1_000_000;

interface Cost {
  readonly [name: string]: number;
  readonly time: number;
  readonly requests: number;
  /** In MiB; none where the kernel does not tell. */
  readonly peak: number;
}

type Side = 'newest' | 'newestFar' | 'one' | 'oneFar' | 'pages' | 'page';
type Costs = Readonly<Record<Side, readonly Cost[]>>;

export async function newest(bench: Bench): Promise<Section[]> {
  const { scale } = bench;
  const [none, near] = scale.latencies;
  const runs = scale.rounds(15);
  const costs = await measure(bench, runs);
  const median = (side: Side) => medians(costs[side]);
  const times = (side: Side) => costs[side].map(({ time }) => time);
  const beyond = (many: Side, one: Side) => median(many).peak - median(one).peak;
  const row = (read: string, side: Side, { trips = NaN, target = '' } = {}) => {
    const { time, requests, peak } = median(side);
    const far = side.endsWith('Far');
    const cells = [ms(time), Number.isNaN(trips) ? '' : inLatencies(trips), count(requests), memory(peak)];
    return [read, `${far ? near : none} ms`, ...cells, target];
  };
  const trips = roundTrips(times('newestFar'), times('newest'), near);
  const room = beyond('newest', 'one') / beyond('pages', 'page');
  const choice = `the newest of ${count(scale.choice)} jobs`;
  return [
    {
      title: 'The newest of many jobs',
      text:
        `The provider by itself chooses the newest of ${jobs(scale.choice)}, against one job that it reads by its id, and against a script that ` +
        'gets the same pages, ten at a time, and does nothing but hold what is on them. The target for memory is what ' +
        `choosing takes beyond one job, against what those pages take beyond a page of one. ${showRuns(runs)}.`,
      columns: ['Read', 'L', 'Time', 'Round trips', 'Requests', 'Peak memory', 'Target'],
      rows: [
        row(choice, 'newest', { target: memory(room) === '' ? '' : verdict(room, { most: 1, unit: '×' }) }),
        row(choice, 'newestFar', { trips, target: verdict(trips, { most: 3, unit: 'L' }) }),
        row('one job by its id', 'one'),
        row('one job by its id', 'oneFar', { trips: roundTrips(times('oneFar'), times('one'), near) }),
        row('the same pages, by a script', 'pages'),
        row('a page of one job, by a script', 'page'),
      ],
    },
  ];
}

async function measure({ workspace, scale }: Bench, runs: number): Promise<Costs> {
  const [none, near] = scale.latencies;
  const clusters = [1, scale.choice].map((size) => ({ name: clusterName(size), jobs: size }));
  const start = (latency: number) =>
    startEmulator({ folder: workspace, name: `newest-${latency}`, clusters, latency, requestsPerMinute: NO_LIMIT });
  const [here, far] = [await start(none), await start(near)];
  const read = (emulator: Emulator, isChoice: boolean) => () => readBy(emulator, scale.choice, isChoice);
  try {
    return await interleaved<Side, Cost>(runs, {
      newest: read(here, true),
      newestFar: read(far, true),
      one: read(here, false),
      oneFar: read(far, false),
      pages: () => counted(here, () => holdPages(here, scale.choice)),
      page: () => counted(here, () => holdPages(here, 1)),
    });
  } finally {
    for (const emulator of [here, far]) emulator.stop();
  }
}

async function readBy(emulator: Emulator, size: number, isChoice: boolean): Promise<Cost> {
  const plugin = await startPlugin(emulator.settings());
  const cost = await counted(emulator, async () => {
    const began = plugin.elapsed();
    await readOne(plugin, size, isChoice);
    return { time: plugin.elapsed() - began, peak: processCost(plugin.pid).peak };
  });
  await plugin.shutDown();
  return cost;
}

async function counted(emulator: Emulator, work: () => Promise<Pick<Cost, 'time' | 'peak'>>): Promise<Cost> {
  const { value, requests } = await emulator.count(work);
  return { ...value, requests };
}

function memory(mebibytes: number): string {
  return Number.isNaN(mebibytes) ? '' : mib(mebibytes);
}
