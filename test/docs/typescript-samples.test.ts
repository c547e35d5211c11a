// Every TypeScript sample, compiled against the installed package and synthesized against the emulator.
import { transformSync } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { LOOKUP_MODE_VARIABLE } from '../../src/model/lookup';
import { standaloneFolder } from '../install/standalone-folder';
import { EmulatorProcess } from '../support/emulator-process';
import { installedProject } from '../support/packed-package';
import { succeed } from '../support/run-command';
import { describeTerraform, terraform } from '../support/terraform';
import { ROOT, sampleNamed, samplesIn, type Sample } from './documents';
import { applyPointerStack } from './pointer-stack';

/** What is left behind, and what is for CDK Terrain, is built on packages that are not installed here. */
const OF_OTHERS = ['before.ts', 'terrain.ts'];
const SAMPLES = samplesIn('ts').filter(({ name }) => !OF_OTHERS.includes(name));

let project: string;
let emulator: EmulatorProcess;

beforeAll(async () => {
  project = await installedProject();
  const seed = path.join(project, 'seed.json');
  fs.writeFileSync(seed, sampleNamed('seed.json').text);
  emulator = await EmulatorProcess.start(['--seed', seed]);
  for (const sample of SAMPLES) {
    fs.mkdirSync(folderOf(sample));
    fs.writeFileSync(path.join(folderOf(sample), 'main.ts'), programOf(sample));
    fs.writeFileSync(path.join(folderOf(sample), 'cdktf.json'), '{}');
    standaloneFolder(['linux_amd64'], 'stub', path.join(folderOf(sample), 'provider'));
  }
});
afterAll(() => emulator.stop());

function folderOf({ place }: Sample): string {
  return path.join(project, place.replace(/\W/g, '-'));
}

/** A sample without imports stands in the constructor of a stack, where `ids` are the names of a job. */
function programOf({ text }: Sample): string {
  if (/^import /m.test(text)) return text;
  return `
import { App, DataTerraformRemoteStateLocal, Fn, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  AtlasLookup,
  AtlasProvider,
  DataAtlasSnapshotExportBucket,
  DataAtlasSnapshotExportBuckets,
  DataAtlasSnapshotExportJob,
  DataAtlasSnapshotExportJobs,
  ExportJobSelection,
  ProviderExecutable,
  ReadAt,
  SnapshotExportState,
} from 'cdktf-provider-atlas';

const ids = {
  projectId: '32b6e34b3d91647abb20e7b8',
  clusterName: 'Cluster0',
  exportJobId: '605ccba3c1c7613f423e1585',
};
class SampleStack extends TerraformStack {
  public constructor(app: App) {
    super(app, 'sample');
${text}
  }
}
const app = new App();
new SampleStack(app);
app.synth();
`;
}

/** What the sample's reader has set; \`offline.ts\` has nothing but the file of the documents. */
function surroundingsOf(sample: Sample): Record<string, string> {
  if (sample.name === 'offline.ts') {
    fs.writeFileSync(path.join(folderOf(sample), 'atlas.context.json'), sampleNamed('atlas.context.json').text);
    return { [LOOKUP_MODE_VARIABLE]: 'offline' };
  }
  const reached = emulator.environment();
  const staging = Object.entries(reached).map(([name, value]) => [`STAGING_${name}`, value]);
  return { ...reached, ...Object.fromEntries(staging) };
}

test('all of them compile', () => {
  const program = ts.createProgram(
    SAMPLES.map((sample) => path.join(folderOf(sample), 'main.ts')),
    {
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [path.join(ROOT, 'node_modules', '@types')],
    },
  );
  const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const folder = path.basename(path.dirname(file?.fileName ?? ''));
    return `${folder}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  expect(problems).toEqual([]);
});

test.each(SAMPLES)('$place synthesizes', async (sample) => {
  const cwd = folderOf(sample);
  const { code } = transformSync(programOf(sample), { loader: 'ts', format: 'cjs' });
  fs.writeFileSync(path.join(cwd, 'main.js'), code);
  await succeed(process.execPath, ['main.js'], { cwd, settings: surroundingsOf(sample) });
  const [stack = ''] = fs.readdirSync(path.join(cwd, 'cdktf.out', 'stacks'));
  expect(fs.existsSync(path.join(cwd, 'cdktf.out', 'stacks', stack, 'cdk.tf.json'))).toBe(true);
});

test('the context file of the documents is what a synthesis writes', () => {
  const entryOf = (text: string) => {
    const { exportJobs } = JSON.parse(text) as { exportJobs: Record<string, unknown> };
    return Object.entries(exportJobs).map(([key, job]) => [new URL(key).pathname, job]);
  };
  const written = SAMPLES.map((sample) => path.join(folderOf(sample), 'orders.context.json')).filter(fs.existsSync);
  expect(written.map((file) => entryOf(fs.readFileSync(file, 'utf8')))).toEqual([
    entryOf(sampleNamed('atlas.context.json').text),
  ]);
});

describeTerraform('the stack of the README', (binary) => {
  test('is planned with the values of the job', async () => {
    const sample = sampleNamed('main.ts');
    const folder = path.join(folderOf(sample), 'cdktf.out', 'stacks', 'exports');
    const run = (...args: string[]) => terraform(binary, folder, [...args, '-no-color'], surroundingsOf(sample));
    expect(await run('init', '-input=false')).toMatchObject({ status: 0 });
    const { status, output } = await run('plan', '-input=false');
    expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/orders_state\s+= "Successful"/) });
  });
});

describeTerraform('the stack of the documents that reads the remote state', (binary) => {
  test('gets the URI out of the hand-over', async () => {
    const [sample] = SAMPLES.filter(({ text }) => text.includes('DataTerraformRemoteStateLocal'));
    if (sample === undefined) throw new Error('No sample reads a remote state');
    const stacks = path.join(folderOf(sample), 'cdktf.out', 'stacks');
    await applyPointerStack(binary, path.join(stacks, 'exports'), emulator.environment());
    const run = (...args: string[]) => terraform(binary, path.join(stacks, 'sample'), args);
    expect(await run('init', '-input=false')).toMatchObject({ status: 0 });
    expect(await run('apply', '-input=false', '-auto-approve')).toMatchObject({ status: 0 });
    const { uri } = JSON.parse(sampleNamed('handoff.json').text) as { uri: string };
    expect((await run('output', '-raw', 'load_from')).output).toBe(uri);
  });
});
