import { PassThrough } from 'node:stream';
import type { Surroundings } from '../../src/cli/surroundings';
import type { Seed } from '../../src/emulator/seed';
import type { EmulatorOptions } from '../../src/emulator/start-emulator';
import type { ExportJob } from '../../src/model/export-job';
import { emulators } from '../emulator/emulator-under-test';
import { PatientClock } from '../faults/support/patient-clock';
import { PROJECT } from '../support/seed';
import { until } from '../support/until';
import { clusterOf, environmentOf, runCli } from './support/run-cli';

const start = emulators();

const BUCKET = '650000000000000000000b01';
/** When the clock of a test begins. */
const BEGIN = '2024-05-06T12:00:00Z';

type JobSeed = NonNullable<NonNullable<Seed['projects'][number]['clusters']>[number]['exportJobs']>[number];
type Life = Partial<JobSeed>;

function id(number: number): string {
  return `65000000000000000000000${number}`;
}

/** One cluster with these jobs, the first created when the clock begins, each further one an hour before. */
function seedWith(lives: readonly Life[]): Seed {
  const exportJobs = lives.map((life, index): JobSeed => {
    const createdAt = new Date(Date.parse(BEGIN) - index * 3_600_000).toISOString().replace('.000Z', 'Z');
    return { id: id(index), snapshotId: id(index), exportBucketId: BUCKET, createdAt, ...life };
  });
  const bucket = { _id: BUCKET, bucketName: 'orders-exports', cloudProvider: 'AWS', iamRoleId: id(9) } as const;
  const clusters = [{ name: 'orders', exportJobs }];
  return { orgId: id(8), projects: [{ id: PROJECT, exportBuckets: [bucket], clusters }] };
}

/** Runs `watch` by a clock on which nothing takes time but waiting. */
async function watch(args: readonly string[], lives: readonly Life[], given: WatchGiven = {}) {
  const clock = new PatientClock(2 * 3_600_000);
  const emulator = await start({ seed: seedWith(lives), now: () => clock.now(), ...given.emulator });
  const environment = { ...environmentOf(emulator.facts), ...given.surroundings?.environment };
  try {
    const surroundings = { clock, random: () => 0.5, ...given.surroundings, environment };
    const run = await runCli(['watch', ...clusterOf(emulator.facts), ...args], surroundings);
    return { ...run, emulator, elapsed: clock.elapsed };
  } finally {
    clock.stop();
  }
}

interface WatchGiven {
  readonly emulator?: EmulatorOptions;
  readonly surroundings?: Partial<Surroundings>;
}

const TONIGHT: Life = { timeline: { queuedFor: 10, exportsFor: 60 } };
const FAILED: Life = {
  state: 'Failed',
  exportedCollections: 3,
  stateReason: { errorCode: 'BUCKET_NOT_WRITABLE', message: 'The bucket refused an object.' },
};

describe('the end of the job is the exit status', () => {
  test('0 for Successful, with the job on standard output', async () => {
    const { status, out, err, elapsed } = await watch([id(0)], [TONIGHT]);
    expect({ status, err: err.split('\n').at(-1) }).toEqual({
      status: 0,
      err: expect.stringMatching(
        /: export job 650000000000000000000000 is Successful, with 40 of 40 collections exported$/,
      ),
    });
    expect(out).toMatch(
      /^ID .*\n650000000000000000000000  Successful  2024-05-06T12:00:00Z  2024-05-06T12:01:10Z  40\/40 /,
    );
    expect(elapsed).toBeGreaterThanOrEqual(70_000);
    expect(elapsed).toBeLessThan(100_000);
  });

  test('3 for Failed, with the reason', async () => {
    const run = await watch([id(0)], [FAILED]);
    expect(run).toMatchObject({ status: 3, out: '' });
    expect(run.err).toContain('EXPORT_JOB_FAILED: Export job 650000000000000000000000 of the snapshot');
    expect(run.err).toContain('why: Atlas says: BUCKET_NOT_WRITABLE, The bucket refused an object.');
  });

  test('4 for Cancelled', async () => {
    const run = await watch([id(0)], [{ timeline: { queuedFor: 1, exportsFor: 5, endsAs: 'Cancelled' } }]);
    expect(run).toMatchObject({ status: 4, out: '', err: expect.stringContaining('\nEXPORT_JOB_CANCELLED: ') });
  });

  test('5 where it has not finished in time, with how far it came', async () => {
    const run = await watch([id(0), '--timeout', '40s'], [TONIGHT]);
    expect(run).toMatchObject({ status: 5, out: '' });
    expect(run.err).toMatch(
      /\nWAIT_TIMED_OUT: Export job 650000000000000000000000 was still InProgress, with \d+ of 40 collections exported, when 40 s, the limit of --timeout, were over\.\n {2}fix: Try again later, or give a longer --timeout\.$/,
    );
  });

  test('5 also where the first answer does not come in time', async () => {
    const emulator = { faults: [{ match: { method: 'GET' }, connection: 'hang' as const }] };
    const surroundings = { clock: undefined };
    const run = await watch([id(0), '--timeout', '100ms'], [TONIGHT], { emulator, surroundings });
    expect(run).toMatchObject({ status: 5, out: '', err: expect.stringMatching(/^WAIT_TIMED_OUT: /) });
  });

  test('1 for all else', async () => {
    expect(await watch([id(7)], [TONIGHT])).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^EXPORT_JOB_NOT_FOUND/),
    });
  });

  test('what ends the wait is its exit status, and the token is given back', async () => {
    const stop = new AbortController();
    const surroundings = { signal: stop.signal, clock: undefined, err: (line: string) => lines.push(line) };
    const lines: string[] = [];
    const running = watch([id(0)], [TONIGHT], { surroundings, emulator: { now: () => Date.parse(BEGIN) } });
    await until(() => lines.length === 1);
    stop.abort(130);
    const { status, out, emulator } = await running;
    expect({ status, out }).toEqual({ status: 130, out: '' });
    expect(lines).toEqual([
      expect.stringMatching(/^0 s: export job 650000000000000000000000 is Queued$/),
      expect.stringMatching(/^STOPPED: /),
    ]);
    await until(() => emulator.requests.at(-1)?.operation === 'revokeToken');
  });
});

