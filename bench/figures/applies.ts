// What an apply costs that reads one export job as a service account and hands its prefix on.
import type { Bench } from '../support/bench';
import { count, inLatencies, ms, showRuns, times } from '../support/cells';
import { floor, handingOn } from '../support/configuration';
import { interleaved, medians } from '../support/interleave';
import type { Section } from '../support/section';
import { roundTrips, verdict } from '../support/target';
import { terraformFolder } from '../support/terraform-folder';

export async function applies(bench: Bench): Promise<Section[]> {
  const { latencies, rounds } = bench.scale;
  const runs = rounds(15);
  const ours = await terraformFolder(bench, 'apply', handingOn());
  const alone = await terraformFolder(bench, 'apply-floor', floor(1));
  const applyAt = (latency: number) => async () => {
    const emulator = bench.emulators.at(latency);
    const settings = emulator.settings('service account');
    const { value: time, requests } = await emulator.count(() => ours.time('apply', settings));
    return { time, requests };
  };
  const [none, near, far] = latencies;
  const samples = await interleaved(runs, {
    floor: async () => ({ time: await alone.time('apply'), requests: 0 }),
    none: applyAt(none),
    near: applyAt(near),
    far: applyAt(far),
  });
  const floorTime = medians(samples.floor).time;
  const row = (latency: number, side: readonly { time: number; requests: number }[]) => {
    const { time, requests } = medians(side);
    const trips = latency === 0 ? undefined : roundTrips(timesOf(side), timesOf(samples.none), latency);
    return [
      `${latency} ms`,
      ms(time),
      ms(floorTime),
      times(time / floorTime),
      trips === undefined ? '' : inLatencies(trips),
      count(requests),
      trips === undefined ? '' : verdict(trips, { most: 2, unit: 'L' }),
    ];
  };
  return [
    {
      title: '`terraform apply`',
      text:
        'One job, read with a service account, its prefix handed on to a `terraform_data`. F is the apply of a ' +
        `\`terraform_data\` alone. Each begins without a state. ${showRuns(runs)}.`,
      columns: ['L', 'Time', 'F', 'Ratio', 'Round trips', 'Requests', 'Target'],
      rows: [row(none, samples.none), row(near, samples.near), row(far, samples.far)],
    },
  ];
}

function timesOf(side: readonly { readonly time: number }[]): number[] {
  return side.map(({ time }) => time);
}
