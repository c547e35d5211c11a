// What the real Terraform, and the cdktf CLI's own check, make of an installation.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installProvider } from '../../src/install/install-provider';
import type { RequiredProvider } from '../../src/install/lock-file';
import { mirrorOffNote } from '../../src/install/notes';
import { providerPackage } from '../../src/install/provider-package';
import { stubPackage } from './stub-package';
import { describeAnyTerraform } from '../support/terraform';
import { temporaryFolder } from '../support/temporary-folder';
import { terraform } from './terraform';

const SOURCE = 'terraform.local/cdktf/atlas';
const LOCK = '.terraform.lock.hcl';
const OTHER: RequiredProvider = { source: 'hashicorp/other', version: '1.2.3' };

/** A stack that reads with our provider, and that requires the others. */
function stack(others: readonly RequiredProvider[] = [], directory = temporaryFolder()): string {
  const required = Object.fromEntries(others.map((other) => [other.source.split('/').pop() ?? '', other]));
  const ours = { source: SOURCE, version: '0.1.0' };
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    path.join(directory, 'cdk.tf.json'),
    JSON.stringify({ terraform: { required_providers: { atlas: ours, ...required } }, provider: { atlas: [{}] } }),
  );
  return directory;
}

/** A mirror that holds another provider, and the CLI configuration that uses it. */
function mirror(lines: (folder: string) => string): { TF_CLI_CONFIG_FILE: string } {
  const folder = temporaryFolder();
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const other = path.join(folder, `registry.terraform.io/hashicorp/other/1.2.3/${process.platform}_${arch}`);
  mkdirSync(other, { recursive: true });
  writeFileSync(path.join(other, 'terraform-provider-other_v1.2.3'), 'stub', { mode: 0o755 });
  const file = path.join(folder, 'terraform.rc');
  writeFileSync(file, `provider_installation {\n${lines(folder)}\n}\n`);
  return { TF_CLI_CONFIG_FILE: file };
}

const otherMirror = (folder: string) => `  filesystem_mirror {
    path    = "${folder}"
    include = ["registry.terraform.io/*/*"]
  }`;

const readLock = (directory: string) => readFileSync(path.join(directory, LOCK), 'utf8');
const init = (directory: string, args: readonly string[] = [], environment: Record<string, string> = {}) =>
  terraform(directory, ['init', '-no-color', '-input=false', ...args], environment);

