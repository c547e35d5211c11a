// The demo, run for real: with Terraform, and on a PATH that has none.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { runCommand, succeed } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, environment } from '../support/terraform';

const ROOT = path.join(__dirname, '..', '..');
const TSX = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const CLUSTER = '/api/atlas/v2/groups/64f0c0ffee64f0c0ffee64f0/clusters/orders';

const demo = (settings: Record<string, string> = {}) =>
  succeed(process.execPath, [TSX, 'tasks/demo.ts'], { cwd: ROOT, settings });

/** Other tests write below src and test while this one runs. */
const gitStatus = () =>
  execFileSync('git', ['status', '--porcelain', '--', '.', ':!src', ':!test'], { cwd: ROOT, encoding: 'utf8' });

/** `.cache` is where the demo says that it leaves its files. */
const rootFiles = () =>
  fs
    .readdirSync(ROOT)
    .filter((name) => name !== '.cache')
    .sort();

async function expectNothingRuns(output: string): Promise<void> {
  const [, baseUrl = ''] = /^Atlas emulator on (\S+)$/m.exec(output) ?? [];
  await expect(fetch(baseUrl)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  const { output: processes } = await runCommand('ps', ['-A', '-o', 'args'], { cwd: ROOT });
  expect(processes.split('\n').filter((line) => line.includes(path.join('.cache', 'demo')))).toEqual([]);
}

/** The port differs from run to run, and giving a token back is not waited for, so a busy machine may cut it off. */
function stable(output: string): string[] {
  const lines = output
    .trim()
    .replace(/127\.0\.0\.1:\d+/, '127.0.0.1:40000')
    .split('\n');
  return lines.filter((line) => !line.includes('/api/oauth/revoke'));
}

/** The block of the README that shows the demo's output. */
function shownOutput(): string {
  const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  return /^```text demo\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? '';
}

describeTerraform('the demo', (binary) => {
  let output: string;
  let before: { status: string; files: string[] };
  beforeAll(async () => {
    before = { status: gitStatus(), files: rootFiles() };
    output = await demo();
  });

  test('shows state, prefix and bucket of both jobs, and the hand-over', () => {
    expect(output).toMatch(/^exports +orders_state +Successful$/m);
    expect(output).toMatch(/^exports +orders_prefix +exported_snapshots\/\S+\/1714979100$/m);
    expect(output).toMatch(/^exports +orders_export_bucket_id +650000000000000000000b01$/m);
    expect(output).toMatch(/^exports +events_state +Successful$/m);
    expect(output).toMatch(/^exports +events_shards +2$/m);
    expect(output).toMatch(/^pipeline +loader_config +\{"jobs":\[\{.*\},\{.*\}\]\}$/m);
  });

  test('shows each request once: one token and one read for the app, one of each for Terraform', () => {
    expect(output).toContain('  2 × POST /api/oauth/token → 200\n');
    expect(output).toContain(`  1 × GET ${CLUSTER}/backup/exports/6500000000000000000000f0 → 200\n`);
    expect(output).toContain(`  1 × GET ${CLUSTER}/backup/exports/6500000000000000000000e1 → 200\n`);
  });

  test('is what the README shows; if not, put the output of `npm run demo` into its block `text demo`', () => {
    expect(stable(shownOutput().replace(' with tofu ', ` with ${binary} `))).toEqual(stable(output));
  });

  test('leaves the tree clean', () => {
    expect({ status: gitStatus(), files: rootFiles() }).toEqual(before);
  });

  test('leaves nothing running', () => expectNothingRuns(output));
});

describe('the demo without Terraform', () => {
  /** A folder that has what Node and its tools need, and no Terraform. */
  function pathWithoutTerraform(): string {
    const folder = temporaryFolder();
    for (const name of ['node', 'npm', 'npx', 'sh', 'env', 'git', 'ps', 'uname']) {
      const found = (process.env.PATH ?? '')
        .split(path.delimiter)
        .map((directory) => path.join(directory, name))
        .find((file) => fs.existsSync(file));
      if (found !== undefined) fs.symlinkSync(fs.realpathSync(found), path.join(folder, name));
    }
    return folder;
  }

  let output: string;
  let before: { status: string; files: string[] };
  beforeAll(async () => {
    before = { status: gitStatus(), files: rootFiles() };
    output = await demo({ PATH: pathWithoutTerraform() });
  });

  test('shows the job that is read while the app runs', () => {
    expect(output).toContain('Neither terraform nor tofu is on PATH: synthesizing only.\n');
    expect(output).toMatch(/^exports +events_state +Successful$/m);
    expect(output).toMatch(/^exports +events_prefix +exported_snapshots\/\S+\/1714719900$/m);
    expect(output).toContain(`  1 × GET ${CLUSTER}/backup/exports/6500000000000000000000f0 → 200\n`);
  });

  test('says what is left out, and how to see it', () => {
    expect(output).toContain('Left out: the job that Terraform reads, and the stack that depends on it.\n');
    expect(output).toContain('install Terraform 1.5 or later (developer.hashicorp.com/terraform/install)');
    expect(output).not.toContain('orders_state');
  });

  test('leaves the tree clean', () => {
    expect({ status: gitStatus(), files: rootFiles() }).toEqual(before);
  });

  test('leaves nothing running', () => expectNothingRuns(output));
});

describe('a signal', () => {
  /** The demo until it has said the awaited line; Node itself gets the signal, as from a terminal. */
  async function stopDemo(signal: NodeJS.Signals, awaited: RegExp) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tasks/demo.ts'], {
      cwd: ROOT,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (awaited.test(line)) break;
    }
    const ended = once(child, 'exit');
    child.kill(signal);
    const [status] = (await ended) as [number | null];
    return { status, complaints, output: lines.join('\n') };
  }

  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the emulator too, and the status is %d', async (signal, status) => {
    const stopped = await stopDemo(signal, /^Atlas emulator on /);
    expect(stopped).toMatchObject({ status, complaints: '' });
    await expectNothingRuns(stopped.output);
  });

  // With Terraform it deploys, and without it synthesizes: cdktf runs after either line.
  test('SIGTERM ends the running cdktf too', async () => {
    const stopped = await stopDemo('SIGTERM', /^(Deploying the stacks|Neither terraform)/);
    expect(stopped).toMatchObject({ status: 143, complaints: '' });
    await expectNothingRuns(stopped.output);
  });
});
