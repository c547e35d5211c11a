// The lists, and the export buckets: every page, every cloud, and the same id in each run.
import { EmulatorProcess } from '../support/emulator-process';
import { nthAddress, PROJECT, seedFlags } from '../support/seed';
import { describeTerraform } from '../support/terraform';
import { Stack, type Configuration } from './support/stack';

const JOBS = 'atlas_snapshot_export_jobs';
const BUCKET = 'atlas_snapshot_export_bucket';
const BUCKETS = 'atlas_snapshot_export_buckets';
const ORDERS = { project_id: PROJECT, cluster_name: 'orders' };

/** The last digits of the built-in jobs, the newest first. */
const EVERY_JOB = ['e2', 'e3', 'e1', 'e4', 'e5', 'f0'];

/** Filter → the jobs that fit it. */
const FILTERS: Readonly<Record<string, readonly [Configuration, readonly string[]]>> = {
  none: [{}, EVERY_JOB],
  by_state: [{ state: 'Failed' }, ['e4']],
  by_snapshot: [{ snapshot_id: '650000000000000000000506' }, ['f0']],
  by_bucket: [{ export_bucket_id: '650000000000000000000b01' }, EVERY_JOB],
  by_other_bucket: [{ export_bucket_id: '650000000000000000000b02' }, []],
  by_moment: [{ created_after: '2024-05-06T09:05:00+02:00' }, ['e2', 'e3', 'e1']],
  by_age: [{ max_age: '24h' }, []],
  by_two: [{ created_after: '2024-05-05T07:05:00Z', state: 'Successful' }, ['e1']],
};

const AWS = { id: '650000000000000000000b01', bucket_name: 'orders-exports', uri: 's3://orders-exports' };

let emulator: EmulatorProcess;
let large: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
  large = await EmulatorProcess.start(seedFlags({ orders: 1_200 }));
});
afterAll(() => Promise.all([emulator.stop(), large.stop()]));

/** Type → name → arguments, with an output `<name>` for each. */
function blocks(data: Readonly<Record<string, Readonly<Record<string, Configuration>>>>): Configuration {
  const outputs = Object.entries(data).flatMap(([type, named]) =>
    Object.keys(named).map((name) => [name, { value: `\${data.${type}.${name}}` }]),
  );
  return { data, output: Object.fromEntries(outputs) };
}

interface Listed {
  readonly id: string;
  readonly results: readonly Readonly<Record<string, unknown>>[];
}

describeTerraform('atlas_snapshot_export_jobs', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  test('lists the jobs that fit, the newest first, and has an id that depends on its arguments alone', async () => {
    const lists = Object.entries(FILTERS).map(([name, [filter]]) => [name, { ...ORDERS, filter }]);
    const stack = initialised.with(blocks({ [JOBS]: { ...Object.fromEntries(lists), all: ORDERS } }));
    emulator.forgetRequests();
    const outputs = (await stack.apply(emulator.environment())) as Record<string, Listed>;
    for (const [name, [, digits]] of Object.entries(FILTERS)) {
      const found = outputs[name]?.results.map(({ id }) => String(id).slice(-2));
      expect({ name, found }).toEqual({ name, found: digits });
    }
    expect(outputs.all).toMatchObject({ id: `${PROJECT}/orders`, filter: null, timeouts: null });
    expect(outputs.by_two).toMatchObject({
      id: `${PROJECT}/orders?state=Successful&created_after=2024-05-05T07%3A05%3A00Z`,
      filter: { created_after: '2024-05-05T07:05:00Z', state: 'Successful', max_age: null },
    });
    expect(outputs.by_state?.results).toMatchObject([
      {
        id: '6500000000000000000000e4',
        state: 'Failed',
        state_reason: { error_code: 'BUCKET_NOT_WRITABLE' },
        export_status: { exported_collections: 3, total_collections: 40 },
        components: null,
      },
    ]);
    expect(outputs.by_snapshot?.results[0]?.components).toHaveLength(2);
    const pages = emulator.requests().filter(({ path }) => path.endsWith('/backup/exports'));
    expect(pages).toHaveLength(1);
    expect((await stack.run(['plan'], emulator.environment())).output).toContain('No changes.');
  });

  test('reads every page', async () => {
    large.forgetRequests();
    // Terraform takes seconds to write an output of whole jobs.
    const output = { ids: { value: `\${data.${JOBS}.all.results[*].id}` } };
    const stack = initialised.with({ data: { [JOBS]: { all: ORDERS } }, output });
    // All of them were created in the same second.
    const ids = Array.from({ length: 1_200 }, (_, index) => nthAddress('orders', index).exportJobId).reverse();
    expect(await stack.apply(large.environment())).toEqual({ ids });
    expect(large.requests().filter(({ path }) => path.endsWith('/backup/exports'))).toHaveLength(3);
    expect((await stack.run(['plan', '-detailed-exitcode'], large.environment())).status).toBe(0);
  });
});

