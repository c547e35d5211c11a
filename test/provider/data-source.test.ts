// What all data sources do alike: checks, reads that are put off, and arguments that come back as they were given.
import { EmulatorProcess } from '../support/emulator-process';
import { ProviderProcess } from './support/provider-process';
import { UNKNOWN, type Config, type DataSourceType } from './support/values';

const PROJECT = { project_id: '64f0c0ffee64f0c0ffee64f0' };
const CLUSTER = { ...PROJECT, cluster_name: 'orders' };
const BUCKET = '650000000000000000000b02';
const NEWEST = { ...CLUSTER, most_recent: true };

let emulator: EmulatorProcess;
let provider: ProviderProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
  provider = await ProviderProcess.configured(emulator.environment());
});
beforeEach(() => emulator.forgetRequests());
afterAll(() => emulator.stop());

/** Type → arguments that can be read, and outputs of what they read. */
const READS: readonly (readonly [DataSourceType, Config, Config])[] = [
  ['atlas_snapshot_export_job', NEWEST, { id: '6500000000000000000000e1' }],
  ['atlas_snapshot_export_jobs', CLUSTER, { id: '64f0c0ffee64f0c0ffee64f0/orders' }],
  ['atlas_snapshot_export_bucket', { ...PROJECT, export_bucket_id: BUCKET }, { id: BUCKET, cloud_provider: 'AZURE' }],
  ['atlas_snapshot_export_buckets', PROJECT, { id: '64f0c0ffee64f0c0ffee64f0' }],
];

describe.each(READS)('%s', (type, config, outputs) => {
  test('reads, and its arguments are in the state as they were given', async () => {
    const given = { ...config, timeouts: { read: '1m' } };
    const { state, diagnostics } = await provider.read(given, { type });
    expect(diagnostics).toEqual([]);
    expect(state).toMatchObject({ ...given, ...outputs });
  });

  test.each([['project_id'], ['timeouts']])('accepts %s that is not known', async (name) => {
    const unknown = name === 'timeouts' ? { read: UNKNOWN } : UNKNOWN;
    expect(await provider.validate({ ...config, [name]: unknown }, type)).toEqual([]);
  });

  test('refuses all that is wrong, each with its attribute', async () => {
    const errors = await provider.validate({ ...config, project_id: 'orders', timeouts: { read: 'soon' } }, type);
    expect(errors.map(({ path }) => path)).toEqual(['project_id', 'timeouts.read']);
  });

  test('refuses an id, which only a read gives', async () => {
    const errors = await provider.validate({ ...config, id: 'any' }, type);
    expect(errors).toMatchObject([{ summary: 'Attribute is read-only', path: 'id' }]);
  });

  test('is put off, its outputs unknown, where an argument is not known and Terraform accepts that', async () => {
    const given = { ...config, project_id: UNKNOWN };
    const { state, deferred, diagnostics } = await provider.read(given, { type, deferralAllowed: true });
    expect(diagnostics).toEqual([]);
    expect(deferred).toBe(1);
    expect(state).toMatchObject({ ...given, id: UNKNOWN });
    expect(emulator.requests()).toEqual([]);
  });
});

test.each<[DataSourceType, Config]>([
  ['atlas_snapshot_export_jobs', CLUSTER],
  ['atlas_snapshot_export_buckets', PROJECT],
])('%s refuses results, which only a read gives', async (type, config) => {
  const errors = await provider.validate({ ...config, results: [] }, type);
  expect(errors).toMatchObject([{ summary: 'Attribute is read-only', path: 'results' }]);
});

describe('the newest job', () => {
  test('has the filter in its state, member by member', async () => {
    const filter = { state: 'Failed', created_after: '2024-05-01T00:00:00Z' };
    const { state } = await provider.read({ ...NEWEST, filter });
    expect(state).toMatchObject({
      export_job_id: '6500000000000000000000e4',
      most_recent: true,
      filter: { ...filter, snapshot_id: null, export_bucket_id: null, max_age: null },
      wait_for_success: null,
    });
  });

  test('is unknown as its id is, where its read is put off', async () => {
    const { state } = await provider.read({ ...NEWEST, cluster_name: UNKNOWN }, { deferralAllowed: true });
    expect(state).toMatchObject({ most_recent: true, export_job_id: UNKNOWN, filter: null });
  });
});
