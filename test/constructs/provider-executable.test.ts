// Standalone executables in the stacks of an app.
import fs from 'node:fs';
import path from 'node:path';
import { App, CloudBackend, NamedCloudWorkspace, TerraformStack, Testing } from 'cdktf';
import { AtlasProvider, ProviderExecutable } from 'cdktf-provider-atlas';
import { platformOf } from '../../src/install/platforms';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../../src/model/release';
import { standaloneFolder } from '../install/standalone-folder';
import { temporaryFolder } from '../support/temporary-folder';
import { synthesizeApp, synthesizeStack, type SynthesizedStack } from './synthesize';

const HOST = platformOf(process.platform, process.arch);
const OTHER = HOST === 'windows_386' ? 'linux_386' : 'windows_386';
const NAME = `terraform-provider-atlas_v${PROVIDER_VERSION}`;

const stackOf = (): TerraformStack => new TerraformStack(Testing.app(), 'stack');
const versionOf = (folder: string): string =>
  path.join(folder, 'terraform.d', 'plugins', PROVIDER_SOURCE, PROVIDER_VERSION);
const platformsOf = ({ folder }: SynthesizedStack): string[] => fs.readdirSync(versionOf(folder)).sort();
const notes = ({ manifest }: SynthesizedStack): string[] =>
  manifest.annotations.map(({ level, message }) => `${level}: ${message}`);

test('the script is what a stack gets, also when it is asked for', () => {
  const stack = stackOf();
  new AtlasProvider(stack, 'atlas', { providerExecutable: ProviderExecutable.node() });
  const { folder } = synthesizeStack(stack);
  expect(fs.readdirSync(path.join(versionOf(folder), 'linux_arm64')).sort()).toEqual([
    'atlas-provider.more.js',
    'package.json',
    NAME,
  ]);
});

