// A wait inside the provider, by a clock of the test: how often it asks, and what it tells.
import type { FaultRule } from '../../src/emulator/fault-rule';
import { startEmulator, type Emulator } from '../../src/emulator/start-emulator';
import { PatientClock } from '../faults/support/patient-clock';
import { ProviderInProcess } from '../faults/support/provider-in-process';
import type { ReadAnswer } from './support/provider-client';

const CLUSTER = { project_id: '64f0c0ffee64f0c0ffee64f0', cluster_name: 'orders' };
const ID = '6500000000000000000000e1';
const MINUTE = 60_000;

/** The test's clock begins at noon. */
type Job = { readonly createdAt: string; readonly timeline: { queuedFor: number; exportsFor: number } };

let emulator: Emulator;
let clock: PatientClock;
let provider: ProviderInProcess;
beforeEach(() => {
  clock = new PatientClock(60 * MINUTE);
});
afterEach(async () => {
  clock.stop();
  await provider.end();
  await emulator.close();
});

async function wait(job: Job, timeout: string, faults: readonly FaultRule[] = []): Promise<ReadAnswer> {
  const exportJobs = [{ ...job, id: ID, snapshotId: ID, exportBucketId: ID, totalCollections: 4 }];
  emulator = await startEmulator({
    now: () => clock.now(),
    seed: {
      orgId: ID,
      projects: [{ id: CLUSTER.project_id, clusters: [{ name: CLUSTER.cluster_name, exportJobs }] }],
    },
    faults,
    keepRequests: true,
  });
  const { baseUrl, accessToken } = emulator.facts;
  provider = await ProviderInProcess.configured(
    { environment: {}, clock, random: () => 0.5 },
    { base_url: baseUrl, access_token: accessToken },
  );
  return provider.read({ ...CLUSTER, most_recent: true, wait_for_success: true, timeouts: { read: timeout } });
}

const told = (): string[] => provider.log.split('\n').filter((line) => line.startsWith('info: '));

test('a job that comes, and goes on to its end, is told once for each change', async () => {
  const { state } = await wait(
    { createdAt: '2024-05-06T12:00:20Z', timeline: { queuedFor: 60, exportsFor: 120 } },
    '10m',
  );
  expect(state).toMatchObject({ id: ID, state: 'Successful' });
  expect(told()).toEqual([
    'info: No export job fits yet; waiting',
    `info: Export job ${ID} is Queued`,
    `info: Export job ${ID} is InProgress, with 0 of 4 collections exported`,
    `info: Export job ${ID} is InProgress, with 1 of 4 collections exported`,
    `info: Export job ${ID} is InProgress, with 2 of 4 collections exported`,
    `info: Export job ${ID} is InProgress, with 3 of 4 collections exported`,
    `info: Export job ${ID} is Successful, with 4 of 4 collections exported`,
  ]);
  // From 2 s up to 30 s lie between two looks: the end, 200 s after the beginning, is seen within 30 s.
  expect(clock.elapsed).toBeGreaterThanOrEqual(200_000);
  expect(clock.elapsed).toBeLessThan(230_000);
  expect(emulator.requests.length).toBeLessThan(20);
});

test('the limit of timeouts.read ends it, with the state and the counts that were reached', async () => {
  const { state, diagnostics } = await wait(
    { createdAt: '2024-05-06T12:00:00Z', timeline: { queuedFor: 0, exportsFor: 40 * 60 } },
    '21m',
  );
  expect(state).toBeUndefined();
  expect(diagnostics).toMatchObject([{ summary: 'Export job did not finish in time', path: 'wait_for_success' }]);
  expect(diagnostics[0]?.detail).toContain(
    `Export job ${ID} was still InProgress, with 2 of 4 collections exported, ` +
      'when 21 min, the limit of timeouts.read, were over.',
  );
  expect(clock.elapsed).toBeGreaterThanOrEqual(21 * MINUTE);
  expect(clock.elapsed).toBeLessThan(21 * MINUTE + 10);
});

test('a state of which nobody has heard is told without what would steer a terminal, and waited for', async () => {
  const body = { id: ID, exportBucketId: ID, createdAt: '2024-05-06T12:00:00Z', state: 'Paused\u001b[2J' };
  const rule = {
    match: { operation: 'listGroupClusterBackupExports' },
    status: 200,
    body: { results: [body] },
  } as const;
  const single = { match: { operation: 'getGroupClusterBackupExport' }, status: 200, body } as const;
  const { diagnostics } = await wait({ createdAt: body.createdAt, timeline: { queuedFor: 0, exportsFor: 0 } }, '1m', [
    rule,
    single,
  ]);
  expect(told()).toEqual([`info: Export job ${ID} is Paused\\u001b[2J`]);
  expect(diagnostics[0]?.detail).toContain(`Export job ${ID} was still Paused\\u001b[2J, when 60 s, the limit of`);
});