describe('--latest', () => {
  test('waits for the newest job, whatever its state', async () => {
    const { status, out } = await watch(['--latest', '--json'], [TONIGHT, { state: 'Successful' }]);
    expect({ status, id: (JSON.parse(out) as ExportJob).id }).toEqual({ status: 0, id: id(0) });
  });

  test("does not take last night's for tonight's", async () => {
    expect(await watch(['--latest'], [FAILED, { state: 'Successful' }])).toMatchObject({ status: 3 });
  });

  test('keeps to the window', async () => {
    const { status, out } = await watch(
      ['--latest', '--snapshot', id(1), '--json'],
      [TONIGHT, { state: 'Successful' }],
    );
    expect({ status, id: (JSON.parse(out) as ExportJob).id }).toEqual({ status: 0, id: id(1) });
  });

  test('waits for a job to come where none fits yet', async () => {
    const run = await watch(['--latest', '--created-after', '2024-05-06T12:30:00Z', '--timeout', '1m'], [TONIGHT]);
    expect(run).toMatchObject({ status: 5, out: '' });
    expect(run.err).toMatch(
      /^0 s: no export job yet\nWAIT_TIMED_OUT: The cluster "orders" still had no export job with --created-after/,
    );
  });
});

describe('what is said on the way', () => {
  test('elsewhere than on a terminal one line for each change', async () => {
    const { err } = await watch([id(0)], [TONIGHT]);
    const lines = err.split('\n');
    expect(lines[0]).toBe('0 s: export job 650000000000000000000000 is Queued');
    expect(new Set(lines.map((line) => line.replace(/^.*?: /, ''))).size).toBe(lines.length);
    for (const line of lines)
      expect(line).toMatch(/^\d+ (?:s|min(?: \d+ s)?): export job 650000000000000000000000 is /);
  });

  test('on a terminal a bar, which is gone in the end', async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
    const run = await watch([id(0)], [TONIGHT], { surroundings: { terminal: stream } });
    expect(run).toMatchObject({ status: 0, err: '' });
    const drawn = String(stream.read());
    expect(drawn).toContain('0 s  Queued  650000000000000000000000');
    expect(drawn).toContain(`Successful  [${'='.repeat(24)}]  40/40 collections  650000000000000000000000`);
    // The line is cleared, and lines that are too long are broken again.
    expect(drawn.endsWith('\u001b[?7h\u001b8\u001b[1G\u001b[2K')).toBe(true);
  });

  test('the bar shows how many collections are done', async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
    const half = { timeline: { queuedFor: 0, exportsFor: 7_200 } };
    expect(
      await watch([id(1), '--timeout', '5s'], [TONIGHT, half], { surroundings: { terminal: stream } }),
    ).toMatchObject({
      status: 5,
    });
    const bar = `[${'='.repeat(12)}${'-'.repeat(12)}]`;
    expect(String(stream.read())).toContain(`0 s  InProgress  ${bar}  20/40 collections  ${id(1)}`);
  });

  test('a failure also takes the bar away', async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
    expect(await watch([id(0)], [FAILED], { surroundings: { terminal: stream } })).toMatchObject({ status: 3 });
    expect(String(stream.read()).endsWith('\u001b[1G\u001b[2K')).toBe(true);
  });

  describe('nothing else is written into the line of the bar', () => {
    /** What is written in the order in which it is, a bar as «bar» and the sequences that take it away as «gone». */
    async function order(args: readonly string[], lives: readonly Life[], faults?: EmulatorOptions['faults']) {
      const written: string[] = [];
      const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
      stream.on('data', (chunk: Buffer) => {
        const text = String(chunk);
        if (text.includes(id(0))) written.push('bar');
        if (text === '\u001b[2K') written.push('gone');
      });
      const keep = (line: string) => written.push(/^[\w{]+/.exec(line)?.[0] ?? line);
      const surroundings = { terminal: stream, out: keep, err: keep };
      await watch(args, lives, { surroundings, emulator: { faults } });
      return written.filter((what, index) => what !== written[index - 1]);
    }

    test('not the job that failed, in JSON', async () => {
      expect(await order([id(0), '--json'], [FAILED])).toEqual(['bar', 'gone', '{', 'EXPORT_JOB_FAILED']);
    });

    test('not that a request is sent again', async () => {
      const again = [{ match: { method: 'GET' }, skip: 1, times: 1, status: 503 }];
      expect(await order([id(0)], [TONIGHT], again)).toEqual(['bar', 'gone', 'GET', 'bar', 'gone', 'ID']);
    });
  });

  test('lines on a terminal that cannot rewrite one', async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
    const surroundings = { terminal: stream, environment: { TERM: 'dumb' } };
    const { err } = await watch([id(1)], [TONIGHT, { state: 'Successful' }], { surroundings });
    expect(err).toMatch(/^0 s: export job 650000000000000000000001 is Successful/);
    expect(stream.read()).toBeNull();
  });

  test('where nothing could be read there was no bar', async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
    await watch([id(7)], [TONIGHT], { surroundings: { terminal: stream } });
    expect(stream.read()).toBeNull();
  });
});

