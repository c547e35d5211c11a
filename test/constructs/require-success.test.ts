// A job that has to be successful: a postcondition for Terraform, an error at synth time.
import { LocalBackend, TerraformStack, Testing } from 'cdktf';
import type { App } from 'cdktf';
import path from 'node:path';
import { AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } from 'cdktf-provider-atlas';
import { describeTerraform, terraform } from '../support/terraform';
import { temporaryFolder } from '../support/temporary-folder';
import { synthesizeApp } from './synthesize';
import { SynthEmulator } from './synth-emulator';

const synth = new SynthEmulator();
const IDS = { projectId: '64f0c0ffee64f0c0ffee64f0', clusterName: 'orders', exportJobId: '6500000000000000000000e1' };
const OWN = { condition: '${self.prefix != null}', errorMessage: 'No prefix.' };
const CONDITION = '${self.state == "Successful"}';

interface Lifecycle {
  readonly postcondition: { readonly condition: string }[];
}

function lifecycleOf(stack: TerraformStack): Lifecycle {
  const { data } = JSON.parse(Testing.synth(stack)) as {
    data: { atlas_snapshot_export_job: { job: { lifecycle: Lifecycle } } };
  };
  return data.atlas_snapshot_export_job.job.lifecycle;
}

const conditionsOf = (stack: TerraformStack) => lifecycleOf(stack).postcondition.map(({ condition }) => condition);

describe('in apply mode', () => {
  let stack: TerraformStack;
  beforeEach(() => {
    stack = new TerraformStack(Testing.app(), 'stack');
  });

  test('the postcondition stands beside those that are there, once, however often it is asked for', () => {
    const precondition = [{ condition: '${true}', errorMessage: 'x' }];
    const lifecycle = { postcondition: [OWN], precondition };
    const job = new DataAtlasSnapshotExportJob(stack, 'job', { ...IDS, lifecycle });
    job.requireSuccess();
    job.requireSuccess();
    expect(conditionsOf(stack)).toEqual([OWN.condition, CONDITION]);
    expect(lifecycleOf(stack)).toMatchObject({ precondition: [{ condition: '${true}', error_message: 'x' }] });
    expect(lifecycle.postcondition).toEqual([OWN]);
  });

  test('a lifecycle that is set later does not take it away, nor does one that was made of it double it', () => {
    const job = new DataAtlasSnapshotExportJob(stack, 'job', IDS);
    job.requireSuccess();
    job.lifecycle = { postcondition: [OWN] };
    expect(conditionsOf(stack)).toEqual([OWN.condition, CONDITION]);
    job.lifecycle = { ...job.lifecycle, preventDestroy: true };
    expect(conditionsOf(stack)).toEqual([OWN.condition, CONDITION]);
    job.lifecycle = undefined;
    expect(conditionsOf(stack)).toEqual([CONDITION]);
  });
});

describe('in synth mode', () => {
  const jobOf = (kind: Parameters<typeof synth.emulator.job>[0], allowUnfinished?: boolean) =>
    new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
      ...synth.emulator.job(kind),
      readAt: ReadAt.SYNTH,
      allowUnfinished,
    });

  test('a successful job is fine', () => {
    expect(() => jobOf('replicaSet').requireSuccess()).not.toThrow();
  });

  test.each([
    [
      'failed',
      undefined,
      /^EXPORT_JOB_FAILED: stack\/job: Export job [0-9a-f]{24} of the snapshot .* is Failed, .*\n.*Atlas says/,
    ],
    ['cancelled', undefined, /^EXPORT_JOB_CANCELLED: stack\/job: /],
    ['inProgress', undefined, /^JOB_NOT_FINISHED: stack\/job: /],
    ['inProgress', true, /^JOB_NOT_FINISHED: stack\/job: .* has to be Successful/],
  ] as const)('%s, allowUnfinished %s: thrown at once', (kind, allowUnfinished, words) => {
    expect(() => jobOf(kind, allowUnfinished).requireSuccess()).toThrow(words);
  });
});

describeTerraform('Terraform refuses', (binary) => {
  const plan = async (kind: Parameters<typeof synth.emulator.job>[0]) => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const { baseUrl } = synth.emulator.facts;
    new LocalBackend(stack, { path: path.join(temporaryFolder(), 'terraform.tfstate') });
    new AtlasProvider(stack, 'atlas', { baseUrl });
    new DataAtlasSnapshotExportJob(stack, 'job', synth.emulator.job(kind)).requireSuccess();
    const folder = synthesizeApp(stack.node.root as App).stacks.stack?.folder ?? '';
    expect(await terraform(binary, folder, ['init', '-no-color'])).toMatchObject({ status: 0 });
    return terraform(binary, folder, ['plan', '-no-color'], synth.emulator.environment());
  };
  const unwrapped = (text: string): string => text.replace(/[\s│]+/g, ' ');

  test('a job that failed, with its id, its state and why', async () => {
    const { status, output } = await plan('failed');
    expect(status).toBe(1);
    expect(unwrapped(output)).toMatch(
      new RegExp(
        `Export job ${synth.emulator.facts.jobs.failed} is Failed, and has to be Successful\\. Atlas says: \\S`,
      ),
    );
  });

  test('a job that has not finished', async () => {
    const { status, output } = await plan('inProgress');
    expect(status).toBe(1);
    expect(unwrapped(output)).toMatch(
      /Export job [0-9a-f]{24} is InProgress, and has to be Successful\.(?! Atlas says)/,
    );
  });

  test('nothing of a successful one', async () => {
    expect(await plan('replicaSet')).toMatchObject({ status: 0 });
  });
});
