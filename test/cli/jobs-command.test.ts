import { bucketUri, type ExportBucket } from '../../src/model/export-bucket';
import type { ExportJob } from '../../src/model/export-job';
import { handoffText } from '../../src/model/handoff';
import type { EmulatorOptions } from '../../src/emulator/start-emulator';
import { emulators } from '../emulator/emulator-under-test';
import { PROJECT, seedOf } from '../support/seed';
import { until } from '../support/until';
import { clusterOf, environmentOf, runCli } from './support/run-cli';

const start = emulators();

const PREFIX = 'exported_snapshots/5f00c0ffee5f00c0ffee5f00/64f0c0ffee64f0c0ffee64f0/orders';

/** Runs `jobs` against an emulator, about its cluster. */
async function jobsOf(options: EmulatorOptions = {}) {
  const emulator = await start(options);
  const environment = environmentOf(emulator.facts);
  const jobs = (...args: string[]) => runCli(['jobs', ...clusterOf(emulator.facts), ...args], { environment });
  return { emulator, environment, jobs };
}

const inTerminal = (width: number, environment = {}) => ({ width, environment });

describe('the table', () => {
  test('has every job, the newest first', async () => {
    const { jobs } = await jobsOf();
    expect(await jobs()).toEqual({
      status: 0,
      err: '',
      out: [
        `ID                        STATE       CREATED               FINISHED              COLLECTIONS  PREFIX`,
        `6500000000000000000000e2  Queued      2024-05-08T07:05:00Z  -                     0/0          ${PREFIX}/2024-05-08T0700/1715151900`,
        `6500000000000000000000e3  InProgress  2024-05-07T07:05:00Z  -                     12/40        ${PREFIX}/2024-05-07T0700/1715065500`,
        `6500000000000000000000e1  Successful  2024-05-06T07:05:00Z  2024-05-06T07:40:11Z  40/40        ${PREFIX}/2024-05-06T0700/1714979100`,
        `6500000000000000000000e4  Failed      2024-05-05T07:05:00Z  2024-05-05T07:12:00Z  3/40         ${PREFIX}/2024-05-05T0700/1714892700`,
        `6500000000000000000000e5  Cancelled   2024-05-04T07:05:00Z  2024-05-04T07:12:00Z  3/40         ${PREFIX}/2024-05-04T0700/1714806300`,
        `6500000000000000000000f0  Successful  2024-05-03T07:05:00Z  2024-05-03T07:40:11Z  -            ${PREFIX}/2024-05-03T0700/1714719900`,
      ].join('\n'),
    });
  });

  test('is as narrow as the terminal: the last column is cut, and columns without room are left out', async () => {
    const { emulator, environment } = await jobsOf();
    const heads = async (width: number) => {
      const run = await runCli(['jobs', ...clusterOf(emulator.facts)], { ...inTerminal(width), environment });
      const lines = run.out.replace(/\u001b\[\d+m/g, '').split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      return lines;
    };
    expect((await heads(140))[1]).toContain('exported_snapshots/5f00c0ffee5f00c0ffee5f00/…');
    expect((await heads(100))[0]).toMatch(/FINISHED +COLLECTIONS$/);
    expect((await heads(80))[0]).toMatch(/CREATED +FINISHED$/);
    expect((await heads(60))[0]).toMatch(/STATE +CREATED$/);
  });

  test('colours states on a terminal, unless NO_COLOR is set or the terminal has none', async () => {
    const { emulator, environment } = await jobsOf();
    const outFor = async (settings: Record<string, string>) =>
      (await runCli(['jobs', ...clusterOf(emulator.facts)], inTerminal(200, { ...environment, ...settings }))).out;
    const coloured = await outFor({ NO_COLOR: '' });
    expect(coloured).toContain('\u001b[32mSuccessful\u001b[39m  2024');
    expect(coloured).toContain('\u001b[31mFailed\u001b[39m      2024');
    expect(await outFor({ NO_COLOR: '1' })).not.toContain('\u001b');
    expect(await outFor({ TERM: 'dumb' })).not.toContain('\u001b');
  });

  test('shows what Atlas says, and lets nothing of it steer the terminal', async () => {
    const seed = seedOf({ orders: 1 });
    const [job] = seed.projects[0]?.clusters?.[0]?.exportJobs ?? [];
    Object.assign(job ?? {}, { prefix: 'a\u001b]0;title\u0007b\nc' });
    const { jobs } = await jobsOf({ seed });
    expect((await jobs()).out).toContain('a\\u001b]0;title\\u0007b\\u000ac');
    expect((await jobs('--json')).out).not.toContain('\u001b');
  });

  test('of many jobs it is one table', async () => {
    const { jobs } = await jobsOf({ seed: seedOf({ orders: 450 }) });
    const lines = (await jobs()).out.split('\n');
    expect(lines.filter((line) => line.startsWith('ID '))).toHaveLength(1);
    expect(new Set(lines.slice(1)).size).toBe(450);
    expect(new Set(lines.map((line) => line.search(/CREATED|2024-05-06T07:05:00Z/)))).toEqual(new Set([38]));
  });

  test('of a cluster without jobs it is a line on standard error', async () => {
    const { jobs } = await jobsOf({ seed: seedOf({ orders: 0 }) });
    expect(await jobs()).toEqual({ status: 0, out: '', err: 'The cluster "orders" has no export job' });
    expect(await jobs('--json')).toEqual({ status: 0, out: '[]', err: '' });
  });
});

describe('filters', () => {
  const ids = (out: string) => (JSON.parse(out) as ExportJob[]).map(({ id }) => id.slice(-2));

  test.each([
    [
      ['--state', 'Successful'],
      ['e1', 'f0'],
    ],
    [['--snapshot', '650000000000000000000504'], ['e4']],
    [['--bucket', '650000000000000000000b02'], []],
    [
      ['--created-after', '2024-05-07T07:05:00Z'],
      ['e2', 'e3'],
    ],
    [['--max-age', '49h', '--state', 'Queued'], ['e2']],
  ])('%j', async (flags, expected) => {
    const { emulator, environment } = await jobsOf();
    const clock = { now: () => Date.parse('2024-05-09T07:05:00Z'), setTimeout: () => () => undefined };
    const args = ['jobs', ...clusterOf(emulator.facts), '--json', ...flags];
    const { status, out } = await runCli(args, { environment, clock });
    expect({ status, ids: ids(out) }).toEqual({ status: 0, ids: expected });
  });

  test('without a match the table is a line on standard error', async () => {
    const { jobs } = await jobsOf();
    expect((await jobs('--snapshot', 'a'.repeat(24))).err).toBe('The cluster "orders" has no export job that fits');
  });

  test('every page is read', async () => {
    const { jobs, emulator } = await jobsOf({ seed: seedOf({ orders: 1_201 }) });
    expect(ids((await jobs('--json')).out)).toHaveLength(1_201);
    expect(emulator.requests.filter(({ operation }) => operation === 'listGroupClusterBackupExports')).toHaveLength(3);
  });
});

describe('one job', () => {
  test('--latest is the newest successful one, or of --state', async () => {
    const { jobs } = await jobsOf();
    const latest = async (...flags: string[]) =>
      JSON.parse((await jobs('--latest', '--json', ...flags)).out) as ExportJob;
    expect((await latest()).id).toBe('6500000000000000000000e1');
    expect((await latest('--state', 'Failed')).id).toBe('6500000000000000000000e4');
  });

  test('--json has every member, with null for what Atlas leaves out', async () => {
    const { jobs } = await jobsOf();
    const { out } = await jobs('6500000000000000000000e4', '--json');
    expect(out).toBe(
      JSON.stringify(
        {
          id: '6500000000000000000000e4',
          state: 'Failed',
          stateReason: { errorCode: 'BUCKET_NOT_WRITABLE', message: 'The export bucket refused an object.' },
          prefix: `${PREFIX}/2024-05-05T0700/1714892700`,
          exportBucketId: '650000000000000000000b01',
          snapshotId: '650000000000000000000504',
          createdAt: '2024-05-05T07:05:00Z',
          finishedAt: '2024-05-05T07:12:00Z',
          exportStatus: { exportedCollections: 3, totalCollections: 40 },
          components: null,
          customData: [],
        },
        undefined,
        2,
      ),
    );
  });

  test('an id alone is a table of one row', async () => {
    const { jobs } = await jobsOf();
    expect((await jobs('6500000000000000000000f0')).out.split('\n')).toHaveLength(2);
  });

  test('too old a job is the error of the provider, and so is none', async () => {
    const { jobs } = await jobsOf();
    const tooOld = await jobs('--latest', '--max-age', '26h');
    expect(tooOld).toMatchObject({ status: 1, out: '' });
    expect(tooOld.err).toMatch(/^EXPORT_JOB_TOO_OLD: The newest export job with --state = "Successful" was created/);
    expect(tooOld.err).toContain('- 6500000000000000000000e4 Failed, created 2024-05-05T07:05:00Z');
    const none = await jobs('--latest', '--bucket', '650000000000000000000b02');
    expect(none).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/^NO_EXPORT_JOB: None of the 6/) });
  });

  test('an unknown id is EXPORT_JOB_NOT_FOUND', async () => {
    const { jobs } = await jobsOf();
    expect(await jobs('a'.repeat(24))).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^EXPORT_JOB_NOT_FOUND: /),
    });
  });
});

