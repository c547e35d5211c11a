// One process and what it asks of Atlas: nothing before the first read, and no more than it needs.
import { PROVIDER_VERSION } from '../../src/model/release';
import { EmulatorProcess } from '../support/emulator-process';
import { until } from '../support/until';
import { ProviderProcess } from './support/provider-process';
import { JOB_ARGUMENTS, JOB_OUTPUTS, nulls, UNKNOWN, type Config } from './support/values';

const RESOURCE_CONFIG_UNKNOWN = 1;
const PROVIDER_CONFIG_UNKNOWN = 2;

let emulator: EmulatorProcess;
let address: Config;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
  const { projectId, clusterName, exportJobId } = emulator.job('replicaSet');
  address = { project_id: projectId, cluster_name: clusterName, export_job_id: exportJobId };
});
beforeEach(() => emulator.forgetRequests());
afterAll(() => emulator.stop());

/** What was asked, as `<kind of authorization> <last part of the path> <status>`. */
function asked(): string[] {
  return emulator.requests().map(({ auth, path, status }) => `${auth} ${path.split('/').at(-1)} ${status}`);
}

const atEmulator = (credentials: Record<string, string> = {}): Record<string, string> => ({
  MONGODB_ATLAS_BASE_URL: emulator.facts.baseUrl,
  ...credentials,
});

test('a process that reads nothing sends nothing', async () => {
  const provider = await ProviderProcess.configured(emulator.environment());
  expect(await provider.validate(address)).toEqual([]);
  expect(await provider.end()).toBe(0);
  expect(asked()).toEqual([]);
});

describe('without credentials', () => {
  test('only reads fail, with the choices', async () => {
    const provider = await ProviderProcess.start(atEmulator());
    expect(await provider.validateProvider({})).toEqual([]);
    expect(await provider.configure({})).toEqual([]);
    expect(await provider.validate(address)).toEqual([]);
    const first = await provider.read(address);
    expect(first).toEqual(await provider.read(address));
    expect(first.diagnostics).toMatchObject([{ severity: 'error', summary: 'No Atlas credentials given', path: '' }]);
    const detail = first.diagnostics[0]?.detail ?? '';
    for (const choice of [
      'access_token (MONGODB_ATLAS_ACCESS_TOKEN)',
      'client_id (MONGODB_ATLAS_CLIENT_ID) and client_secret (MONGODB_ATLAS_CLIENT_SECRET)',
      'public_key (MONGODB_ATLAS_PUBLIC_API_KEY or MONGODB_ATLAS_PUBLIC_KEY or MCLI_PUBLIC_API_KEY)',
      'Code: MISSING_CREDENTIALS',
    ]) {
      expect(detail).toContain(choice);
    }
    expect(asked()).toEqual([]);
  });

  test('variables that are empty count as absent', async () => {
    const provider = await ProviderProcess.configured(
      atEmulator({ MONGODB_ATLAS_ACCESS_TOKEN: '', MONGODB_ATLAS_CLIENT_ID: '' }),
    );
    expect((await provider.read(address)).diagnostics).toMatchObject([{ summary: 'No Atlas credentials given' }]);
  });
});

