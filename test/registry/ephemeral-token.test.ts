// An access token that Terraform writes nowhere, as docs/credentials.md says of the one that MongoDB's provider makes.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_SOURCE } from '../../src/model/release';
import { EmulatorProcess } from '../support/emulator-process';
import { describeTerraform, environment } from '../support/terraform';
import { job, jobBlocks } from '../terraform/support/job-blocks';
import { install } from '../terraform/support/stack';
import { TerraformFolder } from './support/terraform-folder';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

/** Terraform since 1.10, OpenTofu since 1.11. */
function knowsEphemeralValues(binary: string): boolean {
  const [, minor = ''] =
    /v1\.(\d+)/.exec(execFileSync(binary, ['version'], { encoding: 'utf8', env: environment() })) ?? [];
  return Number(minor) >= (binary === 'tofu' ? 11 : 10);
}

describeTerraform('an ephemeral token', (binary) => {
  test('reads, and stands neither in the plan nor in the state', async () => {
    const token = emulator.facts.accessToken;
    const { MONGODB_ATLAS_BASE_URL: base_url = '' } = emulator.environment();
    const folder = new TerraformFolder(binary, PROVIDER_SOURCE, { TF_VAR_token: token });
    folder.write('main.tf.json', {
      ...jobBlocks({ orders: job(emulator) }),
      variable: { token: { type: 'string', sensitive: true, ephemeral: true } },
      provider: { atlas: { base_url, access_token: '${var.token}' } },
    });
    await install(folder.path);
    const init = await folder.run(['init']);
    if (!knowsEphemeralValues(binary)) {
      expect(init).toMatchObject({ status: 1, output: expect.stringContaining('ephemeral') });
      return;
    }
    expect(await folder.run(['plan', '-out=plan'])).toMatchObject({ status: 0 });
    const applied = await folder.run(['apply', 'plan']);
    expect(applied).toMatchObject({ status: 0, output: expect.stringContaining('Successful') });
    const shown = await folder.run(['show', '-json', 'plan']);
    expect(shown.output).toContain('access_token');
    const state = fs.readFileSync(path.join(folder.path, 'terraform.tfstate'), 'utf8');
    expect([shown.output, state].filter((text) => text.includes(token))).toEqual([]);
  });
});
