// The built executable, as a scheduler starts it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { environment } from '../support/terraform';
import { until } from '../support/until';

const EXECUTABLE = path.join(LIB_BIN, 'cdktf-provider-atlas');

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
beforeEach(() => emulator.forgetRequests());
afterAll(() => emulator.stop());

const cluster = (): string[] => {
  const { projectId, clusterName } = emulator.facts;
  return ['--project', projectId, '--cluster', clusterName];
};

/** Starts a program; what it wrote is there when it has ended. */
function start(program: string, args: readonly string[]) {
  const child = spawn(program, args, { env: environment(emulator.environment()), stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.err += text));
  const ended = once(child, 'close').then(([status, signal]) => ({ status: status as number, signal, ...written }));
  return { child, written, ended };
}

const cli = (...args: string[]) => start(EXECUTABLE, args).ended;
const shell = (script: string) => start('sh', ['-c', script]).ended;
const command = (...args: string[]) => [EXECUTABLE, ...args].map((arg) => `'${arg}'`).join(' ');
const lastRequest = () => emulator.requests().at(-1)?.path;

describe('watch ends with a status that a script can tell', () => {
  test('0, and the job handed over', async () => {
    const { status, out, err } = await cli('watch', emulator.facts.jobs.replicaSet, ...cluster(), '--handoff');
    expect({ status, err }).toEqual({
      status: 0,
      err: expect.stringMatching(/^0 s: export job \w{24} is Successful.*\n$/),
    });
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      exportJobId: emulator.facts.jobs.replicaSet,
      state: 'Successful',
    });
  });

  test('3, 4 and 5, with the code on standard error', async () => {
    const { failed, cancelled, inProgress } = emulator.facts.jobs;
    const watch = (id: string, ...flags: string[]) => cli('watch', id, ...cluster(), ...flags);
    expect(await watch(failed)).toMatchObject({
      status: 3,
      out: '',
      err: expect.stringContaining('\nEXPORT_JOB_FAILED: '),
    });
    expect(await watch(cancelled)).toMatchObject({
      status: 4,
      out: '',
      err: expect.stringContaining('\nEXPORT_JOB_CANCELLED: '),
    });
    expect(await watch(inProgress, '--timeout', '300ms')).toMatchObject({
      status: 5,
      out: '',
      err: expect.stringContaining('\nWAIT_TIMED_OUT: '),
    });
  });

  test.each([
    ['SIGINT', 1, 130],
    // As below npx, which passes on what the terminal has sent to both.
    ['SIGINT', 2, 130],
    ['SIGTERM', 1, 143],
  ] as const)('%s, %i time(s): %i, at once, and the token is given back', async (signal, times, expected) => {
    const { child, written, ended } = start(EXECUTABLE, ['watch', emulator.facts.jobs.queued, ...cluster()]);
    await until(() => written.err.includes('is Queued'));
    const begin = Date.now();
    for (let time = 0; time < times; time += 1) child.kill(signal);
    expect(await ended).toMatchObject({
      status: expected,
      signal: null,
      out: '',
      err: expect.stringContaining('\nSTOPPED: '),
    });
    expect(Date.now() - begin).toBeLessThan(1_000);
    await until(() => lastRequest() === '/api/oauth/revoke');
  });
});

describe('standard output', () => {
  test('--handoff into a file is the document and a line break', async () => {
    const file = path.join(temporaryFolder(), 'export.json');
    const { status, out, err } = await shell(`${command('jobs', ...cluster(), '--latest', '--handoff')} > '${file}'`);
    expect({ status, out, err }).toEqual({ status: 0, out: '', err: '' });
    expect(fs.readFileSync(file, 'utf8')).toMatch(/^\{"bucket":\{.*\},"completeMarkerKey":.*"version":1\}\n$/);
  });

  test('a reader that has had enough is no failure to speak of', async () => {
    const script = `${command('jobs', ...cluster(), '--json')} | head -c 1`;
    expect(await shell(script)).toMatchObject({ status: 0, out: '[', err: '' });
  });

  test('where nobody reads it any more the status is that of a broken pipe, and the token is given back', async () => {
    const file = path.join(temporaryFolder(), 'status');
    const script = `{ ${command('jobs', ...cluster(), '--json')}; echo $? > '${file}'; } | true`;
    expect(await shell(script)).toMatchObject({ status: 0, out: '', err: '' });
    expect(fs.readFileSync(file, 'utf8')).toBe('141\n');
    await until(() => lastRequest() === '/api/oauth/revoke');
  });

  const full = fs.existsSync('/dev/full') ? test : test.skip;
  full('what could not be written is a failure (needs /dev/full)', async () => {
    const { status, err } = await shell(`${command('jobs', ...cluster(), '--latest', '--handoff')} > /dev/full`);
    expect(status).toBe(1);
    expect(err).toMatch(/^The output could not be written: ENOSPC/);
  });

  const terminal = hasScript() ? test : test.skip;
  terminal(
    'on a terminal states have colours and the table fits, without NO_COLOR (needs script of util-linux)',
    async () => {
      const jobs = `stty cols 72; ${command('jobs', ...cluster())}`.replaceAll("'", '');
      const inTerminal = async (script: string) => (await start('script', ['-qec', script, '/dev/null']).ended).out;
      expect(await inTerminal(jobs)).toContain('\u001b[32mSuccessful\u001b[39m');
      const plain = await inTerminal(`export NO_COLOR=1; ${jobs}`);
      expect(plain).not.toContain('\u001b');
      expect(plain.split('\r\n')[0]).toMatch(/^ID +STATE +CREATED$/);
    },
  );
});

test('a service account is asked for one token, which is given back', async () => {
  expect(await cli('doctor', ...cluster())).toMatchObject({ status: 0, err: '' });
  await until(() => lastRequest() === '/api/oauth/revoke');
  const posts = emulator.requests().filter(({ method }) => method === 'POST');
  expect(posts.map((request) => request.path)).toEqual(['/api/oauth/token', '/api/oauth/revoke']);
  expect(emulator.requests()[0]?.userAgent).toMatch(/^cdktf-provider-atlas\/\S+ \(\w+;\w+\) cli node\//);
});

function hasScript(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux');
  } catch {
    return false;
  }
}
