// The real executable in the places and states that folders of users are in.
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER, PROVIDER_VERSION } from '../../src/model/release';
import { installProvider } from '../../src/install/install-provider';
import { providerPackage } from '../../src/install/provider-package';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { filesOf } from '../install/package-files';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform } from '../support/terraform';
import { job, jobBlocks } from './support/job-blocks';
import { install, REQUIRED, Stack } from './support/stack';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

describeTerraform('below a folder of ES modules', (binary) => {
  const parent = new Stack(binary, temporaryFolder());
  const stack = new Stack(binary, path.join(parent.folder, 'stack'));
  beforeAll(async () => {
    parent.write('package.json', { type: 'module' });
    await install(stack.folder);
    stack.write('main.tf.json', {
      terraform: { required_providers: REQUIRED },
      ...jobBlocks({ one: job(emulator) }),
    });
  });

  test('init has nothing to change in the lock file', async () => {
    expect(await stack.run(['init', '-lockfile=readonly'])).toMatchObject({ status: 0 });
  });

  test('the provider runs', async () => {
    expect(await stack.apply(emulator.environment())).toMatchObject({ one: { state: 'Successful' } });
  });

  test('-chdir finds what init put in place', async () => {
    const args = ['-chdir=stack', 'plan', '-detailed-exitcode'];
    expect(await parent.run(args, emulator.environment())).toMatchObject({ status: 0 });
  });

  test('-chdir at init needs the folder of plugins to be named', async () => {
    fs.rmSync(path.join(stack.folder, '.terraform'), { recursive: true });
    expect(await parent.run(['-chdir=stack', 'init'])).toMatchObject({ status: 1 });
    const init = ['-chdir=stack', 'init', '-lockfile=readonly', '-plugin-dir=terraform.d/plugins'];
    expect(await parent.run(init)).toMatchObject({ status: 0 });
    expect(await parent.run(['-chdir=stack', 'plan'], emulator.environment())).toMatchObject({ status: 0 });
  });
});

describeTerraform('an executable with other bytes', (binary) => {
  /** The package of this build, and a line at the end of its executable. */
  function rebuilt() {
    const built = providerPackage(LIB_BIN, PROVIDER);
    const [executable, ...others] = filesOf(built);
    if (executable === undefined) throw new Error('The package is empty');
    const bytes = Buffer.concat([executable.bytes, Buffer.from('// Built again.\n')]);
    const files = [{ ...executable, bytes }, ...others];
    return { ...built, platforms: Object.fromEntries(Object.keys(built.platforms).map((name) => [name, files])) };
  }

  test('over an existing .terraform it works at once, and after another init', async () => {
    const stack = await Stack.initialised(binary);
    stack.write('main.tf.json', jobBlocks({ one: job(emulator) }));
    const before = stack.read('.terraform.lock.hcl');
    expect(installProvider({ directory: stack.folder, package: rebuilt() }).lockFile).toBe('updated');
    expect(stack.read('.terraform.lock.hcl')).not.toBe(before);
    expect(await stack.run(['plan'], emulator.environment())).toMatchObject({ status: 0 });
    expect(await stack.run(['init', '-lockfile=readonly'])).toMatchObject({ status: 0 });
    expect(await stack.run(['plan'], emulator.environment())).toMatchObject({ status: 0 });
  });
});

describeTerraform('two providers in one folder', (binary) => {
  const OTHER = { source: 'mirror.example/other/atlas', version: PROVIDER_VERSION };

  test('each reads with its own credentials', async () => {
    const mirror = temporaryFolder();
    installProvider({ directory: mirror, package: providerPackage(LIB_BIN, OTHER) });
    const stack = new Stack(binary, temporaryFolder());
    stack.write('main.tf.json', {
      terraform: { required_providers: { ...REQUIRED, other: OTHER } },
      provider: { atlas: {}, other: { access_token: emulator.facts.accessToken } },
      ...jobBlocks({
        ours: { ...job(emulator), provider: 'atlas' },
        theirs: { ...job(emulator, 'sharded'), provider: 'other' },
      }),
    });
    await install(stack.folder);
    const configuration = path.join(mirror, 'terraform.rc');
    const place = (folder: string, host: string) =>
      `  filesystem_mirror {\n    path = "${folder}/terraform.d/plugins"\n    include = ["${host}/*/*"]\n  }\n`;
    const places = place(mirror, 'mirror.example') + place(stack.folder, 'terraform.local');
    fs.writeFileSync(configuration, `provider_installation {\n${places}}\n`);
    const settings = { ...emulator.environment(), TF_CLI_CONFIG_FILE: configuration };
    expect(await stack.run(['init'], settings)).toMatchObject({ status: 0 });
    emulator.forgetRequests();
    expect(await stack.apply(settings)).toMatchObject({
      ours: { id: job(emulator).export_job_id },
      theirs: { id: job(emulator, 'sharded').export_job_id },
    });
    expect(emulator.requests().filter(({ path: asked }) => asked.endsWith('/token'))).toHaveLength(1);
  });
});
