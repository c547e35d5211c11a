// examples/hcl, copied out of this tree and run as its README says.
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../src/model/release';
import { EmulatorProcess } from '../support/emulator-process';
import { installedProject } from '../support/packed-package';
import { succeed } from '../support/run-command';
import { describeTerraform, terraform } from '../support/terraform';

const EXAMPLE = path.join(__dirname, '..', '..', 'examples', 'hcl');

describeTerraform('the example in HCL', (binary) => {
  let emulator: EmulatorProcess;
  let folder: string;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start();
    folder = await installedProject();
    fs.cpSync(EXAMPLE, folder, { recursive: true });
  });
  afterAll(() => emulator.stop());

  const run = (...args: string[]) => terraform(binary, folder, args, emulator.environment());

  test('is formatted', async () => {
    expect(await run('fmt', '-check')).toMatchObject({ status: 0 });
  });

  test('install, init and apply read the job once, as a service account', async () => {
    const installed = await succeed('npx', ['--no-install', 'cdktf-provider-atlas', 'install'], { cwd: folder });
    expect(installed).toContain(`terraform.local/cdktf/atlas ${PROVIDER_VERSION}: `);
    expect(await run('init', '-no-color', '-input=false')).toMatchObject({ status: 0 });
    const { projectId, clusterName, exportJobId } = emulator.job('replicaSet');
    const names = { project_id: projectId, cluster_name: clusterName, export_job_id: exportJobId };
    const variables = Object.entries(names).flatMap(([name, value]) => ['-var', `${name}=${value}`]);
    expect(await run('apply', '-no-color', '-auto-approve', ...variables)).toMatchObject({ status: 0 });
    const reads = emulator.requests().filter(({ method }) => method === 'GET');
    expect(reads).toEqual([expect.objectContaining({ status: 200, auth: 'bearer' })]);
  });

  test('its outputs are state, prefix and bucket', async () => {
    const { status, output } = await run('output', '-json');
    expect(status).toBe(0);
    const outputs = Object.entries(JSON.parse(output) as Record<string, { value: unknown }>);
    expect(Object.fromEntries(outputs.map(([name, { value }]) => [name, value]))).toEqual({
      state: 'Successful',
      prefix: expect.stringMatching(/^exported_snapshots\/.+\/1714979100$/),
      export_bucket_id: emulator.facts.exportBucketId,
    });
  });
});
