// The provider's construct: what it refuses, and what it puts into its stack's folder.
import fs from 'node:fs';
import path from 'node:path';
import {
  RemoteBackend,
  Fn,
  Lazy,
  NamedRemoteWorkspace,
  TerraformProvider,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
} from 'cdktf';
import { AtlasProvider, bindings, DataAtlasSnapshotExportJob } from 'cdktf-provider-atlas';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../../src/model/release';
import { temporaryFolder } from '../support/temporary-folder';
import { synthesizeStack, type SynthesizedStack } from './synthesize';

function stackOf(): TerraformStack {
  return new TerraformStack(Testing.app(), 'stack');
}

class OtherProvider extends TerraformProvider {}

function other(stack: TerraformStack, type: string, source: string, version?: string): TerraformProvider {
  return new OtherProvider(stack, `${type}-${source}`, {
    terraformResourceType: type,
    terraformProviderSource: source,
    terraformGeneratorMetadata: { providerName: type, providerVersion: version, providerVersionConstraint: version },
  });
}

const warnings = ({ manifest }: SynthesizedStack): string[] => {
  // And nothing else: a stack trace in it would name folders of this machine.
  for (const annotation of manifest.annotations) {
    expect(Object.keys(annotation).sort()).toEqual(['constructPath', 'level', 'message']);
  }
  return manifest.annotations.map(({ message }) => message);
};

describe('configuration', () => {
  test('without arguments it is an empty block of our source and version', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas');
    expect(synthesizeStack(stack).configuration).toMatchObject({
      provider: { atlas: [{}] },
      terraform: { required_providers: { atlas: { source: PROVIDER_SOURCE, version: PROVIDER_VERSION } } },
    });
  });

  test('arguments are passed on, secrets as variables', () => {
    const stack = stackOf();
    const secret = new TerraformVariable(stack, 'secret', { type: 'string', sensitive: true });
    const settings = {
      clientId: 'id',
      baseUrl: 'https://cloud.mongodbgov.com',
      apiVersion: 'v1.0',
      requestTimeout: '30s',
    };
    new AtlasProvider(stack, 'atlas', { ...settings, clientSecret: secret.stringValue, alias: 'gov' });
    expect(synthesizeStack(stack).configuration.provider).toEqual({
      atlas: [
        {
          client_id: 'id',
          client_secret: '${var.secret}',
          base_url: 'https://cloud.mongodbgov.com',
          api_version: 'v1.0',
          request_timeout: '30s',
          alias: 'gov',
        },
      ],
    });
  });

  test.each(['privateKey', 'clientSecret', 'accessToken'])(
    '%s as plain text is refused without being shown',
    (name) => {
      const stack = stackOf();
      const make = (): unknown => new AtlasProvider(stack, 'atlas', { [name]: 'hush' });
      expect(make).toThrow(new RegExp(`^LITERAL_SECRET: stack/atlas: ${name} is given as plain text`));
      expect(make).toThrow(/fix: .*environment variable.*TerraformVariable with sensitive: true/);
      expect(make).not.toThrow(/hush/);
    },
  );

  test('a token that turns out to be plain text is refused at synthesis', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas', { accessToken: Lazy.stringValue({ produce: () => 'hush' }) });
    expect(() => synthesizeStack(stack)).toThrow(/stack\/atlas.*LITERAL_SECRET: accessToken/);
  });

  const variable = (stack: TerraformStack, props: object): string =>
    new TerraformVariable(stack, 'v', { type: 'string', ...props }).stringValue;

  test.each<[string, (stack: TerraformStack) => string, string]>([
    ['a variable with a default', (stack) => variable(stack, { sensitive: true, default: 'hush' }), 'has a default'],
    ['a variable that is not sensitive', (stack) => variable(stack, {}), 'is not sensitive'],
    ['a function of plain text', () => Token.asString(Fn.sensitive('hush')), 'plain text'],
    ['plain text before a variable', (stack) => `hush${variable(stack, { sensitive: true })}`, 'plain text'],
    ['text with a mark of templates', () => 'hu%{sh', 'plain text'],
  ])('%s is refused', (_, value, words) => {
    let message = '';
    try {
      const stack = stackOf();
      new AtlasProvider(stack, 'atlas', { accessToken: value(stack) });
      synthesizeStack(stack);
    } catch (reason) {
      ({ message } = reason as Error);
    }
    expect(message).toMatch(/LITERAL_SECRET: .*accessToken/);
    expect(message).toContain(words);
    expect(message).not.toMatch(/hush|hu%/);
  });

  test('plain text that comes by an override is refused', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas').addOverride('access_token', 'hush');
    expect(() => synthesizeStack(stack)).toThrow(/stack\/atlas.*LITERAL_SECRET: accessToken/);
  });

  test('what comes out of a data source is accepted', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas', { privateKey: '${jsondecode(data.x_secret.atlas.text)["key"]}' });
    expect(synthesizeStack(stack).configuration.provider).toBeDefined();
  });

  test.each([
    [{ baseUrl: 'http://atlas.example' }, 'baseUrl is http'],
    [{ apiVersion: 'v3' }, 'apiVersion must be'],
    [{ requestTimeout: 'soon' }, 'requestTimeout must be a duration'],
  ])('%j is refused with the path', (props, words) => {
    const stack = stackOf();
    expect(() => new AtlasProvider(stack, 'atlas', props)).toThrow(/^INVALID_SETTING: stack\/atlas: /);
    expect(() => new AtlasProvider(stack, 'atlas', props)).toThrow(words);
    expect(stack.node.children.map(({ node }) => node.id)).toEqual([]);
  });

  test.each(['before', 'after'])('another provider called atlas, made %s, is refused', (when) => {
    const stack = stackOf();
    if (when === 'before') other(stack, 'atlas', 'ariga/atlas');
    new AtlasProvider(stack, 'atlas');
    if (when === 'after') other(stack, 'atlas', 'ariga/atlas');
    expect(() => synthesizeStack(stack)).toThrow(/LOCAL_NAME_TAKEN: .*ariga\/atlas[\s\S]*different stacks/);
  });

  test('a job without a provider in its stack is refused by cdktf', () => {
    const stack = stackOf();
    new DataAtlasSnapshotExportJob(stack, 'job', {
      projectId: 'a'.repeat(24),
      clusterName: 'c',
      exportJobId: 'b'.repeat(24),
    });
    expect(() => synthesizeStack(stack)).toThrow(/without a matching provider construct/);
  });
});

