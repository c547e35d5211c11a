// An app that waits for a job while it synthesizes, as a process of its own.
import { AppFolder, CONTEXT_FILE } from '../faults/support/app-folder';
import { JOB, jobId, PROJECT_ID } from '../faults/support/job';
import { SilentServer } from '../support/silent-server';
import { until } from '../support/until';

const IDS = { projectId: PROJECT_ID, clusterName: 'orders', exportJobId: jobId() };
const RUNNING = { ...JOB, state: 'InProgress', finishedAt: null };
/** Milliseconds from the signal until nothing runs any more: shorter than the shortest pause between two requests. */
const LONGEST = 1_500;

let server: SilentServer;
beforeAll(async () => {
  server = await SilentServer.start();
});
afterAll(() => server.stop());

const reading = (props: string) =>
  new AppFolder(
    `const { ExportJobSelection } = require(${JSON.stringify(require.resolve('cdktf-provider-atlas'))});
     const { projectId, clusterName, exportJobId } = ${JSON.stringify(IDS)};
     const job = new DataAtlasSnapshotExportJob(stack, 'job', { projectId, clusterName, ${props}, readAt: ReadAt.SYNTH, lookup });
     new TerraformOutput(stack, 'state', { value: job.state, staticId: true });`,
  );
const settings = () => ({ MONGODB_ATLAS_BASE_URL: server.baseUrl, MONGODB_ATLAS_ACCESS_TOKEN: 'any' });

test('it is silent where it writes to no terminal, takes the job when it is done, and stores it', async () => {
  const app = reading('exportJobId, waitForSuccess: true');
  const first = server.request();
  const running = app.start(settings());
  (await first).answer(200, RUNNING);
  (await server.request()).answer(200, JOB);
  expect(await running.ended).toEqual({ code: 0, signal: null, output: '' });
  expect(JSON.parse(app.read('cdktf.out/stacks/stack/cdk.tf.json'))).toMatchObject({
    output: { state: { value: 'Successful' } },
  });
  expect(app.read(CONTEXT_FILE)).toContain(`"id": "${jobId()}"`);
});

test('a job that fails meanwhile ends it with 1 and the path', async () => {
  const app = reading('select: ExportJobSelection.mostRecent(), waitForSuccess: true');
  const first = server.request();
  const running = app.start(settings());
  (await first).answer(200, { results: [RUNNING], totalCount: 1, links: [] });
  (await server.request()).answer(200, { ...RUNNING, state: 'Failed', stateReason: { errorCode: 'E', message: 'm' } });
  const { code, output } = await running.ended;
  expect(code).toBe(1);
  expect(output).toMatch(/EXPORT_JOB_FAILED: stack\/job: Export job [\s\S]*why: Atlas says: E, m\./);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the wait at once, and nothing is written', async (signal) => {
  const app = reading('exportJobId, waitForSuccess: true');
  const before = app.contents();
  const first = server.request();
  const running = app.start(settings());
  const { answer, cut } = await first;
  // The signal may come before the answer has been read.
  const gone = cut.catch(() => undefined);
  answer(200, RUNNING);
  const began = Date.now();
  running.signalGroup(signal);
  await until(() => running.living().length === 0);
  expect(Date.now() - began).toBeLessThan(LONGEST);
  expect(await running.ended).toEqual({ code: null, signal, output: '' });
  await gone;
  expect(app.contents()).toEqual(before);
});
