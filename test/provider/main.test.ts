// The executable itself: who may start it, and what of the user's environment reaches it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { EmulatorProcess } from '../support/emulator-process';
import { environment } from '../support/terraform';
import { temporaryFolder } from '../support/temporary-folder';
import { COOKIE } from '../tfplugin/support/test-host';
import { EXECUTABLE, ProviderProcess } from './support/provider-process';
import { ADDRESS, tlsJob } from './support/tls-job';

/** Runs it to its end; Terraform shows the user what it prints first. */
function run(settings: Readonly<Record<string, string>>): object {
  const { status, stdout, stderr } = spawnSync(EXECUTABLE, {
    env: { ...environment(), ...settings },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a start that cannot work says why in one line', () => {
  const BY_HAND =
    'terraform-provider-atlas is a Terraform provider: Terraform starts it by itself, and it does nothing when it is started by hand.\n';

  test.each([
    ['by hand', {}],
    ['with another cookie', { TF_PLUGIN_MAGIC_COOKIE: 'x' }],
  ])('%s', (_, settings) => {
    expect(run(settings)).toEqual({ status: 1, stdout: BY_HAND, stderr: '' });
  });

  test('by a Terraform of long ago', () => {
    expect(run({ ...COOKIE, PLUGIN_PROTOCOL_VERSIONS: '4,5' })).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^terraform-provider-atlas speaks plugin protocol 6, .*\n$/),
    });
  });

  test('where there is no node', () => {
    const stdout = 'terraform-provider-atlas needs Node.js 20 or later on PATH\n';
    expect(run({ ...COOKIE, PATH: temporaryFolder() })).toEqual({ status: 1, stdout, stderr: '' });
  });

  test('where node is too old', () => {
    const folder = temporaryFolder();
    const old = path.join(folder, 'old.js');
    fs.writeFileSync(
      old,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });
       Object.defineProperty(process, 'version', { value: 'v18.20.4' });`,
    );
    const node = `#!/bin/sh\nexec ${process.execPath} --require ${old} "$@"\n`;
    fs.writeFileSync(path.join(folder, 'node'), node, { mode: 0o755 });
    const stdout = 'terraform-provider-atlas needs Node.js 20 or later, and this is v18.20.4\n';
    expect(run({ ...COOKIE, PATH: folder })).toEqual({ status: 1, stdout, stderr: '' });
  });
});

describe('variables that are meant for other programs', () => {
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start();
  });
  afterAll(() => emulator.stop());

  test.each([
    ['NODE_OPTIONS', '--no-such-option'],
    ['NODE_OPTIONS', '--require /no/such/file.js'],
    ['NODE_EXTRA_CA_CERTS', '/no/such/file.pem'],
  ])('%s=%s keeps nothing from working', async (name, value) => {
    const provider = await ProviderProcess.configured({ ...emulator.environment(), [name]: value });
    expect((await provider.read(ADDRESS)).state).toMatchObject({ state: 'Successful' });
    expect(provider.log).toBe('');
  });
});

describe('TLS', () => {
  const { settings, ca } = tlsJob();

  test('an authority of the user in NODE_EXTRA_CA_CERTS is trusted', async () => {
    const provider = await ProviderProcess.configured(settings(ca));
    expect((await provider.read(ADDRESS)).state).toMatchObject({ state: 'Queued' });
  });

  test('without it the message names that variable', async () => {
    const provider = await ProviderProcess.configured(settings(''));
    const { diagnostics } = await provider.read(ADDRESS);
    expect(diagnostics).toMatchObject([{ summary: 'TLS certificate was not accepted' }]);
    expect(diagnostics[0]?.detail).toContain('NODE_EXTRA_CA_CERTS');
  });

  test('a file that is not there is named with the variable that the user knows', async () => {
    const provider = await ProviderProcess.configured(settings('/no/such/file.pem'));
    const { diagnostics } = await provider.read(ADDRESS);
    expect(diagnostics[0]?.detail).toContain('"/no/such/file.pem", named by NODE_EXTRA_CA_CERTS, cannot be used.');
  });
});
