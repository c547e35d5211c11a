// docs/leaving.md: another source address, and no provider any more, each with a state that holds a job.
import fs from 'node:fs';
import path from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LocalBackend, TerraformStack, Testing } from 'cdktf';
import { AtlasProvider, DataAtlasSnapshotExportJob } from 'cdktf-provider-atlas';
import { providerPackage } from '../../src/install/provider-package';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../../src/model/release';
import { packageRegistry } from '../../tasks/package-registry';
import { synthesizeStack } from '../constructs/synthesize';
import { readDocument, sampleNamed } from '../docs/documents';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, environment, terraform, type Ran } from '../support/terraform';
import { job, jobBlocks } from '../terraform/support/job-blocks';
import { install } from '../terraform/support/stack';
import { cliConfiguration, TerraformFolder } from './support/terraform-folder';

const ROOT = path.join(__dirname, '..', '..');
const SOURCE = 'registry.example.com/acme/atlas';
const DATA = 'data.atlas_snapshot_export_job.orders';
const mirror = path.join(temporaryFolder(), 'mirror');
const PAGE = readDocument('docs/leaving.md');

let emulator: EmulatorProcess;
/** The CLI configuration of the documents, with the folder of this test. */
let withMirror: Readonly<Record<string, string>>;
beforeAll(async () => {
  const bundle = providerPackage(LIB_BIN, { source: SOURCE, version: PROVIDER_VERSION });
  await packageRegistry({ package: bundle, release: temporaryFolder(), mirror, environment: {} });
  const sample = sampleNamed('mirror.tfrc').text;
  expect(sample).toContain('"/srv/terraform-mirror"');
  withMirror = cliConfiguration(sample.replaceAll('/srv/terraform-mirror', mirror));
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

/** The command of the page that begins with these words. */
function command(words: string): string[] {
  const [line] = PAGE.split('\n').filter((candidate) => candidate.startsWith(words));
  if (line === undefined) throw new Error(`docs/leaving.md has no command ${words}`);
  return line.split(' ').slice(1);
}

/** Without the question. */
function replaceProvider(): string[] {
  const [state = '', verb = '', ...addresses] = command('terraform state replace-provider');
  expect(addresses).toEqual([PROVIDER_SOURCE, SOURCE]);
  return [state, verb, '-auto-approve', ...addresses];
}

const succeeds = ({ status, output }: Ran): void => expect(status === 0 ? '' : output).toBe('');

describeTerraform('with a state that holds a job', (binary) => {
  /** Applied with the provider that comes with the package. */
  async function applied(): Promise<TerraformFolder> {
    const folder = new TerraformFolder(binary, PROVIDER_SOURCE, emulator.environment());
    folder.write('main.tf.json', jobBlocks({ orders: job(emulator) }));
    await install(folder.path);
    succeeds(await folder.run(['init']));
    succeeds(await folder.run(['apply', '-auto-approve']));
    return folder;
  }

  /** As on a machine that was never given the provider of before. */
  const forget = (folder: TerraformFolder): void => {
    for (const name of ['terraform.d', '.terraform']) fs.rmSync(path.join(folder.path, name), { recursive: true });
  };

  const withoutProvider = (folder: TerraformFolder): void => {
    fs.rmSync(path.join(folder.path, 'versions.tf.json'));
    folder.write('main.tf.json', { output: { orders: { value: 'read at synthesis' } } });
  };

  describe('another source address', () => {
    test('with the address replaced in the state, nothing has changed', async () => {
      const folder = await applied();
      const replaced = await folder.run(replaceProvider());
      expect(replaced).toMatchObject({ status: 0, output: expect.stringContaining('Successfully replaced provider') });
      forget(folder);
      folder.require(SOURCE);
      succeeds(await folder.run(['init'], withMirror));
      expect(await folder.run(['plan', '-detailed-exitcode'], withMirror)).toMatchObject({ status: 0 });
      const lock = fs.readFileSync(path.join(folder.path, '.terraform.lock.hcl'), 'utf8');
      expect(lock).not.toContain(PROVIDER_SOURCE);
    });

    test('without that, init asks for the address of before', async () => {
      const folder = await applied();
      forget(folder);
      folder.require(SOURCE);
      const { status, output } = await folder.run(['init'], withMirror);
      expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining(PROVIDER_SOURCE) });
    });

    test('the state is changed only where the provider of before is installed', async () => {
      const folder = await applied();
      forget(folder);
      const { status, output } = await folder.run(replaceProvider());
      expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining('Required plugins are not') });
    });

    test('the same for a stack of constructs', async () => {
      const state = path.join(temporaryFolder(), 'terraform.tfstate');
      const stackWith = (source?: string) => {
        const stack = new TerraformStack(Testing.app(), 'stack');
        new LocalBackend(stack, { path: state });
        new AtlasProvider(stack, 'atlas', { source });
        new DataAtlasSnapshotExportJob(stack, 'orders', emulator.job('replicaSet')).addOutputs();
        return synthesizeStack(stack);
      };
      const [before, after] = [stackWith().folder, stackWith(SOURCE).folder];
      const run = (args: string[], settings = {}): Promise<Ran> =>
        terraform(binary, before, args, { TF_CLI_ARGS: '-no-color', ...emulator.environment(), ...settings });
      succeeds(await run(['init']));
      succeeds(await run(['apply', '-auto-approve']));
      succeeds(await run(replaceProvider()));
      fs.copyFileSync(path.join(after, 'cdk.tf.json'), path.join(before, 'cdk.tf.json'));
      succeeds(await run(['init'], withMirror));
      expect(await run(['plan', '-detailed-exitcode'], withMirror)).toMatchObject({ status: 0 });
    });

    test('the configuration of the page needs the mirror alone', async () => {
      const folder = new TerraformFolder(binary, SOURCE, { ...emulator.environment(), ...withMirror });
      fs.rmSync(path.join(folder.path, 'versions.tf.json'));
      fs.writeFileSync(path.join(folder.path, 'main.tf'), sampleNamed('published.tf').text);
      succeeds(await folder.run(['init']));
      succeeds(await folder.run(['validate']));
    });
  });

  describe('leaving', () => {
    test('with the job removed from the state first, nothing asks for the provider', async () => {
      const folder = await applied();
      expect(command('terraform state rm')).toEqual(['state', 'rm', DATA]);
      succeeds(await folder.run(command('terraform state rm')));
      forget(folder);
      withoutProvider(folder);
      succeeds(await folder.run(['init']));
      succeeds(await folder.run(['apply', '-auto-approve']));
      expect(await folder.run(['providers'])).not.toMatchObject({ output: expect.stringContaining('atlas') });
    });

    test('with the job left in the state, init asks for the provider', async () => {
      const folder = await applied();
      forget(folder);
      withoutProvider(folder);
      const { status, output } = await folder.run(['init']);
      expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining(PROVIDER_SOURCE) });
    });
  });
});

