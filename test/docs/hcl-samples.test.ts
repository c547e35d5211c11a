// Every HCL sample: configurations are applied, the other two are what Terraform reads and what installing writes.
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../../src/model/release';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { succeed } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, terraform } from '../support/terraform';
import { readDocument, sampleNamed, samplesIn, type Sample } from './documents';

const SAMPLES = samplesIn('hcl');
/** Need a provider, and an account, of somebody else. */
const OF_OTHERS = ['aws.tf', 'before.tf', 'beside.tf', 'ephemeral.tf', 'published.tf', 'removed.tf'];
const CONFIGURATIONS = SAMPLES.filter(({ name }) => name.endsWith('.tf') && !OF_OTHERS.includes(name));
const PRELUDE = `terraform {
  required_providers {
    atlas = {
      source  = "${PROVIDER_SOURCE}"
      version = "${PROVIDER_VERSION}"
    }
  }
}
`;
const VALUES = {
  TF_VAR_project_id: '32b6e34b3d91647abb20e7b8',
  TF_VAR_cluster_name: 'Cluster0',
  TF_VAR_export_job_id: '605ccba3c1c7613f423e1585',
  TF_VAR_atlas_client_secret: 'mdb_sa_sk_of-no-use',
};

/** A folder with the sample in it, and the provider in place. */
async function folderWith({ name, text }: Sample): Promise<string> {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, name), text);
  if (!text.includes('required_providers')) fs.writeFileSync(path.join(folder, 'versions.tf'), PRELUDE);
  await succeed(path.join(LIB_BIN, 'cdktf-provider-atlas'), ['install'], { cwd: folder });
  return folder;
}

test('each sample says which file it is', () => {
  const others = SAMPLES.map(({ name }) => name).filter((name) => !name.endsWith('.tf'));
  // The last two are those of test/registry.
  expect(others.sort()).toEqual(['.terraform.lock.hcl', '.terraformrc', 'mirror.tfrc', 'network.tfrc']);
});

test('the entry in the lock file, and the folder of the provider, are what installing writes', async () => {
  const folder = await folderWith({ place: '', language: 'hcl', name: 'main.tf', text: PRELUDE });
  const written = fs.readFileSync(path.join(folder, '.terraform.lock.hcl'), 'utf8');
  expect(sampleNamed('.terraform.lock.hcl').text).toBe(written.replace(/"h1:[^"]+"/, '"h1:…"'));
  const [, file = ''] = /^(terraform\.d\/\S+)$/m.exec(readDocument('docs/installing.md')) ?? [];
  expect(fs.existsSync(path.join(folder, file.replace('<os>_<arch>', 'linux_arm64')))).toBe(true);
});

describeTerraform('HCL samples', (binary) => {
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    const seed = path.join(temporaryFolder(), 'seed.json');
    // What waits for the newest job shall not wait here: it has finished when the emulator starts.
    const timeline = '"timeline": { "queuedFor": 0, "exportsFor": 0 }';
    fs.writeFileSync(seed, sampleNamed('seed.json').text.replace(/"timeline": \{[^}]*\}/, timeline));
    emulator = await EmulatorProcess.start(['--seed', seed]);
  });
  afterAll(() => emulator.stop());

  const run = (folder: string, args: readonly string[], settings = {}) =>
    terraform(binary, folder, args, { ...emulator.environment(), ...VALUES, ...settings });

  test.each(CONFIGURATIONS)('$place is formatted, and can be applied', async (sample) => {
    const folder = await folderWith(sample);
    for (const args of [
      ['fmt', '-check', '-diff'],
      ['init', '-input=false'],
      ['apply', '-input=false', '-auto-approve'],
    ]) {
      const { status, output } = await run(folder, args);
      expect({ args, status, output }).toEqual({ args, status: 0, output });
    }
  });

  test.each(OF_OTHERS)('%s is formatted', async (name) => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, name), sampleNamed(name).text);
    const { status, output } = await run(folder, ['fmt', '-check', '-diff']);
    expect({ status, output }).toEqual({ status: 0, output });
  });

  test('the CLI configuration lets Terraform find the provider', async () => {
    const folder = await folderWith({ place: '', language: 'hcl', name: 'main.tf', text: PRELUDE });
    const file = path.join(folder, 'terraform.rc');
    fs.writeFileSync(file, sampleNamed('.terraformrc').text);
    const { status, output } = await run(folder, ['init', '-no-color'], { TF_CLI_CONFIG_FILE: file });
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining(`Installed ${PROVIDER_SOURCE}`) });
  });
});