describe('--handoff', () => {
  test.each([['--latest'], ['6500000000000000000000f0']])(
    'of %s is the one document, and nothing else',
    async (which) => {
      const { jobs, emulator } = await jobsOf();
      const job = JSON.parse((await jobs(which, '--json')).out) as ExportJob;
      const bucket: ExportBucket = {
        id: emulator.facts.exportBucketId,
        bucketName: 'orders-exports',
        cloudProvider: 'AWS',
        region: 'us-east-1',
        iamRoleId: '650000000000000000000a01',
        roleId: null,
        serviceUrl: null,
        tenantId: null,
        requirePrivateNetworking: false,
      };
      expect(bucketUri(bucket)).toBe('s3://orders-exports');
      expect(await jobs(which, '--handoff')).toEqual({ status: 0, out: handoffText(job, bucket), err: '' });
    },
  );

  test('of a job whose bucket is gone is an error, and nothing on standard output', async () => {
    const { jobs } = await jobsOf({ seed: seedOf({ orders: 1 }) });
    const run = await jobs('--latest', '--handoff');
    expect(run).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/^EXPORT_BUCKET_NOT_FOUND: /) });
  });
});

describe('what is wrong on the command line is said before anything is asked', () => {
  const cluster = ['--project', PROJECT, '--cluster', 'orders'];

  test.each([
    [[], '--project is missing', 'Give --project <id>, or set MONGODB_ATLAS_PROJECT_ID in the environment'],
    [['--project', PROJECT], '--cluster is missing', 'Give --cluster <name>'],
    [
      ['--project', 'Orders'],
      '--project must be 24 hexadecimal digits in lower case, but is "Orders"',
      'Set --project:',
    ],
    [['--project', PROJECT, '--cluster', '-x'], '--cluster must be letters, digits and hyphens', 'Set --cluster:'],
    [['12', ...cluster], 'id must be 24 hexadecimal digits in lower case, but is "12"', 'Set id:'],
    [[...cluster, '--state', 'failed'], '--state must be one of Queued, InProgress', 'letter case included'],
    [[...cluster, '--max-age', '26'], '--max-age must be a duration above zero, but is "26"', 'such as "90s"'],
    [[...cluster, '--created-after', 'today'], '--created-after must be a moment of RFC 3339', 'such as "2024-05-06'],
    [[...cluster, '--timeout', '0s'], '--timeout must be a duration above zero', 'such as "90s"'],
    [[...cluster, '--handoff'], '--handoff is of one job, and neither an id nor --latest is given', 'Give the id'],
    [['a'.repeat(24), ...cluster, '--latest'], 'An id and --latest are both given', 'Remove one of them'],
    [['a'.repeat(24), ...cluster, '--max-age', '1h'], 'An id and --max-age are both given', 'Remove one of them'],
    [[...cluster, '--json', '--handoff'], "Option '--json' cannot be used with option '--handoff'", 'jobs --help"'],
    [[...cluster, '--lates'], "Unknown option '--lates'.\n  why: Did you mean --latest?", 'jobs --help"'],
    [[...cluster, '--state'], "Option '--state <state>' argument missing", 'jobs --help"'],
  ])('%j', async (args, what, fix) => {
    const { emulator, environment } = await jobsOf();
    const { status, out, err } = await runCli(['jobs', ...args], { environment });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^INVALID_ARGUMENT: /);
    expect(err).toContain(what);
    expect(err.slice(err.indexOf('  fix: '))).toContain(fix);
    expect(emulator.requests).toEqual([]);
  });

  test('the project may come from the environment', async () => {
    const { emulator, environment } = await jobsOf();
    const { projectId, clusterName } = emulator.facts;
    const jobs = (MONGODB_ATLAS_PROJECT_ID: string) =>
      runCli(['jobs', '--cluster', clusterName, '--json'], {
        environment: { ...environment, MONGODB_ATLAS_PROJECT_ID },
      });
    expect(await jobs(projectId)).toMatchObject({ status: 0 });
    expect((await jobs('x')).err).toMatch(/^INVALID_ARGUMENT: MONGODB_ATLAS_PROJECT_ID must be 24 hexadecimal digits/);
    expect((await jobs('')).err).toMatch(/^INVALID_ARGUMENT: --project is missing/);
  });
});

