// `npm run demo`: the emulator, and the two stacks of examples/typescript deployed against it with real Terraform.
import { execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { endWith } from './end-with';
import { ChildProcesses } from './child-processes';

const run = promisify(execFile);
const ROOT = path.join(__dirname, '..');
const EMULATOR = path.join(ROOT, 'lib', 'bin', 'atlas-emulator');
const CDKTF = path.join(ROOT, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf');
const STACKS = ['exports', 'pipeline'];
/** Made anew by each run, and left for whoever wants to look: cdktf.out, states, requests. */
const WORKSPACE = path.join(ROOT, '.cache', 'demo');
const children = new ChildProcesses();

interface EmulatorFacts {
  readonly baseUrl: string;
  readonly projectId: string;
  readonly clusterName: string;
  readonly jobs: Readonly<Record<string, string>>;
  readonly clientId: string;
  readonly clientSecret: string;
}

type Outputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

async function demo(): Promise<void> {
  makeWorkspace();
  const requestLog = path.join(WORKSPACE, 'requests.jsonl');
  const emulator = children.start([EMULATOR, '--json', '--request-log', requestLog], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const facts = await readyLine(emulator);
    say(`Atlas emulator on ${facts.baseUrl}`);
    const binary = await terraformBinary();
    const environment = environmentOf(facts, binary);
    if (binary === undefined) await synthHalf(environment);
    else showOutputs(await deploy(environment, binary));
    showRequests(requestLog);
    say(
      '\ntry: in examples/typescript/main.ts, let `orders` be read with `readAt: ReadAt.SYNTH`, and run the demo again',
    );
  } finally {
    emulator.kill();
  }
}

/** The project of the root, with its files in a place of their own, so that no state of the user's is touched. */
function makeWorkspace(): void {
  fs.rmSync(WORKSPACE, { recursive: true, force: true });
  fs.mkdirSync(WORKSPACE, { recursive: true });
  const project = JSON.parse(fs.readFileSync(path.join(ROOT, 'cdktf.json'), 'utf8')) as Record<string, unknown>;
  const app = 'npx tsx ../../examples/typescript/main.ts';
  fs.writeFileSync(path.join(WORKSPACE, 'cdktf.json'), JSON.stringify({ ...project, app }));
}

async function readyLine({ stdout }: ChildProcess): Promise<EmulatorFacts> {
  if (stdout === null) throw new Error('The emulator has no output');
  for await (const line of createInterface({ input: stdout })) return JSON.parse(line) as EmulatorFacts;
  throw new Error('The emulator ended before it was ready');
}

/** Terraform, or else OpenTofu; undefined where neither is on PATH. */
async function terraformBinary(): Promise<string | undefined> {
  for (const name of ['terraform', 'tofu']) {
    const found = await run(name, ['version'], { env: { ...process.env, CHECKPOINT_DISABLE: '1' } }).then(
      () => true,
      () => false,
    );
    if (found) return name;
  }
  return undefined;
}

function environmentOf(facts: EmulatorFacts, binary: string | undefined): NodeJS.ProcessEnv {
  const settings = {
    CI: '1',
    CHECKPOINT_DISABLE: '1',
    MONGODB_ATLAS_BASE_URL: facts.baseUrl,
    MONGODB_ATLAS_CLIENT_ID: facts.clientId,
    MONGODB_ATLAS_CLIENT_SECRET: facts.clientSecret,
    ATLAS_PROJECT_ID: facts.projectId,
    ATLAS_CLUSTER_NAME: facts.clusterName,
    ATLAS_EXPORT_JOB_ID: facts.jobs.replicaSet,
    ATLAS_SHARDED_EXPORT_JOB_ID: facts.jobs.sharded,
    ...(binary === undefined ? {} : { TERRAFORM_BINARY_NAME: binary }),
  };
  const others = Object.entries(process.env).filter(([name]) => !/^(MONGODB_ATLAS_|MCLI_|TF_|CDKTF_)/.test(name));
  return { ...Object.fromEntries(others), ...settings };
}

async function deploy(env: NodeJS.ProcessEnv, binary: string): Promise<Outputs> {
  const outputsFile = path.join(WORKSPACE, 'outputs.json');
  say(`Deploying the stacks ${STACKS.join(' and ')} with ${binary} …`);
  await cdktf(['deploy', ...STACKS, '--auto-approve', '--outputs-file', outputsFile], env);
  return JSON.parse(fs.readFileSync(outputsFile, 'utf8')) as Outputs;
}

/** What can be shown without Terraform: the sharded job, which is read while the app runs. */
async function synthHalf(env: NodeJS.ProcessEnv): Promise<void> {
  say('Neither terraform nor tofu is on PATH: synthesizing only.');
  // A stack with a terraform_data makes cdktf ask for Terraform's version; nothing but the version is asked of it here.
  await cdktf(['synth'], { ...env, TERRAFORM_BINARY_NAME: 'echo Terraform v1.5.0' });
  const file = path.join(WORKSPACE, 'cdktf.out', 'stacks', 'exports', 'cdk.tf.json');
  const { output } = JSON.parse(fs.readFileSync(file, 'utf8')) as { output: Record<string, { value: unknown }> };
  const plain = Object.entries(output).filter(([name]) => name.startsWith('events_'));
  showOutputs({ exports: Object.fromEntries(plain.map(([name, { value }]) => [name, value])) });
  say('Left out: the job that Terraform reads, and the stack that depends on it.');
  say(
    'To see them, install Terraform 1.5 or later (developer.hashicorp.com/terraform/install) or OpenTofu (opentofu.org).',
  );
}

async function cdktf(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = children.start([CDKTF, ...args], { cwd: WORKSPACE, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`cdktf ${args[0]} failed:\n${output.join('')}`);
}

function showOutputs(outputs: Outputs): void {
  const rows = Object.entries(outputs).flatMap(([stack, values]) =>
    Object.entries(values)
      .filter(([name]) => !name.startsWith('cross-stack-output-'))
      .map(([name, value]) => [stack, name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  say('');
  for (const [stack = '', name = '', value = ''] of rows) {
    say(`${stack.padEnd(widths[0] ?? 0)}  ${name.padEnd(widths[1] ?? 0)}  ${value}`);
  }
}

/** Equal requests are counted, in the order of the first of each. */
function showRequests(file: string): void {
  const counts = new Map<string, number>();
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { method, path: target, status } = JSON.parse(line) as { method: string; path: string; status: number };
    const request = `${method} ${target} → ${status}`;
    counts.set(request, (counts.get(request) ?? 0) + 1);
  }
  say('\nAsked of Atlas:');
  for (const [request, count] of counts) say(`${String(count).padStart(3)} × ${request}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

children.endWithThis();
demo().catch((reason: unknown) => {
  if (children.ending) return;
  endWith(reason);
});
