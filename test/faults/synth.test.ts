// Faults as an app meets them that reads export jobs while it synthesizes: errors with the construct's path, and a context
// file that stays whole. The app is a process of its own, since its thread blocks until the answers are there.
import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { describeAnyTerraform, terraform, TERRAFORM, type Ran } from '../support/terraform';
import { FaultServer, type Turn } from './support/fault-server';
import { secretsIn, TOKEN } from './support/identity';
import { job, JOB, jobId, PROJECT_ID } from './support/job';
import {
  answer,
  echo,
  failure,
  flood,
  forClusters,
  head,
  inTurn,
  page,
  resetAfter,
  silentAfter,
} from './support/turns';

const ROOT = path.join(__dirname, '..', '..');
const [ACCESS_TOKEN = ''] = TOKEN.secrets;
const CONTEXT_FILE = 'atlas.context.json';

/** An app with a construct for each cluster that it is told; prints what became of each. */
const APP = `
const { App, TerraformOutput, TerraformStack } = require(${JSON.stringify(require.resolve('cdktf'))});
const { AtlasLookup, DataAtlasSnapshotExportJob, ReadAt } = require(${JSON.stringify(path.join(ROOT, 'lib'))});
const [ids, settings, careless] = JSON.parse(process.argv[1]);
const app = new App({ outdir: 'cdktf.out' });
AtlasLookup.use(app, AtlasLookup.of(settings));
const stack = new TerraformStack(app, 'stack');
const jobs = ids.map((clusterName) =>
  new DataAtlasSnapshotExportJob(stack, clusterName, { ...settings.ids, clusterName, readAt: ReadAt.SYNTH, allowUnfinished: true }));
const told = {};
for (const job of jobs) {
  try {
    told[job.node.id] = job.state;
    new TerraformOutput(stack, job.node.id + '-prefix', { value: job.prefix, staticId: true });
  } catch (reason) {
    if (careless) throw reason;
    told[job.node.id] = reason.message;
  }
}
app.synth();
process.stdout.write(JSON.stringify(told));
`;

interface Settings {
  readonly folder: string;
  readonly baseUrl: string;
  readonly requestTimeout?: string;
  /** The app lets its first error end it. */
  readonly careless?: boolean;
}

function runApp(
  clusters: readonly string[],
  { folder, baseUrl, requestTimeout, careless = false }: Settings,
): Promise<Ran> {
  const ids = { projectId: PROJECT_ID, exportJobId: jobId() };
  const lookup = { baseUrl, requestTimeout, accessToken: ACCESS_TOKEN, contextFile: CONTEXT_FILE, ids };
  return runCommand(process.execPath, ['-e', APP, JSON.stringify([clusters, lookup, careless])], { cwd: folder });
}

interface Case {
  readonly name: string;
  readonly turn: Turn;
  /** The message, its parts one after the other. */
  readonly says: RegExp;
}

const CASES: readonly Case[] = [
  fault('reset', resetAfter(''), 'CONNECTION_RESET', 'The connection to \\S+ was cut', 'attempts? in', 'Try again'),
  fault('silent', silentAfter(''), 'TIMED_OUT', '\\S+ did not answer', 'The time for the request was up', 'Try again'),
  fault('stuck', silentAfter(`${head(500)}{`), 'TIMED_OUT', '\\S+ did not answer', 'The time for', 'Try again'),
  fault('down', page('<h1>', { status: 503 }), 'SERVER_FAILED', 'The answer was a failure', 'status 503', 'Try again'),
  fault(
    'login',
    page('<b>'),
    'ANSWER_NOT_JSON',
    'GET \\S+ was answered with',
    'beginning "<b>"',
    'Check that the base',
  ),
  fault('list', answer([JOB]), 'ANSWER_MALFORMED', 'Atlas answered with something', '', 'Check that the base URL'),
  fault('other', job({ id: 'x' }), 'ANSWER_MISMATCHED', 'Asked for the export job "\\w+", Atlas', '', 'Try again'),
  fault('huge', flood(50 * 1024 * 1024), 'ANSWER_TOO_LARGE', 'The answer to GET \\S+ is larger', '', 'Check that'),
  fault(
    'gone',
    failure(404, 'BACKUP_EXPORT_NOT_FOUND'),
    'EXPORT_JOB_NOT_FOUND',
    'The cluster "gone"',
    'may have',
    'Check',
  ),
  fault(
    'echo',
    echo(403, 'MISSING_ROLE'),
    'FORBIDDEN',
    'The credentials, an access token',
    'You sent Bearer \\(secret\\)',
    'Give',
  ),
];

