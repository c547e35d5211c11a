// A program in another language that goes away while its kernel is blocked by a read: the processes are those that jsii
// starts, and the program and its wrapper are stand-ins for them in JavaScript.
import { AppFolder } from '../faults/support/app-folder';
import { JOB, jobId, PROJECT_ID } from '../faults/support/job';
import type { RunningProcess } from '../faults/support/running-process';
import { SilentServer } from '../support/silent-server';
import { until } from '../support/until';

const IDS = { projectId: PROJECT_ID, clusterName: 'orders', exportJobId: jobId() };
const RUNNING = { ...JOB, state: 'InProgress', finishedAt: null };
/** Milliseconds until nothing runs any more. */
const LONGEST = 2_000;

/** Starts what its arguments say, and ends with it. */
const PROGRAM = `
const [command, ...args] = process.argv.slice(2);
const child = require('node:child_process').spawn(command, args, { stdio: 'inherit' });
child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
`;
/** The same, which hands every signal on. */
const WRAPPER = `${PROGRAM}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
`;

/** As Java's runtime: asked to end, it lets go of the wrapper, and waits until that has ended. */
const WAITING_PROGRAM = `
mkfifo input
"$@" < input &
exec 3> input
trap 'exec 3>&-' TERM
wait
wait
`;

let server: SilentServer;
beforeAll(async () => {
  server = await SilentServer.start();
});
afterAll(() => server.stop());

/** Starts the three processes, and lets the kernel wait for a job that is running. */
async function waitingKernel(
  agent: Readonly<Record<string, string>>,
  program = [process.execPath, 'program.cjs'],
): Promise<RunningProcess> {
  const app = new AppFolder(
    `const job = new DataAtlasSnapshotExportJob(stack, 'job', { ...${JSON.stringify(IDS)}, readAt: ReadAt.SYNTH, lookup, waitForSuccess: true });
     process.stdout.write(job.state);`,
  );
  app.write('program.cjs', PROGRAM);
  app.write('wrapper.cjs', WRAPPER);
  app.write('waiting-program.sh', WAITING_PROGRAM);
  const first = server.request();
  const settings = { MONGODB_ATLAS_BASE_URL: server.baseUrl, MONGODB_ATLAS_ACCESS_TOKEN: 'any', ...agent };
  const running = app.start(settings, [...program, process.execPath, 'wrapper.cjs']);
  const { answer, cut } = await first;
  // The kernel is killed.
  cut.catch(() => undefined);
  answer(200, RUNNING);
  expect(running.living()).toHaveLength(3);
  return running;
}

const AGENT = { JSII_AGENT: 'Python/3.11.7' };

test.each(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s of the program alone ends the wrapper and the kernel within two seconds',
  async (signal) => {
    const running = await waitingKernel(AGENT);
    const began = Date.now();
    running.signal(signal);
    await until(() => running.living().length === 0);
    expect(Date.now() - began).toBeLessThan(LONGEST);
    expect(await running.ended).toEqual({ code: null, signal, output: '' });
  },
);

// Other systems do not say who holds a pipe.
(process.platform === 'linux' ? test : test.skip)(
  'a program that waits for its wrapper to end is not waited for',
  async () => {
    const running = await waitingKernel(AGENT, ['sh', 'waiting-program.sh']);
    const began = Date.now();
    running.signal('SIGTERM');
    await until(() => running.living().length === 0);
    expect(Date.now() - began).toBeLessThan(LONGEST);
  },
);

test('Ctrl-C, which a terminal sends to every process, ends all of them at once', async () => {
  const running = await waitingKernel(AGENT);
  const began = Date.now();
  running.signalGroup('SIGINT');
  await until(() => running.living().length === 0);
  expect(Date.now() - began).toBeLessThan(LONGEST);
  expect((await running.ended).output).toBe('');
});

test('as long as the program lives, the kernel waits on', async () => {
  const running = await waitingKernel(AGENT);
  // It comes two seconds after the first, when the parents have been looked at.
  (await server.request()).answer(200, JOB);
  expect(await running.ended).toEqual({ code: 0, signal: null, output: 'Successful' });
});

test('an app in JavaScript outlives whoever started it', async () => {
  const running = await waitingKernel({});
  running.signal('SIGKILL');
  (await server.request()).answer(200, JOB);
  expect(await running.ended).toEqual({ code: null, signal: 'SIGKILL', output: 'Successful' });
});
