// `install --executable`: standalone executables for plain Terraform, and in the stacks of a `cdktf.out`.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../src/model/release';
import { standaloneFolder } from '../install/standalone-folder';
import { LIB_BIN } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { runCli } from './support/run-cli';

const SOURCE = 'terraform.local/cdktf/atlas';
const VERSION = `terraform.d/plugins/${SOURCE}/${PROVIDER_VERSION}`;
const LINUX = `${VERSION}/linux_amd64/terraform-provider-atlas_v${PROVIDER_VERSION}`;

const cli = (args: readonly string[], platform: NodeJS.Platform = 'linux') =>
  runCli(args, { libBin: LIB_BIN, platform });

function stackIn(output: string, name: string): string {
  const directory = path.join(output, 'stacks', name);
  mkdirSync(directory, { recursive: true });
  const required = { atlas: { source: SOURCE, version: PROVIDER_VERSION } };
  writeFileSync(path.join(directory, 'cdk.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
  return directory;
}

const platforms = ['linux_amd64', 'linux_arm64', 'windows_amd64', 'windows_arm64'];

test('puts them into the folder, and says nothing of Windows, for which it has one', async () => {
  const directory = temporaryFolder();
  expect(await cli(['install', directory, '--executable', standaloneFolder(platforms)], 'win32')).toEqual({
    status: 0,
    out: `${directory}: ${SOURCE} ${PROVIDER_VERSION}: 4 files written, lock file created`,
    err: expect.stringMatching(/^Each folder has the atlas provider for 4 platforms, .*: --platform\.$/),
  });
  expect(
    existsSync(path.join(directory, VERSION, `windows_arm64/terraform-provider-atlas_v${PROVIDER_VERSION}.exe`)),
  ).toBe(true);
  expect(existsSync(path.join(directory, VERSION, 'darwin_arm64'))).toBe(false);
});

test('--platform, once or more, takes those alone', async () => {
  const directory = temporaryFolder();
  const chosen = ['--platform', 'windows_amd64', '--platform', 'linux_amd64'];
  const executables = ['--executable', standaloneFolder(platforms)];
  expect(await cli(['install', ...executables, ...chosen, directory])).toMatchObject({
    status: 0,
    out: `${directory}: ${SOURCE} ${PROVIDER_VERSION}: 2 files written, lock file created`,
  });
  expect(readdirSync(path.join(directory, VERSION)).sort()).toEqual(['linux_amd64', 'windows_amd64']);
  expect(await cli(['install', ...executables, '--platform', 'linux_amd64', directory])).toMatchObject({
    status: 0,
    out: `${directory}: ${SOURCE} ${PROVIDER_VERSION}: 1 left-over removed, lock file updated`,
    err: '',
  });
});

test('--platform alone is refused, and so is one that the folder does not have', async () => {
  const directory = temporaryFolder();
  const alone = await cli(['install', directory, '--platform', 'linux_amd64']);
  expect(alone).toMatchObject({ status: 1, err: expect.stringContaining('--platform is given without --executable') });
  const missing = ['--executable', standaloneFolder(['linux_amd64']), '--platform', 'darwin_arm64'];
  expect(await cli(['install', directory, ...missing])).toMatchObject({
    status: 1,
    err: expect.stringContaining('leave darwin_arm64 out'),
  });
  expect(existsSync(path.join(directory, 'terraform.d'))).toBe(false);
});

test('the script in place of executables is told of, once', async () => {
  const directory = temporaryFolder();
  await cli(['install', directory, '--executable', standaloneFolder(['linux_amd64'])]);
  expect((await cli(['install', directory])).err).toMatch(
    /the script has taken the place of standalone executables.*--exec/,
  );
  expect((await cli(['install', directory])).err).toBe('');
});

test('says so where it has none for this machine', async () => {
  const { status, err } = await cli(
    ['install', temporaryFolder(), '--executable', standaloneFolder(platforms)],
    'darwin',
  );
  expect(status).toBe(0);
  expect(err).toMatch(/this machine is darwin_/);
});

test('a folder without any is refused, and nothing is written', async () => {
  const directory = temporaryFolder();
  const { status, err } = await cli(['install', directory, '--executable', temporaryFolder()]);
  expect(status).not.toBe(0);
  expect(err).toMatch(/INVALID_ARGUMENT: .*has no folder of a platform/);
  expect(existsSync(path.join(directory, 'terraform.d'))).toBe(false);
});

test('--stacks mends what synthesis put there: executables stay executables, beside stacks with the script', async () => {
  const output = temporaryFolder();
  const [one, two] = [stackIn(output, 'one'), stackIn(output, 'two')];
  await cli(['install', one, '--executable', standaloneFolder(platforms)]);
  chmodSync(path.join(one, LINUX), 0o644);
  rmSync(path.join(one, '.terraform.lock.hcl'));
  const { status, out } = await cli(['install', '--stacks', output]);
  expect({ status, lines: out.split('\n') }).toEqual({
    status: 0,
    lines: [
      `${one}: ${SOURCE} ${PROVIDER_VERSION}: 1 file made executable or readable, lock file created`,
      `${two}: ${SOURCE} ${PROVIDER_VERSION}: 12 files written, lock file created`,
    ],
  });
  expect(statSync(path.join(one, LINUX)).mode & 0o777).toBe(0o755);
  expect(readFileSync(path.join(one, LINUX), 'utf8')).toContain('stub linux_amd64');
});

test('--stacks refuses executables that are not those of the lock file, and changes nothing', async () => {
  const output = temporaryFolder();
  const [whole, damaged] = [stackIn(output, 'one'), stackIn(output, 'two')];
  await cli(['install', '--stacks', output, '--executable', standaloneFolder(platforms)]);
  const [lock, lost] = [damaged, whole].map((stack) => path.join(stack, '.terraform.lock.hcl'));
  const before = readFileSync(lock ?? '', 'utf8');
  rmSync(path.join(damaged, LINUX));
  writeFileSync(path.join(damaged, LINUX), '#!damaged');
  rmSync(lost ?? '');
  const { status, err } = await cli(['install', '--stacks', output]);
  expect(status).not.toBe(0);
  expect(err).toMatch(/INSTALL_FAILED: .* are not those that the lock file beside them names: linux_amd64\.\n/);
  expect(err).toContain('--executable');
  expect(readFileSync(lock ?? '', 'utf8')).toBe(before);
  expect(readFileSync(path.join(damaged, LINUX), 'utf8')).toBe('#!damaged');
  expect(existsSync(lost ?? '')).toBe(false);
  expect(await cli(['install', '--stacks', output, '--executable', standaloneFolder(platforms)])).toMatchObject({
    status: 0,
    out: expect.stringContaining('1 file written'),
  });
});

test('--stacks takes executables of which an init has locked one platform, unless none is that one', async () => {
  const output = temporaryFolder();
  const stack = stackIn(output, 'one');
  await cli(['install', stack, '--executable', standaloneFolder(platforms)]);
  const lock = path.join(stack, '.terraform.lock.hcl');
  const [first = ''] = /"h1:.*",/.exec(readFileSync(lock, 'utf8')) ?? [];
  const partial = readFileSync(lock, 'utf8').replace(/\[[^\]]*\]/, `[\n    ${first}\n  ]`);
  writeFileSync(lock, partial);
  expect(await cli(['install', '--stacks', output])).toMatchObject({
    status: 0,
    out: expect.stringContaining('lock file updated'),
  });
  expect(readFileSync(lock, 'utf8').match(/"h1:/g)).toHaveLength(platforms.length);
  writeFileSync(lock, partial.replace(first, `"h1:${'A'.repeat(43)}=",`));
  expect((await cli(['install', '--stacks', output])).err).toContain('INSTALL_FAILED');
});

test('--stacks on Windows says nothing of the script where the stacks have executables for it', async () => {
  const output = temporaryFolder();
  const stack = stackIn(output, 'one');
  await cli(['install', stack, '--executable', standaloneFolder(platforms)]);
  expect((await cli(['install', '--stacks', output], 'win32')).err).toBe('');
  stackIn(output, 'two');
  expect((await cli(['install', '--stacks', output], 'win32')).err).toMatch(/^The atlas provider is a script/);
});

test('--stacks tells of executables that are lost, and takes a script without its package.json for the script', async () => {
  const output = temporaryFolder();
  const [one, two] = [stackIn(output, 'one'), stackIn(output, 'two')];
  await cli(['install', one, '--executable', standaloneFolder(['linux_amd64'])]);
  await cli(['install', two]);
  rmSync(path.join(one, 'terraform.d'), { recursive: true });
  for (const platform of readdirSync(path.join(two, VERSION)))
    rmSync(path.join(two, VERSION, platform, 'package.json'));
  const { status, out, err } = await cli(['install', '--stacks', output]);
  expect({ status, err }).toEqual({
    status: 0,
    err: expect.stringMatching(/^The lock file in \S*one named other bytes/),
  });
  expect(out).toContain(`${two}: ${SOURCE} ${PROVIDER_VERSION}: 4 files written`);
  expect((await cli(['install', '--stacks', output])).err).toBe('');
});

test('what only lies beside the versions is no executable that the script replaces', async () => {
  const directory = temporaryFolder();
  await cli(['install', directory]);
  const versions = path.join(directory, path.dirname(VERSION));
  writeFileSync(path.join(versions, '.DS_Store'), '');
  mkdirSync(path.join(versions, '.install-abcdef', '0'), { recursive: true });
  expect(await cli(['install', directory])).toMatchObject({ status: 0, err: '' });
});

test('--stacks with --executable replaces the script in every stack, by one file for all', async () => {
  const output = temporaryFolder();
  const stacks = [stackIn(output, 'one'), stackIn(output, 'two')];
  await cli(['install', '--stacks', output]);
  expect(await cli(['install', '--stacks', output, '--executable', standaloneFolder(platforms)])).toMatchObject({
    status: 0,
    err: expect.stringContaining('the stacks of an app share them'),
  });
  const inodes = stacks.map((stack) => statSync(path.join(stack, LINUX)).ino);
  expect(new Set(inodes).size).toBe(1);
});
