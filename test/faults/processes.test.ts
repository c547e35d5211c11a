// Whoever waits for Atlas can be interrupted or killed at any moment: all of it ends at once, and nothing is lost.
import fs from 'node:fs';
import { jobBlocks } from '../terraform/support/job-blocks';
import { Stack, unwrapped, type Configuration } from '../terraform/support/stack';
import { SilentServer } from '../support/silent-server';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform } from '../support/terraform';
import { until } from '../support/until';
import { AppFolder, CONTEXT_FILE } from './support/app-folder';
import { folderContents } from './support/folder-contents';
import { RunningProcess } from './support/running-process';

const IDS = {
  projectId: '64f0c0ffee64f0c0ffee64f0',
  clusterName: 'orders',
  exportJobId: '6500000000000000000000e1',
};
const BLOCK = { project_id: IDS.projectId, cluster_name: IDS.clusterName, export_job_id: IDS.exportJobId };
const STATE = '{"version":4,"terraform_version":"1.5.0","serial":1,"lineage":"a","outputs":{},"resources":[]}\n';

/** Milliseconds from the signal until nothing runs any more. */
const LONGEST = 2_000;

let server: SilentServer;
beforeAll(async () => {
  server = await SilentServer.start();
});
afterAll(() => server.stop());

const token = () => ({ MONGODB_ATLAS_BASE_URL: server.baseUrl, MONGODB_ATLAS_ACCESS_TOKEN: 'any' });
const serviceAccount = () => ({
  MONGODB_ATLAS_BASE_URL: server.baseUrl,
  MONGODB_ATLAS_CLIENT_ID: 'any',
  MONGODB_ATLAS_CLIENT_SECRET: 'any',
});

/** Gives the signal, and waits until every process of the group has gone; answers with how long that took. */
async function timeToEnd(running: RunningProcess, send: () => void): Promise<number> {
  const began = Date.now();
  send();
  await until(() => running.living().length === 0);
  await running.ended;
  return Date.now() - began;
}

interface Interrupt {
  readonly name: string;
  readonly settings: () => Readonly<Record<string, string>>;
  readonly send: (running: RunningProcess) => void;
}

const INTERRUPTS: readonly Interrupt[] = [
  {
    name: 'Ctrl-C, which a terminal sends to every process',
    settings: token,
    send: (running) => running.signalGroup('SIGINT'),
  },
  { name: 'an interrupt of terraform alone', settings: token, send: (running) => running.signal('SIGINT') },
  {
    name: 'Ctrl-C while an access token is asked for',
    settings: serviceAccount,
    send: (running) => running.signalGroup('SIGINT'),
  },
];

describeTerraform('while a plan waits for Atlas', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  /** A plan that has asked, with a state from before and a temporary folder of its own. */
  function plan(settings: Readonly<Record<string, string>>, own: Configuration = {}) {
    const stack = initialised.with(jobBlocks({ one: { ...BLOCK, ...own } }));
    fs.writeFileSync(`${stack.folder}/terraform.tfstate`, STATE);
    const sockets = temporaryFolder();
    const before = folderContents(stack.folder);
    const running = RunningProcess.start(binary, ['plan', '-no-color', '-input=false'], {
      cwd: stack.folder,
      settings: { ...settings, TMPDIR: sockets },
    });
    return { stack, sockets, before, running };
  }

  test.each(INTERRUPTS)('$name: the read, the command and the provider end', async ({ settings, send }) => {
    const asked = server.request();
    const { stack, sockets, before, running } = plan(settings());
    const { cut } = await asked;
    expect(running.living().length).toBeGreaterThan(1);
    expect(await timeToEnd(running, () => send(running))).toBeLessThan(LONGEST);
    const { code, output } = await running.ended;
    expect(code).toBe(1);
    expect(unwrapped(output)).toContain(
      'Error: Read was stopped with data.atlas_snapshot_export_job.one, on main.tf.json line',
    );
    expect(unwrapped(output)).toContain(
      'Terraform asked the provider to stop before the answer was there. Code: STOPPED Run the command again when you want to go on.',
    );
    await cut;
    expect(fs.readdirSync(sockets)).toEqual([]);
    expect(folderContents(stack.folder)).toEqual(before);
  });

  test('Ctrl-C while the time passes that Atlas asked to wait', async () => {
    const asked = server.request();
    const { stack, sockets, before, running } = plan({ ...token(), TF_LOG: 'DEBUG' });
    (await asked).answer(429, { error: 429, errorCode: 'RATE_LIMITED' }, { 'Retry-After': '60' });
    await until(() => running.output.includes('status 429'));
    expect(await timeToEnd(running, () => running.signalGroup('SIGINT'))).toBeLessThan(LONGEST);
    const { code, output } = await running.ended;
    expect(code).toBe(1);
    expect(unwrapped(output)).toContain('Code: STOPPED');
    expect(fs.readdirSync(sockets)).toEqual([]);
    expect(folderContents(stack.folder)).toEqual(before);
  });

  test('Ctrl-C while a job is waited for', async () => {
    const asked = server.request();
    const { stack, sockets, before, running } = plan({ ...token(), TF_LOG: 'INFO' }, { wait_for_success: true });
    (await asked).answer(200, { id: IDS.exportJobId, exportBucketId: '650000000000000000000b01', state: 'Queued' });
    await until(() => running.output.includes(`Export job ${IDS.exportJobId} is Queued`));
    expect(await timeToEnd(running, () => running.signalGroup('SIGINT'))).toBeLessThan(LONGEST);
    const { code, output } = await running.ended;
    expect(code).toBe(1);
    expect(unwrapped(output)).toContain('Code: STOPPED');
    expect(fs.readdirSync(sockets)).toEqual([]);
    expect(folderContents(stack.folder)).toEqual(before);
  });

  test('terraform is killed: the provider sees it, and ends', async () => {
    const asked = server.request();
    const { stack, sockets, before, running } = plan(token());
    const { cut } = await asked;
    expect(running.living().length).toBeGreaterThan(1);
    expect(await timeToEnd(running, () => running.signal('SIGKILL'))).toBeLessThan(LONGEST);
    expect(await running.ended).toMatchObject({ code: null, signal: 'SIGKILL' });
    await cut;
    expect(fs.readdirSync(sockets)).toEqual([]);
    expect(folderContents(stack.folder)).toMatchObject(before);
  });
});

describe('while a synthesis waits for Atlas', () => {
  const HELD = '{"exportJobs":{},"version":1}';

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    '%s ends the app with its look-up, though a listener of the app could not run',
    async (signal) => {
      const app = new AppFolder(
        `for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => console.log('a listener ran'));
         read(${JSON.stringify(IDS)}).state;`,
      );
      app.write(CONTEXT_FILE, HELD);
      const before = app.contents();
      const asked = server.request();
      const running = app.start(token());
      const { cut } = await asked;
      expect(running.living()).toHaveLength(1);
      expect(await timeToEnd(running, () => running.signalGroup(signal))).toBeLessThan(LONGEST);
      expect(await running.ended).toEqual({ code: null, signal, output: '' });
      await cut;
      expect(app.contents()).toEqual(before);
    },
  );
});
