// The whole way as a user pays it, from the app to the applied stack, and how much of each step is ours.
import type { Bench } from '../support/bench';
import { cdktfProject, STEPS, type CdktfProject, type Step } from '../support/cdktf-project';
import { count, ms, showRuns, times } from '../support/cells';
import type { Emulator } from '../support/emulator';
import { interleave } from '../support/interleave';
import { startPlugin } from '../support/plugin-process';
import { runApp } from '../support/run-app';
import type { Section } from '../support/section';
import { clusterName, exportJobId, PROJECT_ID } from '../support/seed';

/** Milliseconds of each step, and under `requests of` a step its requests. */
type Way = Readonly<Record<string, number>>;

export async function wholeWay(bench: Bench): Promise<Section[]> {
  const runs = bench.scale.rounds(5);
  const emulator = bench.emulators.at(0);
  const ours = cdktfProject(bench, 'with', [PROJECT_ID, clusterName(1), exportJobId(0)]);
  const alone = cdktfProject(bench, 'without', []);
  const measured = await interleave(runs, {
    ours: () => goAll(ours, emulator),
    alone: () => goAll(alone, emulator),
    library: () => runApp<{ library: number }>(bench, 'require'),
    start: startOnce,
  });
  const starts = await countStarts(ours, emulator);
  const shareOf = (step: Step) => {
    if (step === 'cdktf synth') return `library loaded in ${ms(measured.library.library)}`;
    const begun = `${starts[step] ?? 0} starts of the provider`;
    const each = (starts[step] ?? 0) === 0 ? '' : `, each connected after ${ms(measured.start.connected)}`;
    return `${begun}${each}; requests: ${count(measured.ours[`requests of ${step}`] ?? NaN)}`;
  };
  return [
    {
      title: 'The whole way',
      text:
        'A CDKTF app in JavaScript with one export job whose prefix goes into a `terraform_data`, and the same app ' +
        `without our library. Without latency, with an access token. ${showRuns(runs)}.`,
      columns: ['Step', 'With', 'Without', 'Ratio', 'Our share', 'In it'],
      rows: STEPS.map((step) => {
        const [here, there] = [measured.ours[step] ?? NaN, measured.alone[step] ?? NaN];
        return [`\`${step}\``, ms(here), ms(there), times(here / there), ms(here - there), shareOf(step)];
      }),
    },
  ];
}

async function goAll(project: CdktfProject, emulator: Emulator): Promise<Way> {
  const way: Record<string, number> = {};
  project.clean();
  project.forget();
  for (const step of STEPS) {
    const { value, requests } = await emulator.count(() => project.run(step, emulator.settings()));
    way[step] = value.milliseconds;
    way[`requests of ${step}`] = requests;
  }
  return way;
}

async function startOnce() {
  const { connected, shutDown } = await startPlugin();
  await shutDown();
  return { connected };
}

/** How often each step of Terraform's starts the provider, by its log, in a stack that has been synthesized. */
async function countStarts(project: CdktfProject, emulator: Emulator): Promise<Partial<Record<Step, number>>> {
  const starts: Partial<Record<Step, number>> = {};
  project.forget();
  for (const step of STEPS.filter((each) => each !== 'cdktf synth')) {
    const { output } = await project.run(step, { ...emulator.settings(), TF_LOG: 'debug' });
    starts[step] = output.split('provider: starting plugin').length - 1;
  }
  return starts;
}
