// No secret leaves the process but to Atlas: not in an answer to Terraform, and not in the log at its finest level.
import { CREDENTIALS } from '../../src/emulator/credentials';
import { EmulatorProcess } from '../support/emulator-process';
import { faultFlags, FAULTY_PROJECT } from '../support/faults';
import { ProviderProcess } from './support/provider-process';
import type { Config } from './support/values';

const { publicKey, privateKey, clientId, clientSecret, accessToken } = CREDENTIALS;
const JOB = '6500000000000000000000e1';

/** Minted ones differ in their second part alone. */
const [tokenHeader = ''] = accessToken.split('.');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

interface Case {
  /** Name of the clusters whose answers repeat what was sent. */
  readonly kind: string;
  readonly block: Config;
  readonly secrets: readonly [string, ...string[]];
}

const CASES: readonly Case[] = [
  { kind: 'access-token', block: { access_token: accessToken }, secrets: [accessToken, tokenHeader] },
  {
    kind: 'service-account',
    block: { client_id: clientId, client_secret: clientSecret },
    secrets: [clientSecret, base64(`${clientId}:${clientSecret}`), tokenHeader],
  },
  { kind: 'api-key', block: { public_key: publicKey, private_key: privateKey }, secrets: [privateKey, 'response='] },
];

const FLAGS = faultFlags(
  Object.fromEntries(
    CASES.flatMap(({ kind, secrets: [secret] }) => [
      [`${kind}-401`, { status: 401, body: { error: 401, errorCode: 'ECHO', detail: `You sent ${secret}` } }],
      [`${kind}-503`, { status: 503, headers: { 'Retry-After': '0' }, body: `<h1>${secret}</h1>` }],
      [`${kind}-200`, { status: 200, body: { id: JOB, exportBucketId: { secret }, state: secret } }],
    ]),
  ),
);

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start(FLAGS);
});
afterAll(() => emulator.stop());

test.each(CASES)('$kind', async ({ kind, block, secrets }) => {
  const settings = { MONGODB_ATLAS_BASE_URL: emulator.facts.baseUrl, TF_LOG: 'TRACE' };
  const provider = await ProviderProcess.configured(settings, block);
  const good = { project_id: emulator.facts.projectId, cluster_name: 'orders', export_job_id: JOB };
  expect((await provider.read(good)).state).toMatchObject({ state: 'Successful' });
  for (const status of ['401', '503', '200']) {
    const { diagnostics } = await provider.read({
      ...good,
      project_id: FAULTY_PROJECT,
      cluster_name: `${kind}-${status}`,
    });
    expect(diagnostics).toMatchObject([{ severity: 'error' }]);
  }
  expect(await provider.end()).toBe(0);
  expect(provider.answers).toContain('You sent (secret)');
  expect(provider.log).toContain('status 503');
  for (const secret of secrets) expect(provider.answers + provider.log).not.toContain(secret);
});

test('each line of the log is an entry in the form that Terraform reads', async () => {
  const provider = await ProviderProcess.configured({ ...emulator.environment(), TF_LOG: 'TRACE' });
  await provider.read({ project_id: emulator.facts.projectId, cluster_name: 'orders', export_job_id: JOB });
  await provider.end();
  const lines = provider.log.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({
      '@level': expect.stringMatching(/^(trace|debug|info|warn|error)$/),
      '@module': 'terraform-provider-atlas',
      '@message': expect.any(String),
      '@timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    });
  }
});

test('without a wish for a log there is none', async () => {
  const provider = await ProviderProcess.configured(emulator.environment());
  await provider.read({ project_id: emulator.facts.projectId, cluster_name: 'orders', export_job_id: JOB });
  await provider.end();
  expect(provider.log).toBe('');
});
