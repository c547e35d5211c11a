// No secret in what Terraform writes: its log at the finest level, its plan, its state, its output.
import fs from 'node:fs';
import path from 'node:path';
import { CREDENTIALS } from '../../src/emulator/credentials';
import { EmulatorProcess } from '../support/emulator-process';
import { describeTerraform } from '../support/terraform';
import { job, jobBlocks } from './support/job-blocks';
import { Stack, type Configuration, type Settings } from './support/stack';

const { publicKey, privateKey, clientId, clientSecret, accessToken } = CREDENTIALS;
/** Minted ones differ in their second part alone. */
const [tokenHeader = ''] = accessToken.split('.');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const SECRETS = [
  privateKey,
  clientSecret,
  accessToken,
  tokenHeader,
  base64(`${clientId}:${clientSecret}`),
  'Digest username',
];

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

describeTerraform('TF_LOG=TRACE', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  /** Plans, shows and applies; gives everything that was written, by its name. */
  async function everythingWritten(configuration: Configuration, settings: Settings): Promise<Record<string, string>> {
    const stack = initialised.with({ ...configuration, ...jobBlocks({ one: job(emulator) }) });
    const log = path.join(stack.folder, 'terraform.log');
    const all = { MONGODB_ATLAS_BASE_URL: emulator.facts.baseUrl, TF_LOG: 'TRACE', TF_LOG_PATH: log, ...settings };
    const run = async (...args: string[]): Promise<string> => {
      const { status, output } = await stack.run(args, all);
      if (status !== 0) throw new Error(output);
      return output;
    };
    const printed = (await run('plan', '-out=saved')) + (await run('apply', 'saved')) + (await run('show', '-json'));
    return {
      printed,
      planned: await run('show', '-json', 'saved'),
      log: fs.readFileSync(log, 'utf8'),
      state: stack.read('terraform.tfstate'),
    };
  }

  const namesWithSecret = (written: Record<string, string>): string[] =>
    Object.entries(written).flatMap(([name, text]) => (SECRETS.some((secret) => text.includes(secret)) ? [name] : []));

  test.each<[string, Settings]>([
    ['an access token', { MONGODB_ATLAS_ACCESS_TOKEN: accessToken }],
    ['a service account', { MONGODB_ATLAS_CLIENT_ID: clientId, MONGODB_ATLAS_CLIENT_SECRET: clientSecret }],
    ['an API key', { MONGODB_ATLAS_PUBLIC_API_KEY: publicKey, MONGODB_ATLAS_PRIVATE_API_KEY: privateKey }],
  ])('%s in the environment', async (_, settings) => {
    const written = await everythingWritten({}, settings);
    expect(written.log).toContain('backup/exports/6500000000000000000000e1: status 200');
    expect(written.state).toContain('"Successful"');
    expect(namesWithSecret(written)).toEqual([]);
  });

  test('in a sensitive variable: only the plan has it, where Terraform keeps every variable', async () => {
    const variables = { client_secret: { sensitive: true }, client_id: {} };
    const provider = { atlas: { client_id: '${var.client_id}', client_secret: '${var.client_secret}' } };
    const settings = { TF_VAR_client_id: clientId, TF_VAR_client_secret: clientSecret };
    const written = await everythingWritten({ variable: variables, provider }, settings);
    expect(namesWithSecret(written)).toEqual(['planned']);
  });
});
