// The examples in HCL beside the first one, from `init` to a second plan.
import fs from 'node:fs';
import path from 'node:path';
import { clusterFlags, hoursAgo, nthId } from '../support/cluster-seed';
import { EmulatorProcess } from '../support/emulator-process';
import { PROJECT } from '../support/seed';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform } from '../support/terraform';
import { install, Stack } from './support/stack';

const EXAMPLES = path.join(__dirname, '..', '..', 'examples', 'hcl');
const CREATED = hoursAgo(2);
const FOLDER = `exports/${Date.parse(CREATED)}`;

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start(
    clusterFlags({
      orders: [
        { createdAt: hoursAgo(26), state: 'Failed', stateReason: { errorCode: 'NO_SPACE', message: 'It is full.' } },
        { createdAt: CREATED, state: 'Successful', prefix: FOLDER },
      ],
    }),
  );
});
afterAll(() => emulator.stop());

/** Folder → its outputs. */
const OUTPUTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  newest: { export_job_id: nthId(1), key_prefix: `${FOLDER}/` },
  jobs: { failures: { [nthId(0)]: { error_code: 'NO_SPACE', message: 'It is full.' } } },
  bucket: { uri: `s3://exports/${FOLDER}/` },
  buckets: { uris: { exports: 's3://exports' } },
};

test('each folder of examples is run', () => {
  const folders = fs.readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(OUTPUTS).sort());
});

describeTerraform('the example', (binary) => {
  test.each(Object.entries(OUTPUTS))('%s', async (name, outputs) => {
    const stack = new Stack(binary, temporaryFolder());
    fs.copyFileSync(path.join(EXAMPLES, name, 'main.tf'), path.join(stack.folder, 'main.tf'));
    await install(stack.folder);
    const settings = {
      ...emulator.environment(),
      TF_VAR_project_id: PROJECT,
      TF_VAR_cluster_name: 'orders',
      TF_VAR_export_job_id: nthId(1),
    };
    expect(await stack.run(['fmt', '-check'])).toMatchObject({ status: 0 });
    expect(await stack.run(['init', '-lockfile=readonly'])).toMatchObject({ status: 0 });
    expect(await stack.apply(settings)).toEqual(outputs);
    expect((await stack.run(['plan', '-detailed-exitcode'], settings)).status).toBe(0);
  });
});
