// What an apply costs that reads one export job as a service account and hands its prefix on.
import type { Bench } from '../support/bench';
import { count, ms, showRuns, times } from '../support/cells';
import { floor, handingOn } from '../support/configuration';
import { interleave } from '../support/interleave';
import type { Section } from '../support/section';
import { roundTrips, verdict } from '../support/target';
import { terraformFolder } from '../support/terraform-folder';

export async function applies(bench: Bench): Promise<Section[]> {
  const { latencies, rounds } = bench.scale;
  const runs = rounds(10);
  const ours = await terraformFolder(bench, 'apply', handingOn());
  const alone = await terraformFolder(bench, 'apply-floor', floor(1));
  const applyAt = (latency: number) => async () => {
    const emulator = bench.emulators.at(latency);
    const settings = emulator.settings('service account');
    const { value: time, requests } = await emulator.count(() => ours.time('apply', settings));
    return { time, requests };
  };
  const [none, near, far] = latencies;
  const measured = await interleave(runs, {
    floor: async () => ({ time: await alone.time('apply') }),
    none: applyAt(none),
    near: applyAt(near),
    far: applyAt(far),
  });
  const row = (latency: number, { time, requests }: { time: number; requests: number }) => {
    const trips = latency === 0 ? undefined : roundTrips(time, measured.none.time, latency);
    return [
      `${latency} ms`,
      ms(time),
      ms(measured.floor.time),
      times(time / measured.floor.time),
      trips === undefined ? '' : `${trips.toFixed(2)} L`,
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
      rows: [row(none, measured.none), row(near, measured.near), row(far, measured.far)],
    },
  ];
}
