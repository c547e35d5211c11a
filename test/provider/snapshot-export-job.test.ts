// The data source: its arguments are checked before any request, and its state is what Atlas said.
import { createProvider } from '../../src/provider/provider';
import type { ObjectValue } from '../../src/tfplugin/values/value';
import { EmulatorProcess } from '../support/emulator-process';
import { faultFlags, FAULTY_PROJECT } from '../support/faults';
import { SilentServer } from '../support/silent-server';
import { ProviderProcess } from './support/provider-process';
import { JOB_ARGUMENTS, JOB_OUTPUTS, nulls, UNKNOWN, UNKNOWN_NOT_NULL, type Config } from './support/values';

const PROJECT = '64f0c0ffee64f0c0ffee64f0';
const JOB = '6500000000000000000000e1';
const BUCKET = '650000000000000000000b01';
const ADDRESS = { project_id: PROJECT, cluster_name: 'orders', export_job_id: JOB };

const SMALLEST = { id: JOB, exportBucketId: BUCKET };
const FLAGS = faultFlags({
  smallest: { status: 200, body: SMALLEST },
  exporting: { status: 200, body: { ...SMALLEST, state: 'Exporting' } },
  'failed-as-of-old': { status: 200, body: { ...SMALLEST, state: 'Failed', errMsg: 'The bucket is gone.' } },
  hangs: { connection: 'hang' },
  unavailable: { status: 503 },
});

let emulator: EmulatorProcess;
let provider: ProviderProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start(FLAGS);
  provider = await ProviderProcess.configured(emulator.environment());
});
afterAll(() => emulator.stop());

/** The arguments that read one of the faults. */
function fault(cluster: string): Config {
  return { project_id: FAULTY_PROJECT, cluster_name: cluster, export_job_id: JOB };
}

describe('arguments that are refused', () => {
  test.each([
    ['project_id', '', 'is empty'],
    ['project_id', 'orders', "A project's name is not its id"],
    ['project_id', PROJECT.toUpperCase(), 'upper-case digits'],
    ['cluster_name', '-orders', 'must be letters, digits and hyphens, not beginning with a hyphen'],
    ['cluster_name', 'orders/../..', 'must be letters, digits and hyphens'],
    ['export_job_id', JOB.slice(1), 'It has 23 digits'],
    ['export_job_id', `${JOB} `, 'There is white space around it'],
  ])('%s = %j', async (name, value, words) => {
    const [error, ...others] = await provider.validate({ ...ADDRESS, [name]: value });
    expect(others).toEqual([]);
    expect(error).toMatchObject({ severity: 'error', summary: 'Argument is not valid', path: name });
    expect(error?.detail).toContain(words);
    expect(error?.detail).toContain('Code: INVALID_ARGUMENT');
  });

  test('each of several is told', async () => {
    const errors = await provider.validate({ project_id: 'a', cluster_name: '', export_job_id: 'b' });
    expect(errors.map(({ path }) => path)).toEqual(['project_id', 'cluster_name', 'export_job_id']);
  });

  test.each(['', '0s', '-1s', 'soon', '5'])('timeouts.read = %j', async (read) => {
    const [error] = await provider.validate({ ...ADDRESS, timeouts: { read } });
    expect(error).toMatchObject({ severity: 'error', summary: 'Argument is not valid', path: 'timeouts.read' });
    expect(error?.detail).toContain('timeouts.read must be a duration above zero');
  });

  test('a read refuses them too, and sends nothing', async () => {
    emulator.forgetRequests();
    const { state, diagnostics } = await provider.read({ ...ADDRESS, cluster_name: '-' });
    expect(state).toBeUndefined();
    expect(diagnostics).toMatchObject([{ path: 'cluster_name' }]);
    expect(emulator.requests()).toEqual([]);
  });

  test.each([
    ['state', 'Successful', 'state'],
    ['id', JOB, 'id'],
    ['state', UNKNOWN, 'state'],
    ['export_status', { exported_collections: 1, total_collections: null }, 'export_status'],
    ['custom_data', [{ key: 'a', value: 'b' }], 'custom_data'],
  ])('%s, which only Atlas gives: %j', async (name, value, path) => {
    const [error, ...others] = await provider.validate({ ...ADDRESS, [name]: value });
    expect(others).toEqual([]);
    expect(error).toMatchObject({ severity: 'error', summary: 'Attribute is read-only', path });
    expect(error?.detail).toContain(`Remove ${name} from the configuration.`);
  });
});