describeAnyTerraform('terraform init', () => {
  test('finds it, and has nothing to add to the lock file', () => {
    const directory = stack();
    installProvider({ directory, package: stubPackage() });
    const before = readLock(directory);
    expect(init(directory)).toMatchObject({ status: 0, output: expect.stringContaining(`Installed ${SOURCE} v0.1.0`) });
    expect(readLock(directory)).toBe(before);
  });

  test('computes the hash that the lock file names', () => {
    const directory = stack();
    const { hashes } = installProvider({ directory, package: stubPackage() });
    rmSync(path.join(directory, LOCK));
    expect(init(directory).status).toBe(0);
    expect(/"(h1:.*)"/.exec(readLock(directory))?.[1]).toBe(hashes[0]);
  });

  test('accepts the lock file as read-only, also below a folder of ES modules', () => {
    const parent = temporaryFolder();
    writeFileSync(path.join(parent, 'package.json'), '{"type":"module"}');
    const directory = stack([], path.join(parent, 'cdktf.out/stacks/one'));
    installProvider({ directory, package: stubPackage() });
    expect(init(directory, ['-lockfile=readonly']).status).toBe(0);
  });

  test('gives Node a script that it reads as CommonJS, also below a folder of ES modules', () => {
    const parent = temporaryFolder();
    writeFileSync(path.join(parent, 'package.json'), '{"type":"module"}');
    const libBin = temporaryFolder();
    writeFileSync(path.join(libBin, 'terraform-provider-atlas'), 'console.log(typeof require);');
    const directory = stack([], path.join(parent, 'stack'));
    const { written } = installProvider({
      directory,
      package: providerPackage(libBin, { source: SOURCE, version: '0.1.0' }),
    });
    const run = spawnSync(process.execPath, [path.join(directory, written[0] ?? '')], { encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stdout: 'function\n' });
  });

  test('takes a rebuilt executable over an existing .terraform', () => {
    const directory = stack();
    installProvider({ directory, package: stubPackage('one') });
    expect(init(directory).status).toBe(0);
    installProvider({ directory, package: stubPackage('two') });
    expect(init(directory)).toMatchObject({ status: 0 });
    expect(init(directory, ['-lockfile=readonly'])).toMatchObject({ status: 0 });
    const version = terraform(directory, ['version', '-json']);
    expect(JSON.parse(version.output)).toMatchObject({ provider_selections: { [SOURCE]: '0.1.0' } });
  });

  test('takes the new version where .terraform points to one that is gone', () => {
    const directory = stack();
    installProvider({ directory, package: stubPackage('old', '0.0.9') });
    const file = path.join(directory, 'cdk.tf.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('0.1.0', '0.0.9'));
    expect(init(directory).status).toBe(0);
    writeFileSync(file, text);
    installProvider({ directory, package: stubPackage() });
    expect(init(directory)).toMatchObject({ status: 0, output: expect.stringContaining('v0.1.0') });
  });

  test('after an artifact lost modes and hidden files, installing again mends it', () => {
    const directory = stack();
    installProvider({ directory, package: stubPackage() });
    const folder = path.join(directory, 'terraform.d/plugins', SOURCE, '0.1.0/linux_amd64');
    const executable = path.join(folder, 'terraform-provider-atlas_v0.1.0');
    chmodSync(executable, 0o644);
    rmSync(path.join(directory, LOCK));
    installProvider({ directory, package: stubPackage() });
    expect(init(directory, ['-lockfile=readonly']).status).toBe(0);
    expect(spawnSync(executable).status).toBe(0);
  });

  test('starts the executable, not the second file beside it', () => {
    const directory = stack();
    installProvider({ directory, package: stubPackage() });
    expect(init(directory).status).toBe(0);
    const { output } = terraform(directory, ['providers', 'schema', '-json', '-no-color']);
    // The stub says nothing of the plugin protocol, which shows that it was the one to be started.
    expect(output).toContain('terraform-provider-atlas_v0.1.0');
    expect(output).not.toContain('more.js');
  });
});

describeAnyTerraform('the folder it runs in', () => {
  test('-chdir does not find it; -plugin-dir and a mirror in the CLI configuration do', () => {
    const parent = temporaryFolder();
    const directory = stack([], path.join(parent, 'stack'));
    installProvider({ directory, package: stubPackage() });
    const chdir = ['-chdir=stack', 'init', '-no-color', '-input=false'];
    expect(terraform(parent, chdir)).toMatchObject({ status: 1, output: expect.stringContaining(SOURCE) });
    expect(terraform(parent, [...chdir, '-plugin-dir=terraform.d/plugins'])).toMatchObject({ status: 0 });
    rmSync(path.join(directory, '.terraform'), { recursive: true });
    const absolute = mirror(() => `  filesystem_mirror {\n    path = "${directory}/terraform.d/plugins"\n  }`);
    expect(terraform(parent, chdir, absolute)).toMatchObject({ status: 0 });
  });
});

describeAnyTerraform('beside another provider', () => {
  test('the entry without hashes is filled by init, ours stays', () => {
    const directory = stack([OTHER]);
    const { needsInit } = installProvider({ directory, package: stubPackage(), otherProviders: [OTHER] });
    expect(needsInit).toEqual([]);
    const ours = readLock(directory).slice(readLock(directory).indexOf(`provider "${SOURCE}"`));
    const configuration = mirror((folder) => `${otherMirror(folder)}\n${linesOf(mirrorOffNote(['x'], SOURCE))}`);
    expect(init(directory, [], configuration)).toMatchObject({ status: 0 });
    expect(readLock(directory)).toContain(ours);
    expect(readLock(directory)).toMatch(
      /hashicorp\/other" \{\n {2}version {5}= "1.2.3"\n.*\n {2}hashes = \[\n {4}"h1:/,
    );
  });

  test('a second synthesis keeps the hashes that init recorded', () => {
    const directory = stack([OTHER]);
    const request = { directory, package: stubPackage(), otherProviders: [OTHER] };
    installProvider(request);
    const configuration = mirror((folder) => `${otherMirror(folder)}\n${linesOf(mirrorOffNote(['x'], SOURCE))}`);
    expect(init(directory, [], configuration).status).toBe(0);
    const before = readLock(directory);
    expect(installProvider(request).lockFile).toBe('unchanged');
    expect(readLock(directory)).toBe(before);
  });

  test('the entry without hashes passes under -lockfile=readonly', () => {
    const directory = stack([OTHER]);
    installProvider({ directory, package: stubPackage(), otherProviders: [OTHER] });
    const configuration = mirror((folder) => `${otherMirror(folder)}\n${linesOf(mirrorOffNote(['x'], SOURCE))}`);
    expect(init(directory, ['-lockfile=readonly'], configuration)).toMatchObject({ status: 0 });
  });

  test('an installation block without our lines keeps Terraform from finding it', () => {
    const directory = stack([OTHER]);
    installProvider({ directory, package: stubPackage(), otherProviders: [OTHER] });
    expect(init(directory, [], mirror(otherMirror)).status).toBe(1);
  });
});

describeAnyTerraform('the check of the cdktf CLI before it asks registries', () => {
  test.each([
    ['ours alone', []],
    ['beside an exact one', [OTHER]],
    ['beside an exact one with an operator', [{ ...OTHER, version: '= 1.2.3' }]],
  ])('finds every provider locked: %s', (_, others) => {
    const directory = stack(others);
    installProvider({ directory, package: stubPackage(), otherProviders: others });
    expect(cliFindsLocked(directory, [{ source: SOURCE, version: '0.1.0' }, ...others])).toBe(true);
  });

  test('does not where installing reported one', () => {
    const others = [{ source: 'hashicorp/other', version: '~> 1.2' }];
    const directory = stack(others);
    expect(installProvider({ directory, package: stubPackage(), otherProviders: others }).needsInit).toHaveLength(1);
    expect(cliFindsLocked(directory, others)).toBe(false);
  });
});

/** The lines that a note tells the user to add. */
function linesOf(note: string | undefined): string {
  return (note ?? '')
    .split('\n')
    .filter((line) => line.startsWith('  '))
    .join('\n');
}

/** Asks the CLI's own class, in a process of its own: loading it starts Terraform. */
function cliFindsLocked(directory: string, providers: readonly RequiredProvider[]): boolean {
  const code = `
    const [lib, directory, providers] = process.argv.slice(1);
    const { TerraformProviderLock } = require(lib + '/terraform-provider-lock');
    const { ProviderConstraint } = require(lib + '/dependencies/dependency-manager');
    const lock = new TerraformProviderLock(directory);
    Promise.all(JSON.parse(providers).map(({ source, version }) =>
      lock.hasMatchingProvider(new ProviderConstraint(source, version)),
    )).then((found) => console.log('found ' + found.every((one) => one === true)));
  `;
  const lib = path.join(
    path.dirname(
      require.resolve('@cdktf/cli-core/package.json', {
        paths: [path.dirname(require.resolve('cdktf-cli/package.json'))],
      }),
    ),
    'src/lib',
  );
  const run = spawnSync(process.execPath, ['-e', code, lib, directory, JSON.stringify(providers)], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: directory, CHECKPOINT_DISABLE: '1', CI: '1' },
  });
  const answer = /found (true|false)/.exec(run.stdout)?.[1];
  if (answer === undefined) throw new Error(`The cdktf CLI's check failed: ${run.stdout}${run.stderr}`);
  return answer === 'true';
}
