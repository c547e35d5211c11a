// The measured plans as a table, as growth with the number of jobs, and as a chart.
import { count, inLatencies, jobs, ms, times } from '../support/cells';
import { lineOverBars } from '../support/chart';
import type { Scale } from '../support/scale';
import type { Section } from '../support/section';
import { verdict, type Target } from '../support/target';
import type { Plan } from './measure-plans';

export function planSections(plans: readonly Plan[], scale: Scale): Section[] {
  return [planSection(plans, scale), growthSection(plans, scale)];
}

function planSection(plans: readonly Plan[], scale: Scale): Section {
  return {
    title: '`terraform plan`',
    text:
      'F is the same plan with as many `terraform_data` in place of the data source, run in turn with it; L is the ' +
      'latency of each request. Jobs are one block with a `count`, unless the line says blocks: a block for each, as ' +
      'constructs are synthesized.',
    columns: ['Plan of', 'Credentials', 'L', 'Time', 'F', 'Ratio', 'Round trips', 'Requests', 'Runs', 'Target'],
    rows: plans.map((plan) => planRow(plan, scale)),
  };
}

function planRow(plan: Plan, scale: Scale): string[] {
  const { credentials, latency, time, floor, roundTrips, requests, runs } = plan;
  const ratio = time / floor;
  const target = targetOf(plan, scale);
  return [
    `${jobs(plan.jobs)}${plan.inBlocks ? ' in blocks' : ''}`,
    credentials,
    `${latency} ms`,
    ms(time),
    ms(floor),
    times(ratio),
    roundTrips === undefined ? '' : inLatencies(roundTrips),
    count(requests),
    String(runs),
    target === undefined ? '' : verdict(roundTrips ?? ratio, target),
  ];
}

function targetOf({ jobs, inBlocks, latency, credentials }: Plan, { many }: Scale): Target | undefined {
  const isToken = credentials === 'access token';
  if (inBlocks) return undefined;
  if (jobs === 1 && latency === 0) return isToken ? { most: 5.5, unit: 'F' } : undefined;
  if (jobs === 1) return { most: isToken ? 1 : 2, unit: 'L' };
  if (jobs === many) return latency === 0 ? { most: 2.8, unit: 'F' } : { most: 2.5, unit: 'L' };
  return undefined;
}

/** What each further job costs, where most sizes were measured: at the near latency. */
function growthSection(plans: readonly Plan[], scale: Scale): Section {
  const [, latency] = scale.latencies;
  const near = plans.filter((plan) => plan.latency === latency && plan.credentials === 'access token');
  const [one, ...more] = near;
  const rows = more.map(({ jobs: size, time, floor }) => {
    const [ours, alone] = [(time - (one?.time ?? NaN)) / (size - 1), (floor - (one?.floor ?? NaN)) / (size - 1)];
    return [jobs(size), ms(ours), ms(alone), ms(ours - alone)];
  });
  return {
    title: 'Growth',
    text: `What a plan takes longer than that of one job, for each further job, at ${latency} ms.`,
    columns: ['Plan of', 'Per job', 'F per job', 'Difference'],
    rows,
    chart: lineOverBars({
      title: `terraform plan at ${latency} ms: line with export jobs, bars with terraform_data`,
      xAxis: 'export jobs',
      yAxis: 'milliseconds',
      points: near.map(({ jobs: size, time, floor }) => ({ at: String(size), line: time, bar: floor })),
    }),
  };
}