describe('arguments that are accepted', () => {
  test.each([
    ['known', ADDRESS],
    ['with an empty timeouts block', { ...ADDRESS, timeouts: { read: null } }],
    ['with a timeout', { ...ADDRESS, timeouts: { read: '1h30m' } }],
    ['unknown', { project_id: UNKNOWN, cluster_name: UNKNOWN_NOT_NULL, export_job_id: UNKNOWN }],
    ['with an unknown timeout', { ...ADDRESS, timeouts: { read: UNKNOWN } }],
  ])('%s', async (_, config) => {
    expect(await provider.validate(config)).toEqual([]);
  });
});

describe('the state', () => {
  /** What the job with this id says beside what all of them have in common. */
  function stateOf(id: string, date: string, seconds: number, own: Config): Config {
    const prefix = `exported_snapshots/5f00c0ffee5f00c0ffee5f00/${PROJECT}/orders/${date}/${seconds}`;
    return {
      ...nulls([...JOB_ARGUMENTS, ...JOB_OUTPUTS]),
      ...ADDRESS,
      export_job_id: id,
      id,
      prefix,
      key_prefix: `${prefix}/`,
      complete_marker_key: `${prefix}/.complete`,
      export_bucket_id: BUCKET,
      created_at: `${date.slice(0, 10)}T07:05:00Z`,
      custom_data: [],
      ...own,
    };
  }
  const collections = (exported: number, total = 40) => ({ exported_collections: exported, total_collections: total });

  test.each<[string, Config]>([
    [
      'replicaSet',
      stateOf('6500000000000000000000e1', '2024-05-06T0700', 1714979100, {
        state: 'Successful',
        snapshot_id: '650000000000000000000501',
        finished_at: '2024-05-06T07:40:11Z',
        export_status: collections(40),
        custom_data: [{ key: 'exported by', value: 'ops' }],
      }),
    ],
    [
      'sharded',
      stateOf('6500000000000000000000f0', '2024-05-03T0700', 1714719900, {
        state: 'Successful',
        snapshot_id: '650000000000000000000506',
        finished_at: '2024-05-03T07:40:11Z',
        export_status: null,
        components: [
          { export_id: '6500000000000000000000f1', replica_set_name: 'atlas-abc123-shard-0' },
          { export_id: '6500000000000000000000f2', replica_set_name: 'atlas-abc123-shard-1' },
        ],
      }),
    ],
    [
      'queued',
      stateOf('6500000000000000000000e2', '2024-05-08T0700', 1715151900, {
        state: 'Queued',
        snapshot_id: '650000000000000000000502',
        export_status: collections(0, 0),
      }),
    ],
    [
      'inProgress',
      stateOf('6500000000000000000000e3', '2024-05-07T0700', 1715065500, {
        state: 'InProgress',
        snapshot_id: '650000000000000000000503',
        export_status: collections(12),
      }),
    ],
    [
      'failed',
      stateOf('6500000000000000000000e4', '2024-05-05T0700', 1714892700, {
        state: 'Failed',
        snapshot_id: '650000000000000000000504',
        finished_at: '2024-05-05T07:12:00Z',
        export_status: collections(3),
        state_reason: { error_code: 'BUCKET_NOT_WRITABLE', message: 'The export bucket refused an object.' },
      }),
    ],
    [
      'cancelled',
      stateOf('6500000000000000000000e5', '2024-05-04T0700', 1714806300, {
        state: 'Cancelled',
        snapshot_id: '650000000000000000000505',
        finished_at: '2024-05-04T07:12:00Z',
        export_status: collections(3),
      }),
    ],
  ])('of the job %s', async (_, expected) => {
    const config = { ...ADDRESS, export_job_id: expected.id };
    expect(await provider.read(config)).toEqual({ state: expected, deferred: undefined, diagnostics: [] });
  });

  test('what Atlas leaves out is null, and timeouts stay as they were given', async () => {
    const config = { ...fault('smallest'), timeouts: { read: '1m' } };
    const { state, diagnostics } = await provider.read(config);
    expect(diagnostics).toEqual([]);
    expect(state).toEqual({
      ...nulls([...JOB_ARGUMENTS, ...JOB_OUTPUTS]),
      ...config,
      id: JOB,
      export_bucket_id: BUCKET,
    });
  });

  test('is one object for all that read the same job, so that it is encoded once', async () => {
    const { configure, dataSources } = createProvider({ environment: emulator.environment(), log: () => undefined });
    const { signal } = new AbortController();
    await configure?.({}, { signal, terraformVersion: '1.5.0' });
    const config = { ...nulls(JOB_ARGUMENTS), ...ADDRESS } as ObjectValue;
    const read = async () => {
      const result = await dataSources.atlas_snapshot_export_job?.read(config, { signal, deferralAllowed: false });
      return result !== undefined && 'state' in result ? result.state : undefined;
    };
    const [one, other] = [await read(), await read()];
    expect(one).toMatchObject({ state: 'Successful' });
    expect(other).toBe(one);
  });

  test('a state that is not known is passed on with a warning', async () => {
    const { state, diagnostics } = await provider.read(fault('exporting'));
    expect(state).toMatchObject({ state: 'Exporting' });
    expect(diagnostics).toMatchObject([
      { severity: 'warning', path: 'state', detail: expect.stringContaining('in the state "Exporting"') },
    ]);
  });

  test('under v1.0 errMsg is the message of state_reason', async () => {
    const old = await ProviderProcess.configured(emulator.environment(), { api_version: 'v1.0' });
    const { state } = await old.read(fault('failed-as-of-old'));
    expect(state).toMatchObject({ state_reason: { error_code: null, message: 'The bucket is gone.' } });
    const { state: newer } = await provider.read(ADDRESS);
    emulator.forgetRequests();
    expect((await old.read(ADDRESS)).state).toEqual(newer);
    expect(emulator.requests().map(({ path }) => path.split('/')[3])).toEqual(['v1.0']);
  });
});

