// docs/cli.md against the executable: its tables, its outputs, and its nightly script.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Seed } from '../../src/emulator/seed';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { runCommand, succeed } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { readDocument, sampleNamed, samplesIn } from './documents';

const TEXT = readDocument('docs/cli.md');
const EXECUTABLE = path.join(LIB_BIN, 'cdktf-provider-atlas');
const JOB = '605ccba3c1c7613f423e1585';

/** The seed of docs/emulator.md, with one more job that came when the emulator started. */
async function start(tonight: object): Promise<EmulatorProcess> {
  const seed = JSON.parse(sampleNamed('seed.json').text) as Seed;
  const [job, next] = seed.projects[0]?.clusters?.[0]?.exportJobs ?? [];
  Object.assign(next ?? {}, { timeline: undefined, state: 'Queued', ...tonight });
  expect(job?.id).toBe(JOB);
  const file = path.join(temporaryFolder(), 'seed.json');
  fs.writeFileSync(file, JSON.stringify(seed));
  return EmulatorProcess.start(['--seed', file]);
}

function settingsOf(emulator: EmulatorProcess): Record<string, string> {
  return { ...emulator.environment(), MONGODB_ATLAS_PROJECT_ID: emulator.facts.projectId };
}

async function cli(emulator: EmulatorProcess, ...args: string[]): Promise<string> {
  return succeed(EXECUTABLE, [...args, '--cluster', 'Cluster0'], {
    cwd: temporaryFolder(),
    settings: settingsOf(emulator),
  });
}

function flagsOf(...command: string[]): string[] {
  const help = execFileSync(EXECUTABLE, [...command, '--help'], { encoding: 'utf8' });
  return [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+(?: <[^>]+>)?)/gm)].map(([, flag = '']) => flag);
}

test('its table has every command, and no other', () => {
  const help = execFileSync(EXECUTABLE, ['--help'], { encoding: 'utf8' });
  const commands = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  const described = [...TEXT.matchAll(/^\| \[`(\w+)`\]/gm)].map(([, name]) => name);
  expect([...described, 'help'].sort()).toEqual(commands.sort());
});

test('its tables have every flag of jobs, and no other; those of the connection are the same everywhere', () => {
  const described = [...TEXT.matchAll(/^\| `(--[^`]+)` \|/gm)].map(([, flag = '']) => flag);
  const ofJobs = flagsOf('jobs').filter((flag) => !/^--(?:project|cluster|help)\b/.test(flag));
  expect([...described].sort()).toEqual([...ofJobs].sort());
  const ofConnection = described.slice(0, 4);
  for (const command of [['watch'], ['doctor'], ['context', 'fetch'], ['context', 'check']])
    expect(flagsOf(...command)).toEqual(expect.arrayContaining(ofConnection));
});

test.each([
  [
    'watch',
    [
      '--latest',
      '--snapshot <id>',
      '--bucket <id>',
      '--created-after <moment>',
      '--max-age <duration>',
      '--json',
      '--handoff',
    ],
  ],
  ['context fetch', ['--file <file>', '--buckets']],
  ['context check', ['--file <file>', '--offline']],
  ['context list', ['--file <file>', '--json']],
  [
    'context prune',
    ['--file <file>', '--older-than <duration>', '--project <id>', '--cluster <name>', '--except <id...>', '--dry-run'],
  ],
])('%s has the flags that are told of', (command, flags) => {
  expect(flagsOf(...command.split(' '))).toEqual(expect.arrayContaining(flags));
  for (const flag of flags) expect(TEXT).toContain(flag.replace(/ .*/, ''));
});

test('the outputs are those that are written', async () => {
  const emulator = await start({});
  expect(await cli(emulator, 'jobs', '--state', 'Successful')).toBe(sampleNamed('jobs-table').text);
  expect(await cli(emulator, 'jobs', JOB, '--json')).toBe(sampleNamed('job.json').text);
  const handoff = await cli(emulator, 'jobs', '--latest', '--handoff');
  expect(JSON.parse(handoff)).toEqual(JSON.parse(sampleNamed('handoff.json').text));
  expect(handoff.split('\n')).toEqual([expect.stringMatching(/^\{.*\}$/), '']);
  const checks = (text: string) => text.split('\n').map((line) => line.slice(0, 15));
  expect(checks(await cli(emulator, 'doctor'))).toEqual(checks(sampleNamed('doctor').text));
});

describe('the nightly script', () => {
  /** Runs it where `npx` finds the executable, and the loader says what it got. */
  async function nightly(tonight: object, loader = 'echo loaded; cat "$1"\n') {
    const emulator = await start(tonight);
    const folder = temporaryFolder();
    const npx = `#!/bin/sh\nprogram=$1\nshift\nexec '${LIB_BIN}'/"$program" "$@"\n`;
    fs.mkdirSync(path.join(folder, 'bin'));
    fs.writeFileSync(path.join(folder, 'bin', 'npx'), npx, { mode: 0o755 });
    fs.writeFileSync(path.join(folder, 'nightly.sh'), sampleNamed('nightly.sh').text);
    fs.writeFileSync(path.join(folder, 'load.sh'), loader);
    const settings = { ...settingsOf(emulator), PATH: `${path.join(folder, 'bin')}:${process.env.PATH ?? ''}` };
    return runCommand('sh', ['nightly.sh'], { cwd: folder, settings });
  }

  test("loads tonight's export, and not an older one", async () => {
    const { status, output } = await nightly({ state: 'Successful' });
    expect(status).toBe(0);
    const [, document = ''] = /^loaded\n(\{.*\})$/m.exec(output) ?? [];
    expect(JSON.parse(document)).toMatchObject({ exportJobId: '605ccba3c1c7613f423e1586', state: 'Successful' });
  });

  test('ends as the loader does', async () => {
    expect(await nightly({ state: 'Successful' }, 'exit 9\n')).toMatchObject({ status: 9 });
  });

  test.each([
    ['Failed', 3],
    ['Cancelled', 4],
  ])('of an export that is %s it loads nothing, and ends with %i', async (state, expected) => {
    const { status, output } = await nightly({ state });
    expect(status).toBe(expected);
    expect(output).toContain('The export has failed or was cancelled.');
    expect(output).not.toContain('loaded');
  });
});

const python = isThere('python3') ? test : test.skip;
python('the samples in Python are Python (needs python3 on PATH)', () => {
  const check = 'import ast, sys; ast.parse(sys.stdin.read())';
  for (const { text } of samplesIn('python')) execFileSync('python3', ['-c', check], { input: text });
});

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
