// A synthesized app and its saved plan go through the artifact of a CI system, which keeps neither modes nor hidden files.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { App, TerraformOutput, TerraformResource, TerraformStack } from 'cdktf';
import { AtlasProvider, DataAtlasSnapshotExportJob } from 'cdktf-provider-atlas';
import { synthesizeApp } from '../constructs/synthesize';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { succeed } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { describeAnyTerraform, terraform, TERRAFORM } from '../support/terraform';

const HAS_ZIP = ['zip', 'unzip'].every(isThere);

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['-h'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write(`${program} is not on PATH: the artifact is made by copying.\n`);
    return false;
  }
}

/** What arrives elsewhere of a folder. */
function throughArtifact(folder: string): string {
  const elsewhere = temporaryFolder();
  const name = path.basename(folder);
  if (HAS_ZIP) {
    const archive = path.join(elsewhere, 'artifact.zip');
    execFileSync('zip', ['-qr', archive, name, '-x', '*/.*'], { cwd: path.dirname(folder) });
    execFileSync('unzip', ['-q', archive], { cwd: elsewhere });
  } else {
    const isVisible = (file: string) =>
      !path
        .relative(folder, file)
        .split(path.sep)
        .some((part) => part.startsWith('.'));
    fs.cpSync(folder, path.join(elsewhere, name), { recursive: true, filter: isVisible });
  }
  for (const entry of fs.readdirSync(elsewhere, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) fs.chmodSync(path.join(entry.parentPath, entry.name), 0o644);
  }
  return path.join(elsewhere, name);
}

describeAnyTerraform('a saved plan after an artifact', () => {
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start();
  });
  afterAll(() => emulator.stop());

  /** The output folder of an app whose job is read at apply, with a plan saved in its stack. */
  async function planned(): Promise<{ outdir: string; stack: string }> {
    const app = new App({ outdir: path.join(temporaryFolder(), 'cdktf.out') });
    const scope = new TerraformStack(app, 'exports');
    new AtlasProvider(scope, 'atlas');
    const gate = new TerraformResource(scope, 'gate', { terraformResourceType: 'terraform_data' });
    const job = new DataAtlasSnapshotExportJob(scope, 'orders', { ...emulator.job('replicaSet'), dependsOn: [gate] });
    new TerraformOutput(scope, 'state', { value: job.state, staticId: true });
    const { outdir, stacks } = synthesizeApp(app);
    const folder = stacks.exports?.folder ?? '';
    for (const args of [['init'], ['plan', '-out=saved.tfplan']]) {
      expect(await run(folder, args)).toMatchObject({ status: 0 });
    }
    return { outdir, stack: path.relative(outdir, folder) };
  }

  const run = (folder: string, [command = '', ...args]: readonly string[]) =>
    terraform(TERRAFORM ?? '', folder, [command, '-no-color', '-input=false', ...args], emulator.environment());

  const install = (outdir: string) =>
    succeed(path.join(LIB_BIN, 'cdktf-provider-atlas'), ['install', '--stacks', path.basename(outdir)], {
      cwd: path.dirname(outdir),
    });

  test('without repair it cannot be applied', async () => {
    const { outdir, stack } = await planned();
    const folder = path.join(throughArtifact(outdir), stack);
    await run(folder, ['init']);
    const { status, output } = await run(folder, ['apply', 'saved.tfplan']);
    expect(status).toBe(1);
    expect(output).toContain('permission denied');
  });

  test('install --stacks mends modes and lock entry, and the plan is applied', async () => {
    const { outdir, stack } = await planned();
    const lock = fs.readFileSync(path.join(outdir, stack, '.terraform.lock.hcl'), 'utf8');
    const arrived = throughArtifact(outdir);
    const folder = path.join(arrived, stack);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await install(arrived)).toMatch(
      /^cdktf\.out\/stacks\/exports: .* made executable or readable, lock file created\n$/,
    );
    expect(fs.readFileSync(path.join(folder, '.terraform.lock.hcl'), 'utf8')).toBe(lock);
    expect(await run(folder, ['init', '-lockfile=readonly'])).toMatchObject({ status: 0 });
    expect(await run(folder, ['apply', 'saved.tfplan'])).toMatchObject({ status: 0 });
    expect(await terraform(TERRAFORM ?? '', folder, ['output', '-raw', 'state'])).toEqual({
      status: 0,
      output: 'Successful',
    });
    expect(await install(arrived)).toMatch(/: nothing to do\n$/);
  });
});