describe('timeouts.read', () => {
  test('ends a read that gets no answer, naming the limit and how to raise it', async () => {
    const { state, diagnostics } = await provider.read({ ...fault('hangs'), timeouts: { read: '300ms' } });
    expect(state).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: 'error', summary: 'Atlas did not answer in time' }]);
    expect(diagnostics[0]?.detail).toContain('could not be read within 300 ms, the limit of timeouts.read, ');
    expect(diagnostics[0]?.detail).toContain(`${emulator.facts.baseUrl} did not answer in time.`);
    expect(diagnostics[0]?.detail).toContain('timeouts { read = "…" }');
    expect(diagnostics[0]?.detail).toContain('Code: TIMED_OUT');
  });

  test('tells what was answered until it ran out', async () => {
    const { diagnostics } = await provider.read({ ...fault('unavailable'), timeouts: { read: '700ms' } });
    expect(diagnostics).toMatchObject([{ severity: 'error', summary: 'Atlas failed to answer' }]);
    const detail = diagnostics[0]?.detail ?? '';
    expect(detail).toContain(`within 700 ms, the limit of timeouts.read, from ${emulator.facts.baseUrl}: `);
    expect(detail).toContain('status 503');
    expect(detail).toContain('timeouts { read = "…" }');
  });

  test('longer than a timer can hold does not end the read at once', async () => {
    const patient = await ProviderProcess.configured(emulator.environment(), { request_timeout: '600h' });
    expect((await patient.read({ ...ADDRESS, timeouts: { read: '9999h' } })).diagnostics).toEqual([]);
  });

  test('request_timeout ends it earlier where it is shorter', async () => {
    const impatient = await ProviderProcess.configured(emulator.environment(), { request_timeout: '200ms' });
    const { diagnostics } = await impatient.read(fault('hangs'));
    expect(diagnostics).toMatchObject([{ summary: 'Atlas did not answer in time' }]);
    expect(diagnostics[0]?.detail).toContain(`${emulator.facts.baseUrl} did not answer in time.`);
    expect(diagnostics[0]?.detail).toContain('raise the request timeout');
  });
});

describe('StopProvider', () => {
  test('ends a read at once, and closes its connection', async () => {
    const server = await SilentServer.start();
    const token = { MONGODB_ATLAS_ACCESS_TOKEN: 'any', MONGODB_ATLAS_BASE_URL: server.baseUrl };
    const stopped = await ProviderProcess.configured(token);
    const [request, read] = [server.request(), stopped.read(ADDRESS)];
    const { cut } = await request;
    await stopped.stopProvider();
    expect((await read).diagnostics).toMatchObject([{ severity: 'error', summary: 'Read was stopped' }]);
    await cut;
    await server.stop();
  });

  test('leaves reads that come later alone', async () => {
    await provider.stopProvider();
    expect((await provider.read(ADDRESS)).diagnostics).toEqual([]);
  });
});