describeTerraform('cdktf deploy of a stack whose provider a mirror has', (binary) => {
  test('works with the command of the page', async () => {
    const folder = temporaryFolder();
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    const settings = { language: 'javascript', app: 'node app.cjs', projectId: 'test', sendCrashReports: 'false' };
    fs.writeFileSync(path.join(folder, 'cdktf.json'), JSON.stringify(settings));
    fs.writeFileSync(
      path.join(folder, 'app.cjs'),
      `const { App, TerraformStack } = require('cdktf');
const { AtlasProvider, DataAtlasSnapshotExportJob } = require(${JSON.stringify(path.join(ROOT, 'lib'))});
const app = new App();
const stack = new TerraformStack(app, 'exports');
new AtlasProvider(stack, 'atlas', { source: '${SOURCE}' });
new DataAtlasSnapshotExportJob(stack, 'orders', ${JSON.stringify(emulator.job('replicaSet'))}).addOutputs();
app.synth();
`,
    );
    const [, ...words] = command('npx cdktf deploy');
    const cdktf = path.join(ROOT, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf');
    const own = { ...emulator.environment(), ...withMirror, CI: '1', TERRAFORM_BINARY_NAME: binary, HOME: folder };
    const deploy = promisify(execFile)(process.execPath, [cdktf, ...words, '--auto-approve'], {
      cwd: folder,
      env: environment(own),
    });
    const { stdout } = await deploy.catch((reason: { stdout?: string; stderr?: string }) => {
      throw new Error(`${reason.stdout ?? ''}${reason.stderr ?? ''}`);
    });
    expect(stdout).toMatch(/orders_state = "?Successful/);
    expect(fs.existsSync(path.join(folder, 'cdktf.out', 'stacks', 'exports', 'terraform.d'))).toBe(false);
  });
});