describe('installation', () => {
  const NAME = `terraform-provider-atlas_v${PROVIDER_VERSION}`;
  const packageOf = (folder: string, platform: string): string =>
    path.join(folder, 'terraform.d', 'plugins', PROVIDER_SOURCE, PROVIDER_VERSION, platform);
  const lockFile = (folder: string): string => fs.readFileSync(path.join(folder, '.terraform.lock.hcl'), 'utf8');

  test('the executable stands where Terraform looks, for each platform, and our entry in the lock file', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas');
    new AtlasProvider(stack, 'second', { alias: 'second' });
    const { folder } = synthesizeStack(stack);
    for (const platform of ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64']) {
      const at = packageOf(folder, platform);
      expect(fs.statSync(path.join(at, NAME)).mode & 0o777).toBe(0o755);
      expect(fs.readFileSync(path.join(at, 'package.json'), 'utf8')).toBe('{"type":"commonjs"}\n');
    }
    expect(lockFile(folder)).toMatch(
      /^provider "terraform\.local\/cdktf\/atlas" \{\n  version     = "[^"]+"\n  constraints = "[^"]+"\n  hashes = \[\n    "h1:/,
    );
  });

  test('beside an L1 provider of the same source, which installs nothing', () => {
    const stack = stackOf();
    new bindings.provider.AtlasProvider(stack, 'l1', { alias: 'l1' });
    new AtlasProvider(stack, 'atlas');
    expect(fs.existsSync(path.join(synthesizeStack(stack).folder, 'terraform.d'))).toBe(true);
  });

  test('a second synthesis writes the same bytes, rewrites no file, and doubles no annotation', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas');
    other(stack, 'random', 'hashicorp/random', '~> 3.0');
    const first = synthesizeStack(stack);
    const file = path.join(packageOf(first.folder, 'linux_amd64'), NAME);
    const before = fs.statSync(file);
    const lock = lockFile(first.folder);
    const second = synthesizeStack(stack);
    expect(fs.statSync(file)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(lockFile(second.folder)).toBe(lock);
    expect(second.text).toBe(first.text);
    expect(warnings(second)).toHaveLength(1);
  });

  test('a provider of an exact version gets an entry without hashes; a range gets an annotation that says what to type', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas');
    other(stack, 'random', 'hashicorp/random', '3.6.0');
    other(stack, 'null', 'hashicorp/null', '~> 3.0');
    const synthesized = synthesizeStack(stack);
    expect(lockFile(synthesized.folder)).toContain(
      'provider "registry.terraform.io/hashicorp/random" {\n  version     = "3.6.0"\n  constraints = "3.6.0"\n}',
    );
    expect(lockFile(synthesized.folder)).not.toContain('hashicorp/null');
    expect(warnings(synthesized)).toEqual([
      expect.stringMatching(/hashicorp\/null[\s\S]*--skip-provider-lock[\s\S]*terraform init/),
    ]);
  });

  test('a remote backend gets an annotation that names synth mode', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas');
    new RemoteBackend(stack, { organization: 'o', workspaces: new NamedRemoteWorkspace('w') });
    expect(warnings(synthesizeStack(stack))).toEqual([expect.stringContaining('ReadAt.SYNTH')]);
  });

  test('a provider_installation block in the CLI configuration gets an annotation with the block to add', () => {
    const file = path.join(temporaryFolder(), 'terraformrc');
    fs.writeFileSync(file, 'provider_installation {\n  direct {}\n}\n');
    process.env.TF_CLI_CONFIG_FILE = file;
    try {
      const stack = stackOf();
      new AtlasProvider(stack, 'atlas');
      expect(warnings(synthesizeStack(stack))).toEqual([
        expect.stringMatching(/filesystem_mirror \{[\s\S]*terraform\.d\/plugins/),
      ]);
    } finally {
      delete process.env.TF_CLI_CONFIG_FILE;
    }
  });

  test('no path of this package reaches the configuration', () => {
    const stack = stackOf();
    new AtlasProvider(stack, 'atlas');
    const { text } = synthesizeStack(stack);
    expect(text).not.toContain(path.resolve(__dirname, '..', '..', 'lib'));
  });
});