describeTerraform('export buckets', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  const bucket = (digit: number) => ({ project_id: PROJECT, export_bucket_id: `650000000000000000000b0${digit}` });

  test('of AWS, Azure and GCP, one by one and as a list', async () => {
    const stack = initialised.with(
      blocks({
        [BUCKET]: { aws: bucket(1), azure: bucket(2), gcp: { ...bucket(3), timeouts: { read: '1m' } } },
        [BUCKETS]: { all: { project_id: PROJECT } },
      }),
    );
    const { aws, azure, gcp, all } = await stack.apply(emulator.environment());
    expect(aws).toEqual({
      ...AWS,
      ...bucket(1),
      cloud_provider: 'AWS',
      region: 'us-east-1',
      iam_role_id: '650000000000000000000a01',
      role_id: null,
      service_url: null,
      tenant_id: null,
      require_private_networking: false,
      timeouts: null,
    });
    expect(azure).toMatchObject({ cloud_provider: 'AZURE', region: null, iam_role_id: null });
    expect(azure).toMatchObject({ uri: expect.stringMatching(/^https:\/\/[^/]+\/[^/]+$/) });
    expect(gcp).toMatchObject({
      cloud_provider: 'GCP',
      uri: expect.stringMatching(/^gs:\/\//),
      timeouts: { read: '1m' },
    });
    const results = [aws, azure, gcp].map((one) => asListed(one as Configuration));
    expect(all).toEqual({ project_id: PROJECT, id: PROJECT, results, timeouts: null });
    expect((await stack.run(['plan', '-detailed-exitcode'], emulator.environment())).status).toBe(0);
  });

  test('under v1.0 in the form that knows AWS alone', async () => {
    const stack = initialised.with({
      provider: { atlas: { api_version: 'v1.0' } },
      ...blocks({ [BUCKET]: { aws: bucket(1) }, [BUCKETS]: { all: { project_id: PROJECT } } }),
    });
    emulator.forgetRequests();
    const { aws, all } = await stack.apply(emulator.environment());
    expect(aws).toMatchObject({ ...AWS, cloud_provider: 'AWS', region: 'us-east-1' });
    expect(all).toMatchObject({ results: [{ ...AWS, region: null }] });
    const versions = emulator.requests().filter(({ method }) => method === 'GET');
    expect(new Set(versions.map(({ path }) => path.split('/')[3]))).toEqual(new Set(['v1.0']));
    expect((await stack.run(['plan', '-detailed-exitcode'], emulator.environment())).status).toBe(0);
  });
});

/** A list leaves out the region, and has no arguments of its members. */
function asListed({
  project_id: project,
  export_bucket_id: bucket,
  timeouts,
  ...outputs
}: Configuration): Configuration {
  void [project, bucket, timeouts];
  return { ...outputs, region: null };
}
