// The executables that `pip install` puts on PATH: programs for Node.js, which become the process that was started.
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { EmulatorProcess, type EmulatorFacts } from '../../support/emulator-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeTerraform, terraform } from '../../support/terraform';
import { until } from '../../support/until';
import type { Command } from '../support/language';
import { describeLanguage } from '../support/languages';
import { processesOfGroup } from '../support/processes';
import { runProgram, settingsOf, startProgram, type Finished } from '../support/program';
import { installedWheel, PYTHON } from '../support/python';

const ROOT = path.join(__dirname, '..', '..', '..');
const CLI = 'cdktf-provider-atlas';
const EMULATOR = 'atlas-emulator';
/** Milliseconds for all of it to be gone. */
const AT_ONCE = 2_000;

let bin: string;
let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

const commandOf = (name: string, ...args: string[]): Command => ({ file: path.join(bin, name), args });

function cli(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return runProgram(commandOf(CLI, ...args), { settings: { ...settingsOf(emulator), ...settings } });
}

/** Arguments of a command about a job of the emulator. */
function ofCluster(command: string, job: string): string[] {
  return [command, job, '--project', emulator.facts.projectId, '--cluster', emulator.facts.clusterName];
}

/** A program in Python that calls the executable in another way than its own script does. */
function python(program: string, ...args: string[]): Promise<Finished> {
  const command = commandOf('python', '-W', 'error', '-c', program, ...args);
  return runProgram(command, { settings: settingsOf(emulator) });
}

describeLanguage(PYTHON, 'the executables', () => {
  beforeAll(async () => {
    bin = path.join(await installedWheel(), 'bin');
  });

  test('are the two of the package, and not the provider', () => {
    const ofPackage = fs.readdirSync(bin).filter((name) => name.includes('atlas'));
    expect(ofPackage.sort()).toEqual([EMULATOR, CLI]);
  });

  test('start neither jsii nor the package', async () => {
    const program = `import sys, cdktf_provider_atlas_bin
print(sorted(name for name in sys.modules if name.split('.')[0] in ('jsii', 'cdktf', 'cdktf_provider_atlas')))`;
    expect(await python(program)).toMatchObject({ status: 0, stdout: '[]\n', stderr: '' });
  });

  test('answer with the version of the package', async () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const { status, stdout } = await cli(['--version']);
    const [own, ...rest] = stdout.split(' ');
    expect({ status, own, rest: rest.join(' ') }).toEqual({
      status: 0,
      own: version,
      rest: expect.stringMatching(/^\(provider [\d.]+\)\n$/),
    });
  });

  test('hand on the exit status', async () => {
    const { jobs } = emulator.facts;
    const found = await cli([...ofCluster('jobs', jobs.replicaSet), '--json']);
    expect({ status: found.status, ...JSON.parse(found.stdout) }).toMatchObject({ status: 0, state: 'Successful' });
    expect(await cli(['unheard-of'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('INVALID_ARGUMENT: '),
    });
    expect(await cli(ofCluster('jobs', '65000000000000000000ffff'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('EXPORT_JOB_NOT_FOUND: '),
    });
    expect(await cli(ofCluster('watch', jobs.failed))).toMatchObject({ status: 3 });
  });

  test('get arguments as they were typed, with blanks, quotes and what a shell would expand', async () => {
    const folder = path.join(temporaryFolder(), 'a \'b\' "c" $(touch pwned) *');
    fs.mkdirSync(folder);
    const cwd = path.dirname(folder);
    const name = path.basename(folder);
    const { status, stdout } = await runProgram(commandOf(CLI, 'install', name), { cwd });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('terraform.local/cdktf/atlas') });
    expect(fs.readdirSync(cwd)).toEqual([name]);
    expect(fs.readdirSync(folder)).toContain('terraform.d');
  });

  test('get standard input', async () => {
    const reader = path.join(temporaryFolder(), 'reader.js');
    fs.writeFileSync(reader, "process.stdout.write(require('fs').readFileSync(0)); process.exit(0);\n");
    const script = `printf 'of the pipe' | NODE_OPTIONS='--require ${reader}' '${path.join(bin, CLI)}'`;
    const { status, stdout } = await runProgram({ file: 'sh', args: ['-c', script] });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'of the pipe' });
  });

  test('leave nothing in the folder for temporary files', async () => {
    const TMPDIR = temporaryFolder();
    expect(await cli(['--version'], { TMPDIR })).toMatchObject({ status: 0 });
    expect(fs.readdirSync(TMPDIR)).toEqual([]);
  });

  test('work below a project of ES modules', async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
    const { stdout } = await python('import cdktf_provider_atlas_bin as b; print(b.FOLDER, end="")');
    fs.cpSync(stdout, path.join(folder, path.basename(stdout)), { recursive: true });
    const program = `import sys; sys.path.insert(0, ${JSON.stringify(folder)})
import cdktf_provider_atlas_bin as b; assert b.FOLDER.startswith(sys.path[0]); b.cdktf_provider_atlas()`;
    expect(await python(program, '--version')).toMatchObject({ status: 0, stderr: '' });
  });
});

