// The example in HCL from `init` to `destroy`, and every kind of credentials with every version of the API.
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../src/model/release';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform } from '../support/terraform';
import { job, jobBlocks } from './support/job-blocks';
import { install, Stack, type Settings } from './support/stack';

const EXAMPLE = path.join(__dirname, '..', '..', 'examples', 'hcl', 'main.tf');
const PREFIX = 'exported_snapshots/5f00c0ffee5f00c0ffee5f00/64f0c0ffee64f0c0ffee64f0/orders';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
beforeEach(() => emulator.forgetRequests());
afterAll(() => emulator.stop());

const reads = (): number => emulator.requests().filter(({ method }) => method === 'GET').length;

describeTerraform('the example', (binary) => {
  const stack = new Stack(binary, temporaryFolder());
  let settings: Settings;
  beforeAll(() => {
    const { projectId, clusterName, exportJobId } = emulator.job('replicaSet');
    settings = {
      ...emulator.environment(),
      TF_VAR_project_id: projectId,
      TF_VAR_cluster_name: clusterName,
      TF_VAR_export_job_id: exportJobId,
    };
    fs.copyFileSync(EXAMPLE, path.join(stack.folder, 'main.tf'));
  });
  const run = (...args: string[]) => stack.run(args, settings);
  const outputs = {
    state: 'Successful',
    prefix: `${PREFIX}/2024-05-06T0700/1714979100`,
    export_bucket_id: '650000000000000000000b01',
  };

  test('install, then init, with no registry and no CLI configuration', async () => {
    expect(await install(stack.folder)).toContain(`terraform.local/cdktf/atlas ${PROVIDER_VERSION}:`);
    expect(await run('init')).toMatchObject({ status: 0 });
  });

  test('validate reads nothing, and needs no credentials', async () => {
    expect(await stack.run(['validate'])).toMatchObject({ status: 0 });
    expect(emulator.requests()).toEqual([]);
  });

  test('plan reads once, and what it read is in the saved plan', async () => {
    expect(await run('plan', '-out=saved')).toMatchObject({ status: 0 });
    expect(reads()).toBe(1);
    const plan = await stack.json(['show', '-json', 'saved'], settings);
    expect(plan).toMatchObject({
      prior_state: { values: { root_module: { resources: [{ values: { ...outputs, timeouts: { read: '5m' } } }] } } },
    });
  });

  test('apply of the saved plan asks Atlas for nothing', async () => {
    expect(await run('apply', 'saved')).toMatchObject({ status: 0 });
    expect(emulator.requests()).toEqual([]);
  });

  test('output gives the values', async () => {
    expect(await run('output', '-raw', 'prefix')).toEqual({ status: 0, output: outputs.prefix });
    const all = Object.entries(outputs).map(([name, value]) => [name, { sensitive: false, type: 'string', value }]);
    expect(await stack.json(['output', '-json'])).toEqual(Object.fromEntries(all));
  });

  test('show -json gives every attribute, and says which provider read it', async () => {
    const shown = await stack.json(['show', '-json'], settings);
    expect(shown).toMatchObject({
      values: {
        root_module: {
          resources: [
            {
              address: 'data.atlas_snapshot_export_job.export',
              provider_name: 'terraform.local/cdktf/atlas',
              values: {
                id: '6500000000000000000000e1',
                complete_marker_key: `${outputs.prefix}/.complete`,
                components: null,
                custom_data: [{ key: 'exported by', value: 'ops' }],
                export_status: { exported_collections: 40, total_collections: 40 },
                state_reason: null,
              },
            },
          ],
        },
      },
    });
  });

  test('a second plan has nothing to change', async () => {
    expect(await run('plan', '-detailed-exitcode')).toMatchObject({ status: 0 });
  });

  test('apply without a saved plan reads once, destroy once more', async () => {
    expect(await run('apply', '-auto-approve')).toMatchObject({ status: 0 });
    expect(reads()).toBe(1);
    expect(await run('destroy', '-auto-approve')).toMatchObject({ status: 0 });
    expect(reads()).toBe(2);
    expect(JSON.parse(stack.read('terraform.tfstate'))).toMatchObject({ resources: [], outputs: {} });
  });
});

describeTerraform('both forms of a job', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  const METHODS: Readonly<Record<string, () => Settings>> = {
    'a service account': () => emulator.environment(),
    'an API key': () => ({
      MONGODB_ATLAS_PUBLIC_API_KEY: emulator.facts.publicKey,
      MONGODB_ATLAS_PRIVATE_API_KEY: emulator.facts.privateKey,
    }),
    'an access token': () => ({ MONGODB_ATLAS_ACCESS_TOKEN: emulator.facts.accessToken }),
  };
  const rows = Object.keys(METHODS).flatMap((method) => ['v2', 'v1.0'].map((version) => [method, version] as const));

  test.each(rows)('with %s, by API %s', async (method, version) => {
    const stack = initialised.with({
      provider: { atlas: { base_url: emulator.facts.baseUrl, api_version: version } },
      ...jobBlocks({ whole: job(emulator, 'replicaSet'), sharded: job(emulator, 'sharded') }),
    });
    expect(await stack.apply(METHODS[method]?.() ?? {})).toMatchObject({
      whole: { state: 'Successful', components: null, export_status: { total_collections: 40 } },
      sharded: {
        state: 'Successful',
        key_prefix: `${PREFIX}/2024-05-03T0700/1714719900/`,
        export_status: null,
        components: [
          { export_id: '6500000000000000000000f1', replica_set_name: 'atlas-abc123-shard-0' },
          { export_id: '6500000000000000000000f2', replica_set_name: 'atlas-abc123-shard-1' },
        ],
      },
    });
    const versions = emulator.requests().filter(({ method: verb }) => verb === 'GET');
    expect(new Set(versions.map(({ path: asked }) => asked.split('/')[3]))).toEqual(new Set([version]));
  });
});
