// A budget of requests that many single reads use up: the provider waits for it, in about the time that it allows.
import { startEmulator, type Emulator } from '../../src/emulator/start-emulator';
import { PatientClock } from '../faults/support/patient-clock';
import { ProviderInProcess } from '../faults/support/provider-in-process';
import { nthAddress, seedOf } from '../support/seed';

const MINUTE = 60_000;
const CLUSTERS = 200;
const JOBS = 5;
const PER_MINUTE = 100;
/** The bucket is full at first. */
const ALLOWED = ((CLUSTERS * JOBS - PER_MINUTE) / PER_MINUTE) * MINUTE;

let emulator: Emulator | undefined;
afterEach(() => emulator?.close());

test('1,000 jobs of 200 clusters with 100 requests a minute: nine minutes, and hardly a request is refused', async () => {
  const clock = new PatientClock(1.1 * ALLOWED);
  const names = Array.from({ length: CLUSTERS }, (_, index) => `cluster-${index}`);
  const seed = seedOf(Object.fromEntries(names.map((name) => [name, JOBS])));
  emulator = await startEmulator({ now: () => clock.now(), rateLimit: PER_MINUTE, seed, keepRequests: true });
  const { baseUrl, accessToken } = emulator.facts;
  const provider = await ProviderInProcess.configured(
    { environment: {}, clock, random: () => 0.5 },
    { base_url: baseUrl, access_token: accessToken },
  );
  const waiting = names.flatMap((name) => Array.from({ length: JOBS }, (_, index) => nthAddress(name, index)));
  const states: unknown[] = [];
  // As Terraform asks: ten at a time.
  const asker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { projectId, clusterName, exportJobId } = next;
      const { state, diagnostics } = await provider.read({
        project_id: projectId,
        cluster_name: clusterName,
        export_job_id: exportJobId,
      });
      states.push(state?.state ?? diagnostics[0]?.detail);
    }
  };
  await Promise.all(Array.from({ length: 10 }, asker));
  clock.stop();
  await provider.end();
  expect(new Set(states)).toEqual(new Set(['Successful']));
  expect(states).toHaveLength(CLUSTERS * JOBS);
  expect(clock.elapsed).toBeGreaterThan(0.9 * ALLOWED);
  expect(emulator.requests.filter(({ status }) => status !== 200).length).toBeLessThanOrEqual(3);
});
