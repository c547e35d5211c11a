// `cdktf deploy` as users type it, in projects that make it hard.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROVIDER, PROVIDER_VERSION } from '../../src/model/release';
import { providerPackage } from '../../src/install/provider-package';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { describeTerraform, environment, terraform } from '../support/terraform';
import { filesOf } from '../install/package-files';
import { temporaryFolder } from '../support/temporary-folder';

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, '..', '..');
const CDKTF = path.join(ROOT, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf');
const OTHER = 'example.com/acme/other';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

/** A project whose package.json makes every `.js` file, and every file without an ending, an ES module. */
function project(body: string): string {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'user', type: 'module' }));
  fs.writeFileSync(
    path.join(folder, 'cdktf.json'),
    JSON.stringify({ language: 'javascript', app: 'node app.cjs', projectId: 'test', sendCrashReports: 'false' }),
  );
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  fs.writeFileSync(
    path.join(folder, 'app.cjs'),
    `const { App, TerraformStack, TerraformProvider, TerraformDataSource, TerraformOutput } = require('cdktf');
const { AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } = require(${JSON.stringify(path.join(ROOT, 'lib'))});
const ids = ${JSON.stringify(emulator.job('replicaSet'))};
const app = new App();
const stack = new TerraformStack(app, 'stack');
${body}
app.synth();
`,
  );
  return folder;
}

/** Our own executable under another name and address, where Terraform looks for every project of a user. */
function homeWithOther(): string {
  const home = temporaryFolder();
  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const folder = path.join(home, '.terraform.d', 'plugins', OTHER, PROVIDER_VERSION, platform);
  fs.mkdirSync(folder, { recursive: true });
  for (const { name, bytes, mode } of filesOf(providerPackage(LIB_BIN, PROVIDER))) {
    fs.writeFileSync(path.join(folder, name.replace('provider-atlas_', 'provider-other_')), bytes, { mode });
  }
  return home;
}

async function cdktf(binary: string, folder: string, args: readonly string[], home?: string): Promise<string> {
  const settings = { ...emulator.environment(), CI: '1', TERRAFORM_BINARY_NAME: binary, HOME: home ?? folder };
  const { stdout, stderr } = await run(process.execPath, [CDKTF, ...args], {
    cwd: folder,
    env: environment(settings),
    maxBuffer: 64 * 1024 * 1024,
  }).catch((reason: { stdout?: string; stderr?: string }) => {
    throw new Error(`cdktf ${args.join(' ')}:\n${reason.stdout ?? ''}${reason.stderr ?? ''}`);
  });
  return stdout + stderr;
}

function outputsOf(folder: string): Record<string, Record<string, unknown>> {
  return JSON.parse(fs.readFileSync(path.join(folder, 'outputs.json'), 'utf8')) as Record<
    string,
    Record<string, unknown>
  >;
}

const DEPLOY = ['deploy', 'stack', '--auto-approve', '--outputs-file', 'outputs.json'];

describeTerraform('cdktf deploy', (binary) => {
  test('alone, under a project of ES modules, twice, with an executable of other bytes in between', async () => {
    const folder = project(`new AtlasProvider(stack, 'atlas');
new DataAtlasSnapshotExportJob(stack, 'export', ids).addOutputs();`);
    await cdktf(binary, folder, DEPLOY);
    expect(outputsOf(folder).stack).toMatchObject({
      export_state: 'Successful',
      export_export_bucket_id: emulator.facts.exportBucketId,
    });
    const stack = path.join(folder, 'cdktf.out', 'stacks', 'stack');
    const plugins = path.join(stack, 'terraform.d', 'plugins', 'terraform.local', 'cdktf', 'atlas', PROVIDER_VERSION);
    const lock = fs.readFileSync(path.join(stack, '.terraform.lock.hcl'), 'utf8');
    for (const platform of fs.readdirSync(plugins)) {
      const file = path.join(plugins, platform, 'package.json');
      fs.rmSync(file);
      fs.writeFileSync(file, '{"type":"commonjs","before":"this build"}\n');
    }
    fs.writeFileSync(path.join(stack, '.terraform.lock.hcl'), lock.replace(/h1:.*"/, 'h1:AAAA"'));
    await cdktf(binary, folder, DEPLOY);
    expect(fs.readFileSync(path.join(stack, '.terraform.lock.hcl'), 'utf8')).toBe(lock);
    expect((await terraform(binary, stack, ['init', '-lockfile=readonly', '-no-color'])).status).toBe(0);
    await cdktf(binary, folder, ['destroy', 'stack', '--auto-approve']);
  });

  test('beside another provider of an exact version', async () => {
    const folder = project(`new AtlasProvider(stack, 'atlas');
const other = new TerraformProvider(stack, 'other', {
  terraformResourceType: 'other',
  terraformProviderSource: '${OTHER}',
  terraformGeneratorMetadata: { providerName: 'other', providerVersion: '${PROVIDER_VERSION}', providerVersionConstraint: '${PROVIDER_VERSION}' },
});
const job = new DataAtlasSnapshotExportJob(stack, 'export', ids);
job.addOutputs();
const same = new DataAtlasSnapshotExportJob(stack, 'same', { ...ids, provider: other });
same.addOutputs();`);
    await cdktf(binary, folder, DEPLOY, homeWithOther());
    expect(outputsOf(folder).stack).toMatchObject({ export_state: 'Successful', same_state: 'Successful' });
    const lock = fs.readFileSync(path.join(folder, 'cdktf.out', 'stacks', 'stack', '.terraform.lock.hcl'), 'utf8');
    expect(lock.match(/^provider "/gm)).toHaveLength(2);
    expect(lock).toMatch(new RegExp(`provider "${OTHER}" \\{[^}]*h1:`));
  });

  test('a stack that only reads at synth time needs no provider at all', async () => {
    const folder = project(
      `new DataAtlasSnapshotExportJob(stack, 'export', { ...ids, readAt: ReadAt.SYNTH }).addOutputs();`,
    );
    await cdktf(binary, folder, DEPLOY);
    expect(outputsOf(folder).stack).toMatchObject({ export_state: 'Successful' });
    expect(fs.existsSync(path.join(folder, 'cdktf.out', 'stacks', 'stack', 'terraform.d'))).toBe(false);
  });
});