test('an executable for this machine alone: that file, its entry in the lock file, and nothing to say', () => {
  const stack = stackOf();
  const directory = standaloneFolder([HOST]);
  new AtlasProvider(stack, 'atlas', { providerExecutable: ProviderExecutable.standalone(directory) });
  const synthesized = synthesizeStack(stack);
  expect(platformsOf(synthesized)).toEqual([HOST]);
  expect(fs.readdirSync(path.join(versionOf(synthesized.folder), HOST))).toEqual([NAME]);
  const lock = fs.readFileSync(path.join(synthesized.folder, '.terraform.lock.hcl'), 'utf8');
  expect(lock.match(/"h1:/g)).toHaveLength(1);
  expect(notes(synthesized)).toEqual([]);
  expect(synthesized.text).not.toContain(directory);
});

test('for several platforms it says how large they are, once', () => {
  const stack = stackOf();
  const directory = standaloneFolder([HOST, OTHER]);
  new AtlasProvider(stack, 'atlas', { providerExecutable: ProviderExecutable.standalone(directory) });
  synthesizeStack(stack);
  const synthesized = synthesizeStack(stack);
  expect(platformsOf(synthesized)).toEqual([HOST, OTHER].sort());
  expect(notes(synthesized)).toEqual([expect.stringMatching(/^@cdktf\/info: .*for 2 platforms, \d+ MB together/)]);
});

test('of the platforms of the folder, those that are named', () => {
  const stack = stackOf();
  const directory = standaloneFolder([HOST, OTHER]);
  const providerExecutable = ProviderExecutable.standalone(directory, { platforms: [HOST] });
  new AtlasProvider(stack, 'atlas', { providerExecutable });
  const synthesized = synthesizeStack(stack);
  expect(platformsOf(synthesized)).toEqual([HOST]);
  expect(notes(synthesized)).toEqual([]);
});

test('the folder is relative to the working directory in which it was named', () => {
  const parent = temporaryFolder();
  standaloneFolder([HOST], 'stub', path.join(parent, 'provider'));
  const before = process.cwd();
  process.chdir(parent);
  try {
    const stack = stackOf();
    const providerExecutable = ProviderExecutable.standalone('provider');
    process.chdir(before);
    new AtlasProvider(stack, 'atlas', { providerExecutable });
    expect(platformsOf(synthesizeStack(stack))).toEqual([HOST]);
  } finally {
    process.chdir(before);
  }
});

test('the stacks of an app are one file on the disk', () => {
  const directory = standaloneFolder([HOST, OTHER]);
  const app = new App({ outdir: path.join(temporaryFolder(), 'cdktf.out') });
  for (const [name, platforms] of [
    ['one', undefined],
    ['two', [HOST]],
    ['three', undefined],
  ] as const) {
    const providerExecutable = ProviderExecutable.standalone(directory, { platforms: platforms && [...platforms] });
    new AtlasProvider(new TerraformStack(app, name), 'atlas', { providerExecutable });
  }
  const inodes = Object.values(synthesizeApp(app).stacks).map(
    ({ folder }) =>
      fs.statSync(path.join(versionOf(folder), HOST, HOST.startsWith('windows') ? `${NAME}.exe` : NAME)).ino,
  );
  expect(inodes).toHaveLength(3);
  expect(new Set(inodes).size).toBe(1);
});

test.each([
  ['linux_amd64', []],
  ['darwin_arm64', [expect.stringMatching(/The backend "cloud" may run Terraform on linux_amd64, and the stack has/)]],
])('with a cloud backend and an executable for %s', (platform, expected) => {
  const stack = stackOf();
  const providerExecutable = ProviderExecutable.standalone(standaloneFolder([platform]));
  new AtlasProvider(stack, 'atlas', { providerExecutable });
  new CloudBackend(stack, { organization: 'o', workspaces: new NamedCloudWorkspace('w') });
  expect(notes(synthesizeStack(stack)).filter((note) => note.includes('backend'))).toEqual(expected);
});

test('without an executable for this machine it warns', () => {
  const stack = stackOf();
  const providerExecutable = ProviderExecutable.standalone(standaloneFolder([OTHER]));
  new AtlasProvider(stack, 'atlas', { providerExecutable });
  expect(notes(synthesizeStack(stack))).toEqual([
    expect.stringContaining(`there for ${OTHER}, and this machine is ${HOST}`),
  ]);
});

describe('what is refused before anything is written', () => {
  test('a folder that is not there, with the path of the construct', () => {
    const stack = stackOf();
    const providerExecutable = ProviderExecutable.standalone(path.join(temporaryFolder(), 'missing'));
    expect(() => new AtlasProvider(stack, 'atlas', { providerExecutable })).toThrow(
      /^INVALID_ARGUMENT: stack\/atlas: The folder ".*missing" of standalone executables could not be read\./,
    );
    expect(stack.node.children).toEqual([]);
  });

  test('a folder that is gone at synthesis', () => {
    const stack = stackOf();
    const directory = standaloneFolder([HOST]);
    new AtlasProvider(stack, 'atlas', { providerExecutable: ProviderExecutable.standalone(directory) });
    fs.rmSync(directory, { recursive: true });
    expect(() => synthesizeStack(stack)).toThrow(/INVALID_ARGUMENT: .*could not be read/);
  });

  test('two kinds in one stack, where the script counts when it is named', () => {
    const stack = stackOf();
    const providerExecutable = ProviderExecutable.standalone(standaloneFolder([HOST]));
    new AtlasProvider(stack, 'atlas', { providerExecutable });
    new AtlasProvider(stack, 'other', { alias: 'other', providerExecutable: ProviderExecutable.node() });
    expect(() => synthesizeStack(stack)).toThrow(
      /INVALID_ARGUMENT: providerExecutable of stack\/other is the script, and that of stack\/atlas is .*\n[^]*Give providerExecutable to one of them only/,
    );
  });

  test('not the same one twice, nor one beside a provider that names none', () => {
    const stack = stackOf();
    const directory = standaloneFolder([HOST]);
    new AtlasProvider(stack, 'first', { alias: 'first' });
    for (const alias of ['second', 'third']) {
      const providerExecutable = ProviderExecutable.standalone(directory);
      new AtlasProvider(stack, alias, { alias, providerExecutable });
    }
    expect(platformsOf(synthesizeStack(stack))).toEqual([HOST]);
  });
});

test('what is no ProviderExecutable is refused, and so is no folder', () => {
  for (const given of ['provider', null] as unknown[])
    expect(() => new AtlasProvider(stackOf(), 'atlas', { providerExecutable: given as ProviderExecutable })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        message: expect.stringMatching(
          /stack\/atlas: providerExecutable is no ProviderExecutable[^]*standalone\(directory\)/,
        ),
      }),
    );
  for (const folder of [undefined, null, '', 1]) {
    expect(() => ProviderExecutable.standalone(folder as string)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining('is given no folder') }),
    );
  }
});