describe('provider settings that are not known yet', () => {
  test.each([
    ['access_token', { access_token: UNKNOWN }, "The provider's access_token will be known only after an apply"],
    ['base_url', { base_url: UNKNOWN }, "The provider's base_url will be known only after an apply"],
    [
      'both',
      { access_token: UNKNOWN, base_url: UNKNOWN },
      "The provider's access_token and base_url will be known only after an apply",
    ],
  ])('%s: a read says what to do', async (_, block, sentence) => {
    const provider = await ProviderProcess.configured(emulator.environment(), block);
    const { state, deferred, diagnostics } = await provider.read(address);
    expect([state, deferred]).toEqual([undefined, undefined]);
    expect(diagnostics).toMatchObject([{ severity: 'error', summary: 'Provider setting is not known yet', path: '' }]);
    expect(diagnostics[0]?.detail).toContain(sentence);
    expect(diagnostics[0]?.detail).toContain('`depends_on`');
    expect(diagnostics[0]?.detail).toContain('Code: UNKNOWN_SETTING');
    expect(asked()).toEqual([]);
  });

  test('those of a method that is not used do not matter', async () => {
    const provider = await ProviderProcess.start(atEmulator());
    const block = { access_token: emulator.facts.accessToken, public_key: UNKNOWN, private_key: UNKNOWN };
    const told = await provider.configure(block);
    expect(told).toMatchObject([{ severity: 'warning', detail: expect.stringContaining('(access_token) is used') }]);
    const { state, deferred } = await provider.read(address, { deferralAllowed: true });
    expect(deferred).toBeUndefined();
    expect(state).toMatchObject({ state: 'Successful' });
  });

  test('a Terraform that accepts it is told to read later', async () => {
    const provider = await ProviderProcess.configured(emulator.environment(), { access_token: UNKNOWN });
    const { state, deferred, diagnostics } = await provider.read(address, { deferralAllowed: true });
    expect([deferred, diagnostics]).toEqual([PROVIDER_CONFIG_UNKNOWN, []]);
    const unknowns = Object.fromEntries(JOB_OUTPUTS.map((name) => [name, UNKNOWN]));
    expect(state).toEqual({ ...nulls(JOB_ARGUMENTS), ...address, ...unknowns });
    expect(asked()).toEqual([]);
  });

  test('so is one that asks with an argument that is not known', async () => {
    const provider = await ProviderProcess.configured(emulator.environment());
    const config = { ...address, export_job_id: UNKNOWN };
    const { state, deferred } = await provider.read(config, { deferralAllowed: true });
    expect(deferred).toBe(RESOURCE_CONFIG_UNKNOWN);
    expect(state).toMatchObject({ project_id: address.project_id, export_job_id: UNKNOWN, state: UNKNOWN });
  });

  test('where all is known, a read that may be put off is not', async () => {
    const provider = await ProviderProcess.configured(emulator.environment());
    const { state, deferred } = await provider.read(address, { deferralAllowed: true });
    expect(deferred).toBeUndefined();
    expect(state).toMatchObject({ state: 'Successful' });
  });
});

describe('what three reads cost', () => {
  let ids: string[];
  beforeAll(() => {
    ids = (['replicaSet', 'failed', 'cancelled'] as const).map((name) => emulator.job(name).exportJobId);
  });
  const readThrice = async (provider: ProviderProcess): Promise<void> => {
    for (const id of ids) expect((await provider.read({ ...address, export_job_id: id })).diagnostics).toEqual([]);
  };

  test('with a service account one token, which is given back at the end', async () => {
    const provider = await ProviderProcess.configured(emulator.environment());
    await readThrice(provider);
    expect(asked()).toEqual(['basic token 200', ...ids.map((id) => `bearer ${id} 200`)]);
    expect(await provider.end()).toBe(0);
    await until(() => asked().length > 4);
    expect(asked().slice(4)).toEqual(['basic revoke 200']);
  });

  test('with a service account, side by side, still one token', async () => {
    const provider = await ProviderProcess.configured(emulator.environment());
    const answers = await Promise.all(ids.map((id) => provider.read({ ...address, export_job_id: id })));
    expect(answers.map(({ state }) => state?.state)).toEqual(['Successful', 'Failed', 'Cancelled']);
    expect(asked().filter((line) => line.startsWith('basic'))).toEqual(['basic token 200']);
  });

  test('with an API key one challenge', async () => {
    const { publicKey, privateKey } = emulator.facts;
    const block = { public_key: publicKey, private_key: privateKey };
    await readThrice(await ProviderProcess.configured(atEmulator(), block));
    expect(asked()).toEqual([`none ${ids[0]} 401`, ...ids.map((id) => `digest ${id} 200`)]);
  });

  test('with an access token nothing more, and it stays valid', async () => {
    const provider = await ProviderProcess.configured(atEmulator(), { access_token: emulator.facts.accessToken });
    await readThrice(provider);
    expect(await provider.end()).toBe(0);
    expect(asked()).toEqual(ids.map((id) => `bearer ${id} 200`));
  });

  test('of a job that has finished, what one costs', async () => {
    const provider = await ProviderProcess.configured(atEmulator(), { access_token: emulator.facts.accessToken });
    for (let count = 0; count < 3; count += 1) expect((await provider.read(address)).diagnostics).toEqual([]);
    expect(asked()).toHaveLength(1);
  });
});

test('every request says who asks, on which platform, on whose behalf', async () => {
  const provider = await ProviderProcess.configured(emulator.environment());
  await provider.read(address);
  const agents = new Set(emulator.requests().map(({ userAgent }) => userAgent));
  const platform = `${process.platform};${process.arch}`;
  expect([...agents]).toEqual([`cdktf-provider-atlas/${PROVIDER_VERSION} (${platform}) Terraform/1.11.4`]);
});
