// What many data blocks cost in one plan: requests, and time under a rate limit.
import { EmulatorProcess } from '../support/emulator-process';
import { nthAddress, PROJECT, seedFlags } from '../support/seed';
import { describeTerraform } from '../support/terraform';
import { TYPE } from './support/job-blocks';
import { Stack, type Configuration } from './support/stack';

const SINGLES = Object.fromEntries(Array.from({ length: 125 }, (_, index) => [`cluster-${index}`, 1]));
/** A minute's budget, of which the last requests go out at its pace. */
const BUDGET = 120;

let emulator: EmulatorProcess;
let limited: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start(seedFlags({ small: 100, large: 5_000 }));
  limited = await EmulatorProcess.start([...seedFlags(SINGLES), '--rate-limit', `${BUDGET}`]);
});
beforeEach(() => emulator.forgetRequests());
afterAll(() => Promise.all([emulator.stop(), limited.stop()]));

/** The arguments that read the nth job of a cluster, from 0 on. */
function nthJob(cluster: string, index: number): Configuration {
  const { projectId, clusterName, exportJobId } = nthAddress(cluster, index);
  return { project_id: projectId, cluster_name: clusterName, export_job_id: exportJobId };
}

function blocks(cluster: string, count: number, first = 0, step = 1): Configuration {
  const jobs = Array.from({ length: count }, (_, index) => [
    `${cluster}_${index}`,
    nthJob(cluster, first + index * step),
  ]);
  return { data: { [TYPE]: Object.fromEntries(jobs) } };
}

/** How many requests were for single jobs, for pages of the list, and for all else. */
function counts(): { singles: number; pages: number; others: string[] } {
  const requests = emulator.requests();
  const paths = requests.filter(({ status }) => status === 200).map(({ path }) => path);
  return {
    singles: paths.filter((path) => /\/exports\/[^/]+$/.test(path)).length,
    pages: paths.filter((path) => path.endsWith('/exports')).length,
    others: requests
      .filter(({ status, path }) => status !== 200 || !path.includes('/exports'))
      .map(({ status, path }) => `${path.split('/').at(-1)} ${status}`),
  };
}

const withToken = (): Record<string, string> => ({
  MONGODB_ATLAS_BASE_URL: emulator.facts.baseUrl,
  MONGODB_ATLAS_ACCESS_TOKEN: emulator.facts.accessToken,
});

describeTerraform('a plan', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  const plan = async (configuration: Configuration, settings: Record<string, string>) => {
    const { status, output } = await initialised.with(configuration).run(['plan'], settings);
    expect(output).toContain('No changes.');
    expect(status).toBe(0);
  };

  test('of three old jobs of a large cluster: three requests', async () => {
    await plan(blocks('large', 3, 4_990), withToken());
    expect(counts()).toEqual({ singles: 3, pages: 0, others: [] });
  });

  test.each<[number, string, number]>([
    [20, 'small', 11],
    [100, 'small', 11],
    [20, 'large', 20],
    [200, 'large', 20],
  ])('of %i jobs of a %s cluster: at most %i requests', async (count, cluster, most) => {
    const step = Math.floor((cluster === 'small' ? 100 : 5_000) / count);
    await plan(blocks(cluster, count, 0, step), withToken());
    const { singles, pages, others } = counts();
    expect(others).toEqual([]);
    expect(singles + pages).toBeLessThanOrEqual(most);
  });

  test('with a service account: one token, given back at the end', async () => {
    await plan(blocks('small', 20), emulator.environment());
    expect(counts().others).toEqual(['token 200', 'revoke 200']);
  });

  test('with an API key: one challenge', async () => {
    const { baseUrl, publicKey, privateKey } = emulator.facts;
    await plan(blocks('small', 20), {
      MONGODB_ATLAS_BASE_URL: baseUrl,
      MONGODB_ATLAS_PUBLIC_API_KEY: publicKey,
      MONGODB_ATLAS_PRIVATE_API_KEY: privateKey,
    });
    expect(counts().others.map((line) => line.slice(-3))).toEqual(['401']);
  });

  test('with two providers: each asks by itself', async () => {
    const { data } = blocks('small', 40) as { data: Record<string, Record<string, Configuration>> };
    const alternating = Object.entries(data[TYPE] ?? {}).map(([name, block], index) => [
      name,
      index % 2 === 0 ? block : { ...block, provider: 'atlas.other' },
    ]);
    await plan(
      { provider: { atlas: [{}, { alias: 'other' }] }, data: { [TYPE]: Object.fromEntries(alternating) } },
      emulator.environment(),
    );
    expect(counts().others.sort()).toEqual(['revoke 200', 'revoke 200', 'token 200', 'token 200']);
  });

  test('under a rate limit ends well, and hardly a request is refused', async () => {
    const jobs = Object.keys(SINGLES).map((cluster) => [cluster.replace('-', '_'), nthJob(cluster, 0)]);
    await plan(
      { data: { [TYPE]: Object.fromEntries(jobs) } },
      { MONGODB_ATLAS_BASE_URL: limited.facts.baseUrl, MONGODB_ATLAS_ACCESS_TOKEN: limited.facts.accessToken },
    );
    const statuses = limited.requests().map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(125);
    expect(statuses.length - 125).toBeLessThanOrEqual(3);
    expect(new Set(limited.requests().map(({ path }) => path.split('/')[5]))).toEqual(new Set([PROJECT]));
  });
});
