// The newest job that fits, or a message that shows what is there instead.
import { EmulatorProcess } from '../support/emulator-process';
import { BUCKET, clusterFlags, hoursAgo, nthId, type SeedJob } from '../support/cluster-seed';
import { PROJECT } from '../support/seed';
import { describeTerraform } from '../support/terraform';
import { jobBlocks } from './support/job-blocks';
import { diagnosticsOf, Stack, type Configuration, type ToldByTerraform } from './support/stack';

const SNAPSHOT = '650000000000000000000501';
const SECOND = hoursAgo(2);

function ended(state: 'Successful' | 'Failed', hours: number, own: SeedJob = {}): SeedJob {
  return { createdAt: hoursAgo(hours), finishedAt: hoursAgo(hours - 0.5), state, ...own };
}

/** The oldest first: Atlas promises no order. */
const CLUSTERS: Readonly<Record<string, readonly SeedJob[]>> = {
  'failed-last-night': [ended('Successful', 50), ended('Successful', 26), ended('Failed', 2)],
  'running-tonight': [ended('Successful', 25), { createdAt: hoursAgo(1), state: 'InProgress', exportedCollections: 7 }],
  'tried-again': [ended('Failed', 3, { snapshotId: SNAPSHOT }), ended('Successful', 2, { snapshotId: SNAPSHOT })],
  'exported-twice': [
    ended('Successful', 3, { snapshotId: SNAPSHOT }),
    ended('Successful', 2, { snapshotId: SNAPSHOT }),
    ended('Successful', 1),
  ],
  'same-second': [
    { createdAt: SECOND, state: 'Successful' },
    { createdAt: SECOND, state: 'Successful' },
  ],
  large: Array.from({ length: 10_000 }, (_, index) => ended('Successful', 10_000 - index)),
  empty: [],
  broken: Array.from({ length: 7 }, (_, index) => ended('Failed', 7 - index)),
};

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start(clusterFlags(CLUSTERS));
});
beforeEach(() => emulator.forgetRequests());
afterAll(() => emulator.stop());

function newest(cluster: string, filter?: Configuration): Configuration {
  return { project_id: PROJECT, cluster_name: cluster, most_recent: true, ...(filter === undefined ? {} : { filter }) };
}

/** Block → what it asks for, and the number of the job that it gets. */
const CHOICES: Readonly<Record<string, readonly [Configuration, number]>> = {
  failed_last_night: [newest('failed-last-night'), 1],
  within_a_window: [newest('failed-last-night', { max_age: '30h', created_after: hoursAgo(27) }), 1],
  the_failed_one: [newest('failed-last-night', { state: 'Failed' }), 2],
  running_tonight: [newest('running-tonight', {}), 0],
  the_running_one: [newest('running-tonight', { state: 'InProgress' }), 1],
  tried_again: [newest('tried-again', { snapshot_id: SNAPSHOT }), 1],
  exported_twice: [newest('exported-twice', { snapshot_id: SNAPSHOT, export_bucket_id: BUCKET }), 1],
  same_second: [newest('same-second'), 1],
  large: [newest('large', { max_age: '26h' }), 9_999],
};

describeTerraform('the newest job', (binary) => {
  let stack: Stack;
  beforeAll(async () => {
    const blocks = Object.entries(CHOICES).map(([name, [block]]) => [name, block]);
    stack = (await Stack.initialised(binary)).with(jobBlocks(Object.fromEntries(blocks)));
  });

  test('is chosen in each case, and the arguments stay as they were given', async () => {
    const outputs = await stack.apply(emulator.environment());
    for (const [name, [given, index]] of Object.entries(CHOICES)) {
      const { filter = null, ...others } = given;
      const id = nthId(index);
      const job = { ...others, id, export_job_id: id, wait_for_success: null, timeouts: null };
      expect({ name, job: outputs[name] }).toMatchObject({ name, job });
      expect({ name, filter: withoutNulls((outputs[name] as Configuration).filter) }).toEqual({ name, filter });
    }
  });

  test('of a cluster costs a request for each page of 500 jobs, however many blocks ask', async () => {
    expect((await stack.run(['plan', '-detailed-exitcode'], emulator.environment())).output).toContain('No changes.');
    const asked = emulator.requests().map(({ path }) => /clusters\/([^/]+)\/backup\/exports$/.exec(path)?.[1]);
    const count = (cluster: string) => asked.filter((name) => name === cluster).length;
    expect(['large', 'failed-last-night', 'running-tonight', 'same-second'].map(count)).toEqual([20, 1, 1, 1]);
  });

  test('of a misspelt filter is that of no filter: Terraform drops what it does not know, as the docs say', async () => {
    const misspelt = stack.with(jobBlocks({ one: newest('failed-last-night', { maxage: '1h' }) }));
    expect(await misspelt.apply(emulator.environment())).toMatchObject({
      one: { id: nthId(1), filter: { max_age: null } },
    });
  });
});

