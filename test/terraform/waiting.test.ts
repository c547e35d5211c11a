// Waiting for a job's success: what a plan, an apply and a destroy make of each end of it.
import { EmulatorProcess } from '../support/emulator-process';
import { clusterFlags, hoursAgo, nthId, type SeedJob } from '../support/cluster-seed';
import { PROJECT } from '../support/seed';
import { describeTerraform } from '../support/terraform';
import { jobBlocks, TYPE } from './support/job-blocks';
import { diagnosticsOf, Stack, unwrapped, type Configuration, type ToldByTerraform } from './support/stack';

/** In seconds, from the emulator's start on: over when a job is asked for again. */
const SHORT = { queuedFor: 1, exportsFor: 1 };
const SECOND = 1 / 3600;
const REASON = { errorCode: 'BUCKET_NOT_WRITABLE', message: 'The export bucket refused an object.' };
const DESTROY = '`terraform destroy -refresh=false`';
const TOGETHER = 6;

function clusters(): Readonly<Record<string, readonly SeedJob[]>> {
  const yesterday: SeedJob = { createdAt: hoursAgo(25), state: 'Successful' };
  return {
    'ends-well': [yesterday, { timeline: SHORT }],
    'comes-yet': [yesterday, { createdAt: hoursAgo(-3 * SECOND), timeline: SHORT }],
    together: Array.from({ length: TOGETHER }, () => ({ timeline: SHORT })),
    fails: [yesterday, { timeline: { ...SHORT, endsAs: 'Failed' }, stateReason: REASON }],
    'is-cancelled': [yesterday, { timeline: { ...SHORT, endsAs: 'Cancelled' } }],
    'has-failed': [yesterday, { createdAt: hoursAgo(1), state: 'Failed', stateReason: REASON }],
    // Half of it is done, for a minute.
    slow: [{ createdAt: hoursAgo(1), timeline: { queuedFor: 0, exportsFor: 7200 } }],
    empty: [],
  };
}

const WAIT = { wait_for_success: true };

function at(cluster: string, own: Configuration): Configuration {
  return { project_id: PROJECT, cluster_name: cluster, ...own };
}

function newest(cluster: string, own: Configuration = WAIT): Configuration {
  return at(cluster, { most_recent: true, ...own });
}

const ENDS_WELL = {
  by_id: at('ends-well', { export_job_id: nthId(1), ...WAIT }),
  newest: newest('ends-well'),
  comes_yet: newest('comes-yet', { ...WAIT, filter: { max_age: '1h' } }),
  ...Object.fromEntries(
    Array.from({ length: TOGETHER }, (_, index) => [
      `together_${index}`,
      at('together', { export_job_id: nthId(index), ...WAIT }),
    ]),
  ),
};

const ENDS_BADLY = {
  fails: newest('fails'),
  is_cancelled: at('is-cancelled', { export_job_id: nthId(1), ...WAIT }),
  has_failed: newest('has-failed', { ...WAIT, filter: { max_age: '26h' } }),
  slow: newest('slow', { ...WAIT, timeouts: { read: '3s' } }),
  empty: newest('empty', { ...WAIT, timeouts: { read: '2s' } }),
};