describe('what is printed in the end', () => {
  test('--handoff: the document alone', async () => {
    const { status, out } = await watch([id(0), '--handoff'], [TONIGHT]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^\{"bucket":\{"cloudProvider":"AWS",.*"state":"Successful","uri":"s3:\/\/orders-exports\/.*","version":1\}$/,
    );
  });

  test('--handoff of a job that failed: nothing', async () => {
    expect(await watch([id(0), '--handoff'], [FAILED])).toMatchObject({ status: 3, out: '' });
  });

  test('--json: the job, also one that failed', async () => {
    const { status, out, err } = await watch([id(0), '--json'], [FAILED]);
    expect(status).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ state: 'Failed', stateReason: { errorCode: 'BUCKET_NOT_WRITABLE' } });
    expect(err).toContain('EXPORT_JOB_FAILED: ');
  });

  test('--json of a job that has not finished in time: nothing', async () => {
    expect(await watch([id(0), '--json', '--timeout', '5s'], [TONIGHT])).toMatchObject({ status: 5, out: '' });
  });
});

describe('what is wrong on the command line is said before anything is asked', () => {
  test.each([
    [[], 'INVALID_ARGUMENT: Neither an id nor --latest is given'],
    [[id(0), '--latest'], 'INVALID_ARGUMENT: An id and --latest are both given'],
    [[id(0), '--snapshot', id(0)], 'INVALID_ARGUMENT: An id and --snapshot are both given'],
    [['--latest', '--max-age', 'x'], 'INVALID_ARGUMENT: --max-age must be a duration above zero, but is "x"'],
    [['--latest', '--state', 'Failed'], "INVALID_ARGUMENT: Unknown option '--state'"],
    [['--latest', '--timeout', '1d'], 'INVALID_ARGUMENT: --timeout must be a duration above zero, but is "1d"'],
  ])('%j', async (args, words) => {
    const { status, out, err, emulator } = await watch(args, [TONIGHT]);
    expect({ status, out, err: err.slice(0, words.length) }).toEqual({ status: 1, out: '', err: words });
    expect(emulator.requests).toEqual([]);
  });
});

test('--help has the exit statuses and examples', async () => {
  const { out } = await runCli(['watch', '--help']);
  expect(out).toContain('0 Successful, 3 Failed, 4 Cancelled, 5 not finished in time, 130 ended by Ctrl-C, 1 all else');
  expect(out).toContain('$ cdktf-provider-atlas watch --latest --max-age 12h --timeout 2h');
});