describe('the connection', () => {
  const cluster = ['--project', PROJECT, '--cluster', 'orders'];

  test('without credentials the variables are named', async () => {
    const { status, err } = await runCli(['jobs', ...cluster]);
    expect(status).toBe(1);
    expect(err).toMatch(/^MISSING_CREDENTIALS: .*\n  fix: Set one of these in the environment:\n/);
    expect(err).not.toMatch(/client_id|clientId|block/);
  });

  test('flags stand for what is no secret, and go before the environment', async () => {
    const { emulator, environment } = await jobsOf();
    const settings = { ...environment, MONGODB_ATLAS_BASE_URL: 'https://atlas.example' };
    const args = [
      'jobs',
      ...clusterOf(emulator.facts),
      '--base-url',
      emulator.baseUrl,
      '--api-version',
      'v1.0',
      '--json',
    ];
    expect(await runCli(args, { environment: settings })).toMatchObject({ status: 0 });
    expect(emulator.requests.map(({ path }) => path).join()).toContain('/api/atlas/v1.0/');
    const wrong = await runCli([...args, '--api-version', 'v3'], { environment });
    expect(wrong.err).toMatch(/^INVALID_SETTING: --api-version must be "v2" or "v1.0", but is "v3"/);
  });

  test('a second kind of credentials is a warning, and the token is given back in the end', async () => {
    const { emulator, environment } = await jobsOf();
    const { publicKey, privateKey } = emulator.facts;
    const keys = { MONGODB_ATLAS_PUBLIC_API_KEY: publicKey, MONGODB_ATLAS_PRIVATE_API_KEY: privateKey };
    const args = ['jobs', ...clusterOf(emulator.facts), '--latest', '--handoff'];
    const { status, err } = await runCli(args, { environment: { ...environment, ...keys } });
    expect(status).toBe(0);
    expect(err).toMatch(/^A service account \(.*\) is used, an API key \(.*\) is not\./);
    await until(() => emulator.requests.length === 4);
    expect(emulator.requests.map(({ operation }) => operation)).toEqual([
      'createToken',
      'listGroupClusterBackupExports',
      'getGroupBackupExportBucket',
      'revokeToken',
    ]);
  });

  test('the token is given back after a failure too, and no message holds the secret', async () => {
    const { emulator, environment } = await jobsOf();
    const args = ['jobs', '--project', emulator.facts.forbiddenProjectId, '--cluster', 'orders'];
    const { status, out, err } = await runCli(args, { environment });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^FORBIDDEN: /);
    expect(err).not.toContain(emulator.facts.clientSecret);
    await until(() => emulator.requests.at(-1)?.operation === 'revokeToken');
  });

  test('the time for the whole command is --timeout', async () => {
    const { jobs } = await jobsOf({ faults: [{ match: { method: 'GET' }, connection: 'hang' }] });
    const { status, err } = await jobs('--timeout', '200ms');
    expect(status).toBe(1);
    expect(err).toMatch(
      /^TIMED_OUT: The list of export jobs could not be read within 200 ms, the limit of --timeout, from/,
    );
    expect(err).toContain('  fix: Try again, or give a longer --timeout.');
  });

  test('a request that is sent again is a line on standard error', async () => {
    const { emulator, environment } = await jobsOf({ faults: [{ match: { method: 'GET' }, times: 1, status: 503 }] });
    const args = ['jobs', ...clusterOf(emulator.facts), '--latest'];
    const { status, err } = await runCli(args, { environment, random: () => 0 });
    expect(status).toBe(0);
    expect(err).toMatch(
      /^GET \/api\/atlas\/v2\/groups\/\w+\/clusters\/orders\/backup\/exports: status 503; again in 0 ms/,
    );
  });

  test('a token that an answer repeats is not in the table', async () => {
    const { facts } = await start();
    const seed = seedOf({ orders: 1 });
    const [job] = seed.projects[0]?.clusters?.[0]?.exportJobs ?? [];
    Object.assign(job ?? {}, { prefix: `exported_snapshots/${facts.accessToken}` });
    const { baseUrl } = await start({ seed });
    const environment = { MONGODB_ATLAS_BASE_URL: baseUrl, MONGODB_ATLAS_ACCESS_TOKEN: facts.accessToken };
    const { status, out } = await runCli(['jobs', ...clusterOf(facts)], { environment });
    expect(status).toBe(0);
    expect(out).toContain('exported_snapshots/');
    expect(out).not.toContain(facts.accessToken);
  });

  test('what ends the command is its exit status', async () => {
    const { emulator, environment } = await jobsOf({ faults: [{ match: { method: 'GET' }, connection: 'hang' }] });
    const stop = new AbortController();
    const args = ['jobs', ...clusterOf(emulator.facts)];
    setImmediate(() => stop.abort(130));
    const { status, err } = await runCli(args, { environment, signal: stop.signal });
    expect(status).toBe(130);
    expect(err).toMatch(/^STOPPED: /);
  });
});

test('--help has examples', async () => {
  const { status, out } = await runCli(['jobs', '--help']);
  expect(status).toBe(0);
  expect(out).toMatch(/Examples:\n {2}\$ cdktf-provider-atlas jobs --project <id> --cluster orders\n/);
});