describeTerraform('a wait', (binary) => {
  let emulator: EmulatorProcess;
  let initialised: Stack;
  let good: Stack;
  let applied: string;
  let told: readonly ToldByTerraform[];
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
    emulator = await EmulatorProcess.start(clusterFlags(clusters()));
    good = initialised.with(jobBlocks(ENDS_WELL));
    const settings = { ...emulator.environment(), TF_LOG_PROVIDER: 'INFO' };
    const [{ output, status }, failed] = await Promise.all([
      good.run(['apply', '-auto-approve'], settings),
      initialised.with(jobBlocks(ENDS_BADLY)).run(['plan', '-json'], emulator.environment()),
    ]);
    expect({ status, output }).toEqual({ status: 0, output });
    applied = output;
    told = diagnosticsOf(failed.output);
  });
  afterAll(() => emulator.stop());

  test.each([
    ['by_id', 1],
    ['newest', 1],
    ['comes_yet', 1],
    ['together_5', 5],
  ])('ends with the job that is Successful: %s', async (name, index) => {
    expect(await good.json(['output', '-json', name])).toMatchObject({
      id: nthId(index),
      state: 'Successful',
      export_status: { exported_collections: 40, total_collections: 40 },
      wait_for_success: true,
    });
  });

  test('leaves nothing to change for a second plan', async () => {
    const { status, output } = await good.run(['plan', '-detailed-exitcode'], emulator.environment());
    expect({ status, output }).toEqual({ status: 0, output });
  });

  test('shares its requests with others of the cluster', () => {
    const paths = emulator.requests().map(({ path }) => path);
    const asked = paths.filter((path) => path.includes('/clusters/together/'));
    const pages = asked.filter((path) => path.endsWith('/exports'));
    expect(pages.length).toBeGreaterThan(0);
    // The first look at each, and a page for each round; the second plan asks again for each.
    expect(pages.length).toBeLessThanOrEqual(3);
    expect(asked.length - pages.length).toBeLessThanOrEqual(2 * TOGETHER);
  });

  test('is told in the log at INFO, one line for each change', () => {
    const lines = [...applied.matchAll(/\[INFO\] +provider\.terraform-provider-atlas\S*: (.*?): @module=/g)];
    const told = lines.map(([, words = '']) => words);
    const ofOne = told.filter((words) => words.includes(nthId(5)));
    expect(ofOne.at(-1)).toBe(`Export job ${nthId(5)} is Successful, with 40 of 40 collections exported`);
    expect(ofOne.length).toBeGreaterThan(1);
    expect(new Set(ofOne).size).toBe(ofOne.length);
    expect(told).toContain('No export job fits yet; waiting');
  });

  const detailOf = (name: string, summary: string): string => {
    const found = told.filter(({ address }) => address === `data.${TYPE}.${name}`);
    expect(found).toMatchObject([{ severity: 'error', summary }]);
    return found[0]?.detail ?? '';
  };
  const SNAPSHOT = `of the snapshot ${nthId(1)}`;

  test.each([['fails'], ['has_failed']])("a job that fails is told with Atlas's reason: %s", (name) => {
    const detail = detailOf(name, 'Export job failed');
    expect(detail).toContain(`Export job ${nthId(1)} ${SNAPSHOT} is Failed`);
    expect(detail).toContain('Atlas says: BUCKET_NOT_WRITABLE, The export bucket refused an object.');
    expect(detail).toContain('Code: EXPORT_JOB_FAILED');
    expect(detail).toContain(DESTROY);
  });

  test('so is one that is cancelled', () => {
    const detail = detailOf('is_cancelled', 'Export job was cancelled');
    expect(detail).toContain(`Export job ${nthId(1)} ${SNAPSHOT} is Cancelled, with 20 of 40 collections exported`);
    expect(detail).toContain('Code: EXPORT_JOB_CANCELLED');
    expect(detail).toContain(DESTROY);
  });

  test('one that takes too long is told with its state and its counts', () => {
    const detail = detailOf('slow', 'Export job did not finish in time');
    expect(detail).toContain(
      `Export job ${nthId(0)} was still InProgress, with 20 of 40 collections exported, ` +
        'when 3 s, the limit of timeouts.read, were over.',
    );
    expect(detail).toContain('allow more time with `timeouts { read = "…" }`');
    expect(detail).toContain(DESTROY);
  });

  test('one that never comes is told too', () => {
    const detail = detailOf('empty', 'Export job did not finish in time');
    expect(detail).toContain('The cluster "empty" still had no export job that fits, when 2 s, the limit of');
    expect(detail).toContain('Code: WAIT_TIMED_OUT');
  });

  describe('and a destroy', () => {
    const failed = { resource: { terraform_data: { stays: { input: 'any' } } } };
    let stack: Stack;
    beforeAll(async () => {
      stack = initialised.with({ ...failed, ...jobBlocks({ one: newest('has-failed', { filter: {} }) }) });
      await stack.apply(emulator.environment());
    });
    const destroy = (...args: string[]) => stack.run(['destroy', '-auto-approve', ...args], emulator.environment());
    const resources = () => (JSON.parse(stack.read('terraform.tfstate')) as { resources: unknown[] }).resources;

    test('a wait that fails blocks it, and names the way out, which leads out', async () => {
      stack.write('main.tf.json', { ...failed, ...jobBlocks({ one: newest('has-failed') }) });
      const { status, output } = await destroy();
      expect(status).toBe(1);
      expect(unwrapped(output)).toContain('Error: Export job failed');
      expect(unwrapped(output)).toContain(`to destroy what depends on it: ${DESTROY}.`);
      expect(resources()).not.toEqual([]);
      expect(await destroy('-refresh=false')).toMatchObject({ status: 0 });
      expect(resources()).toEqual([]);
    });

    test('a postcondition on self.state stops an apply, and does not block it', async () => {
      const one = at('has-failed', { export_job_id: nthId(1) });
      const postcondition = [
        { condition: '${self.state == "Successful"}', error_message: 'The job is not Successful.' },
      ];
      stack.write('main.tf.json', { ...failed, ...jobBlocks({ one }) });
      await stack.apply(emulator.environment());
      stack.write('main.tf.json', { ...failed, ...jobBlocks({ one: { ...one, lifecycle: { postcondition } } }) });
      const { status, output } = await stack.run(['apply', '-auto-approve'], emulator.environment());
      expect(status).toBe(1);
      expect(unwrapped(output)).toContain('The job is not Successful.');
      expect(await destroy()).toMatchObject({ status: 0 });
      expect(resources()).toEqual([]);
    });
  });
});
