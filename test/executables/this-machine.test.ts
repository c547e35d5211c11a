// The executable for this machine: started by hand, as Terraform does it, and by Terraform.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ProviderProcess } from '../provider/support/provider-process';
import { ADDRESS, tlsJob } from '../provider/support/tls-job';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, environment } from '../support/terraform';
import { job, jobBlocks } from '../terraform/support/job-blocks';
import { Stack } from '../terraform/support/stack';
import { DIST, OWN } from './support/dist';

/** A folder that has no node. */
const WITHOUT_NODE = { PATH: temporaryFolder() };

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

test('started by hand it says what it is, and nothing of Node.js', () => {
  const { status, stdout, stderr } = spawnSync(OWN, { env: { ...environment(), ...WITHOUT_NODE }, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toMatch(/^terraform-provider-atlas is a Terraform provider: .*\n$/);
});

test('its arguments are none of Node.js either', () => {
  const { stdout } = spawnSync(OWN, ['--version', '-e', 'console.log("foreign")'], { encoding: 'utf8' });
  expect(stdout).toMatch(/^terraform-provider-atlas is a Terraform provider: /);
});

describe('variables that are meant for Node.js', () => {
  const foreign = path.join(temporaryFolder(), 'foreign.js');
  fs.writeFileSync(foreign, `require('fs').writeFileSync(${JSON.stringify(`${foreign}.ran`)}, '')`);

  test.each([
    ['NODE_OPTIONS', '--no-such-option'],
    ['NODE_OPTIONS', `--require ${foreign}`],
    ['NODE_OPTIONS', `--import ${foreign}`],
  ])('%s=%s keeps nothing from working', async (name, value) => {
    const settings = { ...emulator.environment(), ...WITHOUT_NODE, [name]: value };
    const provider = await ProviderProcess.configured(settings, {}, OWN);
    expect((await provider.read(ADDRESS)).state).toMatchObject({ state: 'Successful' });
    expect(provider.log).toBe('');
  });

  test('a NODE_EXTRA_CA_CERTS that is not there keeps nothing from working; at most, Node.js itself logs it', async () => {
    const settings = { ...emulator.environment(), ...WITHOUT_NODE, NODE_EXTRA_CA_CERTS: '/no/such/file.pem' };
    const provider = await ProviderProcess.configured(settings, {}, OWN);
    expect((await provider.read(ADDRESS)).state).toMatchObject({ state: 'Successful' });
    expect(provider.log).toMatch(/^(Warning: Ignoring extra certs from `\/no\/such\/file\.pem`, .*\n)?$/);
  });

  test('and nothing of them was loaded', () => {
    expect(spawnSync(process.execPath, ['--require', foreign, '-e', '0']).status).toBe(0);
    expect(fs.existsSync(`${foreign}.ran`)).toBe(true);
    fs.rmSync(`${foreign}.ran`);
    spawnSync(OWN, { env: { ...process.env, NODE_OPTIONS: `--require ${foreign}` } });
    expect(fs.existsSync(`${foreign}.ran`)).toBe(false);
  });
});

describe('TLS', () => {
  const { settings, ca } = tlsJob();

  test('an authority of the user in NODE_EXTRA_CA_CERTS is trusted', async () => {
    const provider = await ProviderProcess.configured(settings(ca), {}, OWN);
    expect(await provider.read(ADDRESS)).toMatchObject({ diagnostics: [], state: { state: 'Queued' } });
  });

  test('without it the connection is refused', async () => {
    const provider = await ProviderProcess.configured(settings(''), {}, OWN);
    expect((await provider.read(ADDRESS)).diagnostics).toMatchObject([{ summary: 'TLS certificate was not accepted' }]);
  });
});

describeTerraform('driven by Terraform, where there is no node', (binary) => {
  const blocks = () =>
    jobBlocks({ replica_set: job(emulator), sharded: job(emulator, 'sharded'), failed: job(emulator, 'failed') });
  /** Terraform itself and nothing else. */
  const onlyTerraform = (): string => {
    const folder = temporaryFolder();
    const found = spawnSync('sh', ['-c', `command -v ${binary}`], { encoding: 'utf8' }).stdout.trim();
    fs.symlinkSync(found, path.join(folder, binary));
    return folder;
  };

  test('plan and apply give what the script gives', async () => {
    const settings = { ...emulator.environment(), PATH: onlyTerraform() };
    const stack = await Stack.initialised(binary, '--executable', DIST);
    stack.write('main.tf.json', blocks());
    expect(await stack.run(['init', '-lockfile=readonly'], settings)).toMatchObject({ status: 0 });
    expect(await stack.run(['plan', '-detailed-exitcode'], settings)).toMatchObject({ status: 2 });
    const outputs = await stack.apply(settings);
    const script = await Stack.initialised(binary);
    script.write('main.tf.json', blocks());
    expect(outputs).toEqual(await script.apply(emulator.environment()));
    expect(outputs).toMatchObject({ replica_set: { state: 'Successful' }, failed: { state: 'Failed' } });
  });

  test('its schema is that of the script', async () => {
    const standalone = await Stack.initialised(binary, '--executable', DIST);
    const script = await Stack.initialised(binary);
    const schema = (stack: Stack) => stack.json(['providers', 'schema', '-json']);
    expect(await schema(standalone)).toEqual(await schema(script));
  });
});