describeTerraform('where no job fits', (binary) => {
  let told: readonly ToldByTerraform[];
  beforeAll(async () => {
    const stack = (await Stack.initialised(binary)).with(
      jobBlocks({
        empty: newest('empty'),
        broken: newest('broken', { max_age: '26h' }),
        other_snapshot: newest('failed-last-night', { snapshot_id: SNAPSHOT }),
        aged: newest('failed-last-night', { max_age: '24h' }),
        before: newest('failed-last-night', { created_after: hoursAgo(3) }),
      }),
    );
    told = diagnosticsOf((await stack.run(['plan', '-json'], emulator.environment())).output);
  });

  const detailOf = (name: string, summary: string): string => {
    const found = told.filter(({ address }) => address.endsWith(`.${name}`));
    expect(found).toMatchObject([{ severity: 'error', summary }]);
    return found[0]?.detail ?? '';
  };
  const line = (cluster: keyof typeof CLUSTERS, index: number): string => {
    const { state, createdAt } = CLUSTERS[cluster]?.[index] ?? {};
    return `${nthId(index)} ${state}, created ${createdAt}`;
  };

  test('a cluster that has none says so', () => {
    const detail = detailOf('empty', 'No export job fits');
    expect(detail).toContain(`There is no export job yet: the cluster "empty" of the project "${PROJECT}" has none.`);
    expect(detail).toContain('`terraform destroy -refresh=false`');
  });

  test('the five newest are shown, the failed one of last night first', () => {
    const detail = detailOf('broken', 'No export job fits');
    expect(detail).toContain(`None of the 7 export job(s) of the cluster "broken" of the project "${PROJECT}" has`);
    expect(detail).toContain('filter.state = "Successful", filter.max_age = "26h"');
    const shown = [6, 5, 4, 3, 2].map((index) => `- ${line('broken', index)}\n`).join('');
    expect(detail).toContain(`The newest that were seen:\n${shown}`.trimEnd());
    expect(detail).not.toContain(nthId(1));
  });

  test('where none is of the snapshot, the newest of all are shown', () => {
    const detail = detailOf('other_snapshot', 'No export job fits');
    expect(detail).toContain(`filter.snapshot_id = "${SNAPSHOT}"`);
    expect(detail).toContain([2, 1, 0].map((index) => `- ${line('failed-last-night', index)}`).join('\n'));
  });

  test.each([
    ['aged', 'filter.max_age = "24h"'],
    ['before', 'filter.created_after = '],
  ])('one that is too old is shown, with the newer ones: %s', (name, wanted) => {
    const detail = detailOf(name, 'Newest export job is too old');
    expect(detail).toMatch(
      /^The newest export job with filter\.state = "Successful" was created 26 h( \d min)? ago, and /,
    );
    expect(detail).toContain(wanted);
    expect(detail).toContain(` is wanted: ${line('failed-last-night', 1)}.`);
    expect(detail).toContain(`- ${line('failed-last-night', 2)}\n- ${line('failed-last-night', 1)}\n`);
    expect(detail).toContain('`terraform destroy -refresh=false`');
  });
});

function withoutNulls(filter: unknown): unknown {
  if (filter === null || filter === undefined) return null;
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
}