function fault(name: string, turn: Turn, code: string, what: string, why: string, fix: string): Case {
  const parts = [`^${code}: stack/${name}: ${what}`, ...(why === '' ? [] : [`\\n  why: .*${why}`]), `\\n  fix: ${fix}`];
  return { name, turn, says: new RegExp(parts.join('[^\\n]*')) };
}

/** A folder whose context file holds one job. */
async function folderWithContext(baseUrl: string): Promise<{ folder: string; context: () => string }> {
  const folder = temporaryFolder();
  const { status, output } = await runApp(['stored'], { folder, baseUrl });
  expect({ status, output }).toEqual({ status: 0, output: '{"stored":"Successful"}' });
  return { folder, context: () => fs.readFileSync(path.join(folder, CONTEXT_FILE), 'utf8') };
}

describe('an app in which everything goes wrong', () => {
  let ran: Ran;
  let told: Record<string, string>;
  let files: { before: string; after: string; all: string[] };
  beforeAll(async () => {
    const { baseUrl } = await FaultServer.start(forClusters(CASES, job()));
    const { folder, context } = await folderWithContext(baseUrl);
    const before = context();
    ran = await runApp(['stored', ...CASES.map(({ name }) => name)], { folder, baseUrl, requestTimeout: '1s' });
    files = { before, after: context(), all: fs.readdirSync(folder) };
    told = JSON.parse(ran.output) as Record<string, string>;
  });

  test.each(CASES)('$name', ({ name, says }) => {
    expect(told[name]).toMatch(says);
  });

  test('goes on with what it has', () => {
    expect(ran.status).toBe(0);
    expect(told.stored).toBe('Successful');
  });

  test('leaves the context file as it was, byte for byte, and nothing beside it', () => {
    expect(files.before).toContain(jobId());
    expect(files.after).toBe(files.before);
    expect(files.all.sort()).toEqual([CONTEXT_FILE, 'cdktf.out']);
  });

  test('tells no form of the token', () => {
    expect(secretsIn(ran.output + files.after, TOKEN)).toEqual([]);
  });
});

test('an error that nobody catches ends the app with 1, and nothing is synthesized', async () => {
  const { baseUrl } = await FaultServer.start(forClusters(CASES, job()));
  const { folder, context } = await folderWithContext(baseUrl);
  const before = context();
  fs.rmSync(path.join(folder, 'cdktf.out'), { recursive: true });
  const { status, output } = await runApp(['gone'], { folder, baseUrl, careless: true });
  expect(status).toBe(1);
  expect(output).toContain('EXPORT_JOB_NOT_FOUND: stack/gone: The cluster "gone" of the project');
  expect(context()).toBe(before);
  expect(fs.existsSync(path.join(folder, 'cdktf.out', 'stacks', 'stack', 'cdk.tf.json'))).toBe(false);
});

test('a connection that is refused is told at once', async () => {
  const { status, output } = await runApp(['one'], { folder: temporaryFolder(), baseUrl: 'http://127.0.0.1:1' });
  expect(status).toBe(0);
  expect(JSON.parse(output).one).toMatch(
    /^CONNECTION_REFUSED: stack\/one: .*\n {2}why: connect ECONNREFUSED .*1 attempt/,
  );
});

test('jobs beside one that fails are stored', async () => {
  const { baseUrl } = await FaultServer.start(forClusters(CASES, job()));
  const { folder, context } = await folderWithContext(baseUrl);
  const before = JSON.parse(context()).exportJobs as object;
  await runApp(['stored', 'gone', 'fine'], { folder, baseUrl });
  const after = JSON.parse(context()).exportJobs as object;
  expect(after).toMatchObject(before);
  expect(Object.keys(after)).toEqual([...Object.keys(before), expect.stringContaining('/clusters/fine/')].sort());
});

describeAnyTerraform('strings that mean something to Terraform', () => {
  test('come out of the outputs as Atlas gave them', async () => {
    const prefix = [
      '${path.module}',
      '$${x}',
      '%{ if true }',
      '"',
      "'",
      '\\',
      'a\nb\r\n\tc',
      '\u0000',
      '\u{1f98a}',
    ].join('/');
    const { baseUrl } = await FaultServer.start(inTurn(job({ prefix })));
    const folder = temporaryFolder();
    expect((await runApp(['wild'], { folder, baseUrl })).status).toBe(0);
    const stack = path.join(folder, 'cdktf.out', 'stacks', 'stack');
    for (const args of [['init'], ['apply', '-auto-approve']]) {
      expect(await terraform(TERRAFORM ?? '', stack, args)).toMatchObject({ status: 0 });
    }
    const { output } = await terraform(TERRAFORM ?? '', stack, ['output', '-json']);
    expect(JSON.parse(output)).toMatchObject({ 'wild-prefix': { value: prefix } });
  });
});