describeLanguage(PYTHON, 'an executable that is interrupted', () => {
  beforeAll(async () => {
    bin = path.join(await installedWheel(), 'bin');
  });

  const ENDS = [
    { signal: 'SIGINT', status: 0, to: 'each process, as Ctrl-C does' },
    { signal: 'SIGTERM', status: 0, to: 'the one that was started, as a supervisor does' },
  ] as const;

  test.each(ENDS)('the emulator: $signal to $to', async ({ signal, status }) => {
    const child = startProgram(commandOf(EMULATOR, '--json'));
    const group = child.pid ?? 0;
    const ended = once(child, 'close');
    const complaints: string[] = [];
    child.stderr?.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
    try {
      // It goes on running, so a line that was kept back until the end would never come.
      const { baseUrl } = await firstLine(child.stdout);
      expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const interrupted = Date.now();
      process.kill(signal === 'SIGINT' ? -group : group, signal);
      expect(await ended).toEqual([status, null]);
      expect(processesOfGroup(group)).toEqual([]);
      expect(Date.now() - interrupted).toBeLessThan(AT_ONCE);
      expect(complaints.join('')).toBe('');
    } finally {
      if (processesOfGroup(group).length > 0) process.kill(-group, 'SIGKILL');
    }
  });

  test('a command that waits: Ctrl-C, and the exit status that a shell expects', async () => {
    emulator.forgetRequests();
    const command = commandOf(CLI, ...ofCluster('watch', emulator.facts.jobs.inProgress));
    const child = startProgram(command, { settings: settingsOf(emulator) });
    const ended = once(child, 'close');
    await until(() => emulator.requests().some(({ method }) => method === 'GET'));
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(processesOfGroup(child.pid ?? 0)).toEqual([]);
  });
});

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<EmulatorFacts> {
  if (stream === null) throw new Error('There is no output');
  for await (const line of createInterface({ input: stream })) return JSON.parse(line) as EmulatorFacts;
  throw new Error('It ended before it was ready');
}

describeLanguage(PYTHON, 'an executable and Node.js', () => {
  beforeAll(async () => {
    bin = path.join(await installedWheel(), 'bin');
  });

  test('none on PATH: a sentence, and no traceback', async () => {
    const { status, stderr } = await cli(['--version'], { PATH: temporaryFolder() });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'cdktf-provider-atlas needs Node.js 20 or later: there is no node on PATH\n',
    });
  });

  test('another one by JSII_NODE, as for the kernel; what does not start is named', async () => {
    expect(await cli(['--version'], { PATH: '', JSII_NODE: process.execPath })).toMatchObject({ status: 0 });
    const nowhere = path.join(temporaryFolder(), 'node');
    expect((await cli(['--version'], { JSII_NODE: nowhere })).stderr).toBe(
      `cdktf-provider-atlas needs Node.js 20 or later: there is no ${nowhere} in JSII_NODE\n`,
    );
    expect((await cli(['--version'], { JSII_NODE: temporaryFolder() })).stderr).toMatch(
      /^cdktf-provider-atlas needs Node\.js 20 or later: \S+ does not start \(Permission denied\)\n$/,
    );
  });

  test('one that is too old: its version in a sentence', async () => {
    const folder = temporaryFolder();
    const old = "{ value: { ...process.versions, node: '18.20.4' } }";
    const preload = `Object.defineProperty(process, 'versions', ${old});
Object.defineProperty(process, 'version', { value: 'v18.20.4' });\n`;
    fs.writeFileSync(path.join(folder, 'old.js'), preload);
    const script = `#!/bin/sh\nexec '${process.execPath}' --require '${folder}/old.js' "$@"\n`;
    fs.writeFileSync(path.join(folder, 'node'), script, { mode: 0o755 });
    const { status, stderr } = await cli(['--version'], { PATH: folder });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'cdktf-provider-atlas needs Node.js 20 or later, and this is v18.20.4\n',
    });
  });

  test('where a process cannot be replaced, as on Windows: arguments and exit status the same', async () => {
    const program = `import os, cdktf_provider_atlas_bin as b; os.name = "nt"; b.cdktf_provider_atlas()`;
    const { status, stderr } = await python(program, 'install', '$(no) such folder');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('The folder "$(no) such folder" does not exist.'),
    });
    expect(await python(program, ...ofCluster('watch', emulator.facts.jobs.failed))).toMatchObject({ status: 3 });
  });
});

describeLanguage(PYTHON, 'cdktf-provider-atlas install', () => {
  describeTerraform('a plain folder', (binary) => {
    test('is initialised and planned with the provider of the wheel', async () => {
      const folder = temporaryFolder();
      const { projectId, clusterName, exportJobId } = emulator.job('replicaSet');
      const job = `project_id = "${projectId}"\n cluster_name = "${clusterName}"\n export_job_id = "${exportJobId}"`;
      fs.writeFileSync(
        path.join(folder, 'main.tf'),
        `terraform {\n required_providers {\n atlas = { source = "terraform.local/cdktf/atlas" }\n }\n}
data "atlas_snapshot_export_job" "job" {\n ${job}\n}
output "state" {\n value = data.atlas_snapshot_export_job.job.state\n}\n`,
      );
      const file = path.join(await installedWheel(), 'bin', CLI);
      expect(await runProgram({ file, args: ['install', folder] })).toMatchObject({ status: 0, stderr: '' });
      const settings = settingsOf(emulator);
      expect(await terraform(binary, folder, ['init', '-no-color'], settings)).toMatchObject({ status: 0 });
      const { output } = await terraform(binary, folder, ['plan', '-no-color'], settings);
      expect(output).toMatch(/state\s+= "Successful"/);
    });
  });
});
