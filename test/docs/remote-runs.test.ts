// The workflow of docs/remote-runs.md with plan and apply in two jobs, command by command; and its network mirror.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { providerPackage } from '../../src/install/provider-package';
import { PROVIDER_VERSION } from '../../src/model/release';
import { packageRegistry } from '../../tasks/package-registry';
import { serveFolder } from '../registry/support/folder-server';
import { cliConfiguration, TerraformFolder } from '../registry/support/terraform-folder';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, type Ran } from '../support/terraform';
import { ROOT, sampleNamed } from './documents';

interface Step {
  readonly command: string;
  /** Below the project. */
  readonly folder: string;
}

/** What a job types; what comes from actions stands in the test. */
function commandsOfJob(job: string): Step[] {
  const [, body = ''] = new RegExp(`^  ${job}:\\n((?: {4}.*\\n)+)`, 'm').exec(sampleNamed('workflow.yml').text) ?? [];
  const steps = [...body.matchAll(/^ {6}- run: (.+)\n(?: {8}working-directory: (.+)\n)?/gm)];
  return steps.map(([, command = '', folder = '.']) => ({ command, folder }));
}

/** As it is after `npm ci`, which is left out. */
function project(emulator: EmulatorProcess, state: string): string {
  const folder = temporaryFolder();
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  fs.writeFileSync(
    path.join(folder, 'app.cjs'),
    `const { App, LocalBackend, TerraformStack } = require('cdktf');
const { AtlasProvider, DataAtlasSnapshotExportJob } = require(${JSON.stringify(path.join(ROOT, 'lib'))});
const stack = new TerraformStack(new App(), 'exports');
new LocalBackend(stack, { path: ${JSON.stringify(state)} });
new AtlasProvider(stack, 'atlas');
new DataAtlasSnapshotExportJob(stack, 'orders', ${JSON.stringify(emulator.job('replicaSet'))}).addOutputs();
stack.node.root.synth();
`,
  );
  return folder;
}

const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  'npx cdktf synth': [process.execPath, 'app.cjs'],
  'npx cdktf-provider-atlas': [process.execPath, path.join(LIB_BIN, 'cdktf-provider-atlas')],
};

describeTerraform('plan and apply in two jobs', (binary) => {
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start();
  });
  afterAll(() => emulator.stop());

  async function type({ command, folder }: Step, root: string): Promise<Ran> {
    const [known, words] = Object.entries(PROGRAMS).find(([start]) => command.startsWith(start)) ?? [
      'terraform',
      [binary],
    ];
    const [program = '', ...first] = words;
    const more = command
      .slice(known.length)
      .split(' ')
      .filter((word) => word !== '');
    return runCommand(program, [...first, ...more], {
      cwd: path.join(root, folder),
      settings: { ...emulator.environment(), TF_CLI_ARGS: '-no-color' },
    });
  }

  async function runJob(job: string, root: string): Promise<string> {
    const commands = commandsOfJob(job).filter(({ command }) => command !== 'npm ci');
    expect(commands.length).toBeGreaterThanOrEqual(3);
    let last = '';
    for (const step of commands) {
      const { status, output } = await type(step, root);
      expect({ ...step, status, output }).toEqual({ ...step, status: 0, output });
      last = output;
    }
    return last;
  }

  /** Hidden files are left out, and modes are lost. */
  function throughArtifact(from: string, to: string): void {
    const visible = (file: string): boolean => !path.basename(file).startsWith('.');
    fs.cpSync(path.join(from, 'cdktf.out'), path.join(to, 'cdktf.out'), { recursive: true, filter: visible });
    execFileSync('find', [path.join(to, 'cdktf.out'), '-type', 'f', '-exec', 'chmod', '644', '{}', '+']);
  }

  test('the second job applies the plan of the first', async () => {
    const state = path.join(temporaryFolder(), 'terraform.tfstate');
    const [first, second] = [project(emulator, state), project(emulator, state)];
    await runJob('plan', first);
    throughArtifact(first, second);
    expect(await runJob('apply', second)).toMatch(/orders_state = "Successful"/);
  });

  test('without mending, the second job could not start the provider', async () => {
    const state = path.join(temporaryFolder(), 'terraform.tfstate');
    const [first, second] = [project(emulator, state), project(emulator, state)];
    await runJob('plan', first);
    throughArtifact(first, second);
    const folder = 'cdktf.out/stacks/exports';
    await type({ command: 'terraform init -input=false', folder }, second);
    const applied = await type({ command: 'terraform apply -input=false plan.tfplan', folder }, second);
    expect(applied.status).toBe(1);
  });
});

describeTerraform('the network mirror of the page', (binary) => {
  test('is where the provider comes from', async () => {
    const mirror = temporaryFolder();
    const bundle = providerPackage(LIB_BIN, { source: 'registry.example.com/acme/atlas', version: PROVIDER_VERSION });
    await packageRegistry({
      package: bundle,
      release: temporaryFolder(),
      mirror: path.join(mirror, 'providers'),
      environment: {},
    });
    const server = await serveFolder(mirror);
    try {
      const text = sampleNamed('network.tfrc').text.replace('https://mirror.example.com/', server.url);
      const folder = new TerraformFolder(binary, bundle.source, { ...cliConfiguration(text), ...server.settings });
      expect(await folder.run(['init'])).toMatchObject({ status: 0 });
      expect(server.seen).toContain(`/providers/${bundle.source}/index.json 200`);
    } finally {
      server.stop();
    }
  });
});
