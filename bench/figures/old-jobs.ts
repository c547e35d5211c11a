// What a few old jobs of a cluster with thousands cost: those that stand at the end of its list.
import type { Bench } from '../support/bench';
import { count, inLatencies, ms, showRuns } from '../support/cells';
import { reading } from '../support/configuration';
import { interleaved, medians } from '../support/interleave';
import type { Section } from '../support/section';
import { roundTrips, verdict } from '../support/target';
import { terraformFolder } from '../support/terraform-folder';

const FEW = 3;

type Side = 'one' | 'few';

export async function oldJobs(bench: Bench): Promise<Section[]> {
  const { latencies, most, rounds } = bench.scale;
  const runs = rounds(15);
  const folders = {
    one: await terraformFolder(bench, 'old-one', reading({ jobs: 1, ofCluster: most })),
    few: await terraformFolder(bench, 'old-few', reading({ jobs: FEW, ofCluster: most })),
  };
  const plan = (side: Side, latency: number) => async () => {
    const emulator = bench.emulators.at(latency);
    const { value: time, requests } = await emulator.count(() => folders[side].time('plan', emulator.settings()));
    return { time, requests };
  };
  const sides = latencies.flatMap((latency) =>
    (['one', 'few'] as const).map((side) => [`${side} at ${latency}`, plan(side, latency)] as const),
  );
  const samples = await interleaved(runs, Object.fromEntries(sides));
  const of = (side: Side, latency: number) => samples[`${side} at ${latency}`] ?? [];
  const few = (latency: number) => of('few', latency).map(({ time }) => time);
  return [
    {
      title: 'Old jobs of a large cluster',
      text: `A plan of the last ${FEW} of a cluster's ${count(most)} jobs, against a plan of the last one. ${showRuns(runs)}.`,
      columns: ['L', `${FEW} jobs`, '1 job', 'Difference', 'Round trips', 'Requests', 'Target'],
      rows: latencies.map((latency) => {
        const [ours, one] = [medians(of('few', latency)), medians(of('one', latency))];
        const trips = latency === 0 ? undefined : roundTrips(few(latency), few(0), latency);
        return [
          `${latency} ms`,
          ms(ours.time),
          ms(one.time),
          ms(ours.time - one.time),
          trips === undefined ? '' : inLatencies(trips),
          count(ours.requests),
          trips === undefined ? '' : verdict(trips, { most: 1, unit: 'L' }),
        ];
      }),
    },
  ];
}
