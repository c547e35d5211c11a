// Runs the plans that read so many export jobs, at each latency and as whom, each with its floor in turn.
import type { Bench } from '../support/bench';
import { floor, floorInBlocks, reading, readingInBlocks } from '../support/configuration';
import type { CredentialsKind } from '../support/emulator';
import { median } from '../support/median';
import { interleaved, medians } from '../support/interleave';
import { roundTrips } from '../support/target';
import { terraformFolder, type TerraformFolder } from '../support/terraform-folder';

export interface Plan {
  readonly jobs: number;
  /** One data block with a count, or a block for each job. */
  readonly inBlocks: boolean;
  readonly latency: number;
  readonly credentials: CredentialsKind;
  readonly runs: number;
  /** Milliseconds, as all times. */
  readonly time: number;
  /** The same run of as many terraform_data. */
  readonly floor: number;
  /** Absent without latency, and where the same plan was not measured without. */
  readonly roundTrips: number | undefined;
  readonly requests: number;
}

type Side = Pick<Plan, 'latency' | 'credentials'>;

interface Cell extends Pick<Plan, 'jobs' | 'inBlocks' | 'runs'> {
  readonly sides: readonly Side[];
}

type PlanSample = Readonly<Record<'time' | 'requests', number>>;

const EVERY_KIND = ['access token', 'service account', 'API key'] as const;

export async function measurePlans(bench: Bench): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const cell of cellsOf(bench)) plans.push(...(await measure(bench, cell)));
  return plans;
}

function cellsOf({ scale }: Bench): Cell[] {
  const { latencies, sizes, many, most, rounds } = scale;
  const [none, near] = latencies;
  const sidesOf = (kinds: readonly CredentialsKind[]) =>
    kinds.flatMap((credentials) => latencies.map((latency) => ({ credentials, latency })));
  const tokenAt = (latency: number) => [{ latency, credentials: 'access token' }] as const;
  return [
    ...sizes.map((jobs) => ({
      jobs,
      inBlocks: false,
      sides: sidesOf(jobs === 1 ? EVERY_KIND : ['access token']),
      runs: rounds(jobs === 1 ? 20 : 10),
    })),
    { jobs: most, inBlocks: false, sides: tokenAt(near), runs: rounds(7) },
    { jobs: many, inBlocks: true, sides: tokenAt(none), runs: rounds(7) },
  ];
}

async function measure(bench: Bench, { jobs, inBlocks, sides, runs }: Cell): Promise<Plan[]> {
  const name = `${jobs}${inBlocks ? '-blocks' : ''}`;
  const ours = await terraformFolder(bench, `plan-${name}`, inBlocks ? readingInBlocks(jobs) : reading({ jobs }));
  const alone = await terraformFolder(bench, `floor-${name}`, inBlocks ? floorInBlocks(jobs) : floor(jobs));
  const samples = await interleaved<string, PlanSample>(runs, {
    floor: async () => ({ time: await alone.time('plan'), requests: 0 }),
    ...Object.fromEntries(sides.map((side) => [keyOf(side), () => planOnce(bench, ours, side)])),
  });
  const timesOf = (key: string) => samples[key]?.map(({ time }) => time);
  return sides.map((side) => {
    const without = side.latency === 0 ? undefined : timesOf(keyOf({ ...side, latency: 0 }));
    return {
      ...side,
      ...medians(samples[keyOf(side)] ?? []),
      jobs,
      inBlocks,
      runs,
      floor: median(timesOf('floor') ?? []),
      roundTrips: without && roundTrips(timesOf(keyOf(side)) ?? [], without, side.latency),
    };
  });
}

function keyOf({ credentials, latency }: Side): string {
  return `${credentials} at ${latency}`;
}

async function planOnce({ emulators }: Bench, folder: TerraformFolder, { credentials, latency }: Side) {
  const emulator = emulators.at(latency);
  const { value: time, requests } = await emulator.count(() => folder.time('plan', emulator.settings(credentials)));
  return { time, requests };
}
