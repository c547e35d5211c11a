// A provider under the address of a registry or a mirror: what stands in the configuration, and what is not put into the stack.
import fs from 'node:fs';
import path from 'node:path';
import { CloudBackend, Lazy, NamedCloudWorkspace, TerraformStack, Testing } from 'cdktf';
import { AtlasProvider, bindings, DataAtlasSnapshotExportJob, ProviderExecutable } from 'cdktf-provider-atlas';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../../src/model/release';
import { synthesizeStack } from './synthesize';

const SOURCE = 'registry.example.com/acme/atlas';
const IDS = {
  projectId: '32b6e34b3d91647abb20e7b8',
  clusterName: 'Cluster0',
  exportJobId: '605ccba3c1c7613f423e1585',
};

const stackOf = (): TerraformStack => new TerraformStack(Testing.app(), 'stack');
const required = (source: string) => ({ atlas: { source, version: PROVIDER_VERSION } });

test('the one address stands in the stack, with the exact version, and data sources are read by that provider', () => {
  const stack = stackOf();
  const provider = new AtlasProvider(stack, 'atlas', { source: 'Registry.Example.com/acme/atlas' });
  new AtlasProvider(stack, 'audit', { alias: 'audit', source: SOURCE });
  new DataAtlasSnapshotExportJob(stack, 'orders', IDS);
  new DataAtlasSnapshotExportJob(stack, 'audited', { ...IDS, provider });
  const { configuration, text } = synthesizeStack(stack);
  expect(configuration.terraform).toMatchObject({ required_providers: required(SOURCE) });
  expect(text).not.toContain(PROVIDER_SOURCE);
  expect(provider.terraformProviderSource).toBe(SOURCE);
});

test('in HCL too', () => {
  const stack = stackOf();
  new AtlasProvider(stack, 'atlas', { source: SOURCE });
  expect(stack.toHclTerraform().hcl).toContain(`source = "${SOURCE}"`);
});

test('nothing is put into the folder of the stack, and there is nothing to say', () => {
  const stack = stackOf();
  new AtlasProvider(stack, 'atlas', { source: SOURCE });
  new CloudBackend(stack, { organization: 'o', workspaces: new NamedCloudWorkspace('w') });
  const { folder, manifest } = synthesizeStack(stack);
  expect(fs.readdirSync(folder)).toEqual(['cdk.tf.json']);
  expect(manifest.annotations).toEqual([]);
});

test('the default, when it is named, is as if nothing were given', () => {
  const stack = stackOf();
  new AtlasProvider(stack, 'atlas', { source: PROVIDER_SOURCE, providerExecutable: ProviderExecutable.node() });
  new AtlasProvider(stack, 'other', { alias: 'other' });
  const { folder, configuration } = synthesizeStack(stack);
  expect(configuration.terraform).toMatchObject({ required_providers: required(PROVIDER_SOURCE) });
  expect(fs.existsSync(path.join(folder, 'terraform.d', 'plugins', PROVIDER_SOURCE))).toBe(true);
});

describe('what is refused', () => {
  test.each([
    ['acme/atlas', /^INVALID_ARGUMENT: stack\/atlas: .*source is "acme\/atlas"[^]*host\/namespace\/atlas/],
    ['', /^INVALID_ARGUMENT: stack\/atlas: .*source is ""/],
    [Lazy.stringValue({ produce: () => SOURCE }), /^INVALID_ARGUMENT: stack\/atlas: .*token[^]*as plain text/],
  ])('%j, before anything is added to the stack', (source, words) => {
    const stack = stackOf();
    expect(() => new AtlasProvider(stack, 'atlas', { source })).toThrow(words);
    expect(stack.node.children).toEqual([]);
  });

  test('an executable, which would have nowhere to go', () => {
    const stack = stackOf();
    const providerExecutable = ProviderExecutable.node();
    expect(() => new AtlasProvider(stack, 'atlas', { source: SOURCE, providerExecutable })).toThrow(
      /^INVALID_ARGUMENT: stack\/atlas: providerExecutable is given, and source is registry\.example\.com[^]*Leave one of the two out/,
    );
    expect(stack.node.children).toEqual([]);
  });

  test.each([
    ['another address', { alias: 'other', source: 'other.example/acme/atlas' }],
    ['none', { alias: 'other' }],
  ])('a second provider of the stack with %s', (_, props) => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas', { source: SOURCE });
    new AtlasProvider(stack, 'other', props);
    expect(() => synthesizeStack(stack)).toThrow(
      /INVALID_ARGUMENT: .*differ in their source: that of stack\/atlas is registry\.example\.com\/acme\/atlas, and that of stack\/other is [^]*Give the same source to both/,
    );
  });

  test('a generated provider beside it', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas', { source: SOURCE });
    new bindings.provider.AtlasProvider(stack, 'generated', { alias: 'generated' });
    expect(() => synthesizeStack(stack)).toThrow(/differ in their source: .*stack\/generated is terraform\.local/);
  });
});
