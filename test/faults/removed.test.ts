// The output folder is removed by somebody else while it is in use.
import fs from 'node:fs';
import { EmulatorProcess } from '../support/emulator-process';
import { SilentServer } from '../support/silent-server';
import { describeTerraform, terraform } from '../support/terraform';
import { until } from '../support/until';
import { AppFolder, CONTEXT_FILE } from './support/app-folder';
import { fsFault } from './support/fs-fault';
import { RunningProcess } from './support/running-process';

const REMOVE = `fs.rmSync('cdktf.out', { recursive: true });`;
const IDS = { projectId: '64f0c0ffee64f0c0ffee64f0', clusterName: 'orders', exportJobId: '6500000000000000000000e1' };

/** A construct that removes the folder when it is its turn to be synthesized. */
const REMOVER = `if (process.env.REMOVE) Object.defineProperty(new TerraformOutput(stack, 'remover', { value: 1 }), Symbol.for('cdktf/customSynthesis'), {
  value: { onSynthesize: () => ${REMOVE.slice(0, -1)} },
});`;

describe('cdktf.out is removed', () => {
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start();
  });
  afterAll(() => emulator.stop());

  /** The next synthesis, undisturbed, makes everything again, and needs Atlas no more. */
  async function expectToMend(app: AppFolder): Promise<void> {
    expect(await app.synthesize({ MONGODB_ATLAS_BASE_URL: emulator.facts.baseUrl })).toEqual({
      code: 0,
      signal: null,
      output: '',
    });
    expect(fs.readdirSync(app.stack).sort()).toEqual(['.terraform.lock.hcl', 'cdk.tf.json', 'terraform.d']);
  }

  const app = (middle: string, end = '') =>
    new AppFolder(`read(${JSON.stringify(emulator.job('replicaSet'))}).state;\n${middle}\n${end}`);

  test('between the constructs and the synthesis: cdktf names the folder, and the job that was read is stored', async () => {
    const removed = app(`new AtlasProvider(stack, 'atlas');`, `if (process.env.REMOVE) ${REMOVE}`);
    const { code, output } = await removed.synthesize({ ...emulator.environment(), REMOVE: '1' });
    expect(code).toBe(1);
    expect(output).toContain(`ENOENT: no such file or directory, mkdir 'cdktf.out/stacks/stack'`);
    expect(JSON.parse(removed.read(CONTEXT_FILE))).toMatchObject({ version: 1 });
    await expectToMend(removed);
  });

  test('before the provider is put into it: it is made again, and all is there', async () => {
    const removed = app(`${REMOVER} new AtlasProvider(stack, 'atlas');`);
    expect(await removed.synthesize({ ...emulator.environment(), REMOVE: '1' })).toMatchObject({ code: 0, output: '' });
    expect(fs.readdirSync(removed.stack).sort()).toEqual(['.terraform.lock.hcl', 'cdk.tf.json', 'terraform.d']);
  });

  test('while the provider is put into it (at the first rename)', async () => {
    const removed = app(`new AtlasProvider(stack, 'atlas');`);
    const fault = fsFault({ call: 'renameSync', nth: 1, remove: `${removed.folder}/cdktf.out` });
    const { code, output } = await removed.synthesize({ ...emulator.environment(), ...fault });
    expect(code).toBe(1);
    expect(output).toContain(`INSTALL_FAILED: The provider could not be put into the folder "${removed.stack}".`);
    expect(output).toMatch(/why: ENOENT: .*rename.*\n {2}fix: Run it again, and let nothing else remove the folder/);
    await expectToMend(removed);
  });

  test('after the provider was put into it: cdktf names the file that it could not write', async () => {
    const removed = app(`new AtlasProvider(stack, 'atlas'); ${REMOVER}`);
    const { code, output } = await removed.synthesize({ ...emulator.environment(), REMOVE: '1' });
    expect(code).toBe(1);
    expect(output).toContain(`ENOENT: no such file or directory, open 'cdktf.out/stacks/stack/cdk.tf.json'`);
    await expectToMend(removed);
  });
});

describeTerraform('cdktf.out is removed while a plan waits in it', (binary) => {
  let server: SilentServer;
  beforeAll(async () => {
    server = await SilentServer.start();
  });
  afterAll(() => server.stop());

  test('the provider answers all the same, and ends', async () => {
    const app = new AppFolder(
      `new AtlasProvider(stack, 'atlas');
       new DataAtlasSnapshotExportJob(stack, 'export', ${JSON.stringify(IDS)}).addOutputs();`,
    );
    await app.synthesize({});
    const init = await terraform(binary, app.stack, ['init', '-no-color']);
    expect(init).toMatchObject({ status: 0 });
    const asked = server.request();
    const settings = { MONGODB_ATLAS_BASE_URL: server.baseUrl, MONGODB_ATLAS_ACCESS_TOKEN: 'any' };
    const running = RunningProcess.start(binary, ['plan', '-no-color', '-input=false'], { cwd: app.stack, settings });
    const request = await asked;
    fs.rmSync(`${app.folder}/cdktf.out`, { recursive: true });
    request.answer(200, { id: IDS.exportJobId, state: 'Successful', exportBucketId: 'b'.repeat(24) });
    expect(await running.ended).toMatchObject({
      code: 0,
      output: expect.stringMatching(/\+ export_state += "Successful"/),
    });
    await until(() => running.living().length === 0);
  });
});
