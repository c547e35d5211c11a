import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { PROVIDER_VERSION } from '../../src/model/release';
import { temporaryFolder } from '../support/temporary-folder';
import { runCli } from './support/run-cli';

const SOURCE = 'terraform.local/cdktf/atlas';
const EXECUTABLE = `terraform.d/plugins/${SOURCE}/${PROVIDER_VERSION}/linux_amd64/terraform-provider-atlas_v${PROVIDER_VERSION}`;
const LOCK = '.terraform.lock.hcl';

/** The package's folder as npm lays it out; returns its lib/bin. */
function packageFolder(): string {
  const folder = temporaryFolder();
  const libBin = path.join(folder, 'lib/bin');
  mkdirSync(libBin, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"version":"1.2.3"}');
  writeFileSync(path.join(libBin, 'terraform-provider-atlas'), '#!/bin/sh\n', { mode: 0o755 });
  return libBin;
}

const cli = (args: readonly string[], { libBin = packageFolder(), home = temporaryFolder() } = {}) =>
  runCli(args, { libBin, folder: home, home });

function stackIn(output: string, name: string, required: unknown): string {
  const directory = path.join(output, 'stacks', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'cdk.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
  return directory;
}

const OURS = { atlas: { source: SOURCE, version: PROVIDER_VERSION } };

describe('what the executable says of itself', () => {
  test('--version names the package and the provider', async () => {
    expect(await cli(['--version'])).toEqual({ status: 0, out: `1.2.3 (provider ${PROVIDER_VERSION})`, err: '' });
  });

  test('--help names the command, and both it and install --help have examples', async () => {
    expect((await cli(['--help'])).out).toMatch(
      /Usage: cdktf-provider-atlas[\s\S]*install[\s\S]*\$ cdktf-provider-atlas /,
    );
    const { status, out } = await cli(['install', '--help']);
    expect(status).toBe(0);
    expect(out).toMatch(/--stacks <cdktf.out>[\s\S]*\$ cdktf-provider-atlas install --stacks cdktf.out/);
  });

  test.each([
    [[], /Usage: cdktf-provider-atlas/],
    [['instal'], /Unknown command 'instal'/],
    [['install', '--stack', 'x'], /Unknown option '--stack'/],
    [['install', 'a', 'b'], /Too many arguments/],
  ])('%j is refused with status 1', async (args, words) => {
    expect(await cli(args)).toMatchObject({ status: 1, out: '', err: expect.stringMatching(words) });
  });
});

describe('install [dir]', () => {
  test('says in a line what it did, and the second time that there was nothing to do', async () => {
    const directory = temporaryFolder();
    expect(await cli(['install', directory])).toEqual({
      status: 0,
      out: `${directory}: ${SOURCE} ${PROVIDER_VERSION}: 8 files written, lock file created`,
      err: '',
    });
    expect(existsSync(path.join(directory, EXECUTABLE))).toBe(true);
    expect((await cli(['install', directory])).out).toBe(`${directory}: ${SOURCE} ${PROVIDER_VERSION}: nothing to do`);
  });

  test.each(['no/such/dir', ''])('a folder that is not there, %j, is refused, and not made', async (name) => {
    const directory = name === '' ? '' : path.join(temporaryFolder(), name);
    const { status, out, err } = await cli(['install', directory]);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(`INVALID_ARGUMENT: The folder "${directory}" does not exist`);
    expect(err).toContain('Correct its name, or make the folder first');
    expect(existsSync(directory)).toBe(false);
  });

  test('a package without its executable is an error with its code on stderr', async () => {
    const libBin = packageFolder();
    rmSync(path.join(libBin, 'terraform-provider-atlas'));
    const { status, out, err } = await cli(['install', temporaryFolder()], { libBin });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^INSTALL_FAILED: The provider's executable/);
  });

  test('a CLI configuration that keeps Terraform away is said, and does not fail', async () => {
    const home = temporaryFolder();
    writeFileSync(path.join(home, '.terraformrc'), 'provider_installation {\n  direct {}\n}\n');
    expect(await cli(['install', temporaryFolder()], { home })).toMatchObject({
      status: 0,
      err: expect.stringContaining(path.join(home, '.terraformrc')),
    });
  });
});

describe('install --stacks', () => {
  test('without any stack that uses the provider there is nothing to do', async () => {
    const output = temporaryFolder();
    const directory = stackIn(output, 'one', { null: { source: 'hashicorp/null', version: '3.2.4' } });
    expect(await cli(['install', '--stacks', output])).toEqual({
      status: 0,
      out: `No stack below ${output} uses ${SOURCE}`,
      err: '',
    });
    expect(existsSync(path.join(directory, 'terraform.d'))).toBe(false);
  });

  test('mends every stack that uses it, with an entry for each other provider', async () => {
    const output = temporaryFolder();
    const one = stackIn(output, 'one', { ...OURS, null: { source: 'hashicorp/null', version: '3.2.4' } });
    const two = stackIn(output, 'two', OURS);
    stackIn(output, 'three', {});
    await cli(['install', '--stacks', output]);
    const lock = readFileSync(path.join(one, LOCK), 'utf8');
    chmodSync(path.join(one, EXECUTABLE), 0o644);
    rmSync(path.join(one, LOCK));
    const { status, out, err } = await cli(['install', '--stacks', output]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.split('\n')).toEqual([
      `${one}: ${SOURCE} ${PROVIDER_VERSION}: 4 files made executable or readable, lock file created`,
      `${two}: ${SOURCE} ${PROVIDER_VERSION}: nothing to do`,
    ]);
    expect(statSync(path.join(one, EXECUTABLE)).mode & 0o777).toBe(0o755);
    expect(readFileSync(path.join(one, LOCK), 'utf8')).toBe(lock);
    expect(lock).toContain('provider "registry.terraform.io/hashicorp/null"');
  });

  test('a provider with a version range is said, with what to type', async () => {
    const output = temporaryFolder();
    stackIn(output, 'one', { ...OURS, random: { version: '~> 3.6' }, old: '~> 1.0', bare: {} });
    const { status, err } = await cli(['install', '--stacks', output]);
    expect(status).toBe(0);
    expect(err).toContain('registry.terraform.io/hashicorp/random is required as "~> 3.6"');
    expect(err).toContain('registry.terraform.io/hashicorp/old is required as "~> 1.0"');
    expect(err).toContain('registry.terraform.io/hashicorp/bare is required without a version');
    expect(err).toContain('cdktf deploy --skip-provider-lock');
  });

  test('a stack of another release is an error that names both versions', async () => {
    const output = temporaryFolder();
    stackIn(output, 'one', { atlas: { source: SOURCE, version: '0.0.9' } });
    const { status, err } = await cli(['install', '--stacks', output]);
    expect(status).toBe(1);
    expect(err).toMatch(/^INSTALL_FAILED: The stack ".*one" requires version 0.0.9 of the provider, and this is /);
    expect(err).toContain(`this is ${PROVIDER_VERSION}`);
  });

  test.each([
    ['that is no JSON', '{', /could not be read as JSON/],
    ['that is something else', '[{"terraform":[{"required_providers":null},3,null]}]', /^$/],
    ['in the list form', `{"terraform":[{"required_providers":[${JSON.stringify(OURS)}]}]}`, /^$/],
  ])('a stack %s', async (_, text, words) => {
    const output = temporaryFolder();
    writeFileSync(path.join(stackIn(output, 'one', {}), 'cdk.tf.json'), text);
    expect((await cli(['install', '--stacks', output])).err).toMatch(words);
    expect(existsSync(path.join(output, 'stacks/one', LOCK))).toBe(text.includes(SOURCE));
  });

  test('a stack that is not in JSON is said', async () => {
    const output = temporaryFolder();
    mkdirSync(path.join(output, 'stacks/hcl'), { recursive: true });
    const { status, out } = await cli(['install', '--stacks', output]);
    expect(status).toBe(0);
    expect(out).toContain(`${path.join(output, 'stacks/hcl')}: has no cdk.tf.json`);
  });

  test('a folder that is no output folder, and two folders at once, are errors', async () => {
    expect((await cli(['install', '--stacks', temporaryFolder()])).err).toMatch(/^INSTALL_FAILED: .*stacks" could not/);
    expect((await cli(['install', 'a', '--stacks', 'b'])).err).toMatch(/^INVALID_ARGUMENT: Two folders are given/);
  });
});

test('bundled and started from lib/bin, it finds the executable beside itself and works in the current folder', () => {
  const libBin = packageFolder();
  buildSync({
    entryPoints: [path.join(__dirname, '../../src/cli/main.ts')],
    outfile: path.join(libBin, 'cdktf-provider-atlas'),
    bundle: true,
    platform: 'node',
    logLevel: 'error',
  });
  const moved = temporaryFolder();
  cpSync(path.join(libBin, '../..'), moved, { recursive: true });
  const start = (args: readonly string[], cwd: string) => {
    const script = path.join(moved, 'lib/bin/cdktf-provider-atlas');
    const environment = { PATH: process.env.PATH, HOME: cwd };
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd,
      env: environment,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const cwd = temporaryFolder();
  expect(start(['install'], cwd)).toEqual({
    status: 0,
    stdout: `.: ${SOURCE} ${PROVIDER_VERSION}: 8 files written, lock file created\n`,
    stderr: '',
  });
  expect(existsSync(path.join(cwd, EXECUTABLE))).toBe(true);
  rmSync(path.join(moved, 'lib/bin/terraform-provider-atlas'));
  expect(start(['install'], cwd)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^INSTALL_FAILED: /),
  });
});
