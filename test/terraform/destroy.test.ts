// The way out for a stack whose export job Atlas has forgotten.
import fs from 'node:fs';
import path from 'node:path';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform } from '../support/terraform';
import { job, jobBlocks } from './support/job-blocks';
import { Stack, unwrapped, type Settings } from './support/stack';

/** The built-in project and cluster, without a job. */
function emptySeed(): string[] {
  const projects = [{ id: '64f0c0ffee64f0c0ffee64f0', clusters: [{ name: 'orders' }] }];
  const file = path.join(temporaryFolder(), 'seed.json');
  fs.writeFileSync(file, JSON.stringify({ orgId: '5f00c0ffee5f00c0ffee5f00', projects }));
  return ['--seed', file];
}

let emulator: EmulatorProcess;
let forgetful: EmulatorProcess;
beforeAll(async () => {
  [emulator, forgetful] = await Promise.all([EmulatorProcess.start(), EmulatorProcess.start(emptySeed())]);
});
afterAll(() => Promise.all([emulator.stop(), forgetful.stop()]));

describeTerraform('a job that Atlas has forgotten', (binary) => {
  let stack: Stack;
  let settings: Settings;
  beforeAll(async () => {
    settings = forgetful.environment();
    stack = (await Stack.initialised(binary)).with({
      ...jobBlocks({ one: job(emulator) }),
      resource: { terraform_data: { dependent: { input: '${data.atlas_snapshot_export_job.one.prefix}' } } },
    });
    await stack.apply(emulator.environment());
  });

  test('blocks destroy, and the message says how to get through', async () => {
    const { status, output } = await stack.run(['destroy', '-auto-approve'], settings);
    expect(status).toBe(1);
    expect(unwrapped(output)).toContain('Error: Atlas does not know the export job');
    expect(unwrapped(output)).toContain('to destroy what depends on it: `terraform destroy -refresh=false`.');
    expect(stack.read('terraform.tfstate')).toContain('terraform_data');
  });

  test('that way is open: nothing is read, and all is gone', async () => {
    forgetful.forgetRequests();
    const { status } = await stack.run(['destroy', '-auto-approve', '-refresh=false'], settings);
    expect(status).toBe(0);
    expect(JSON.parse(stack.read('terraform.tfstate'))).toMatchObject({ resources: [] });
    expect(forgetful.requests()).toEqual([]);
  });
});
