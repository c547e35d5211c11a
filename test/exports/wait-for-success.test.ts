// Waiting for a job: until when, in which steps, and what is said where it comes to nothing.
import { CutShort } from '../../src/atlas/cut-short';
import { rateLimited } from '../../src/atlas/rate-limited';
import { AtlasError } from '../../src/errors/atlas-error';
import { AtlasReader } from '../../src/exports/atlas-reader';
import { resolveExportJob } from '../../src/exports/resolve-export-job';
import { resolveQuestion } from '../../src/exports/resolve-question';
import { watchInterval } from '../../src/exports/watch-interval';
import type { ResolveOptions } from '../../src/exports/within-limit';
import { progressWords } from '../../src/model/export-progress';
import type { ExportJobQuestion } from '../../src/model/question';
import { address, createdAt, FakeAtlas, jobBody, jobId, NOW, type Body } from './support/fake-atlas';
import { byId, CLUSTER, newest, optionsOf, waitedFor } from './support/questions';

const LATENCY = 60;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const SNAPSHOT = 'e'.repeat(24);

/** The jobs of the cluster, by how many milliseconds have passed. */
type Story = (elapsed: number) => readonly Body[];

function setUp(story: Story) {
  const atlas = new FakeAtlas([], LATENCY);
  const times: number[] = [];
  atlas.answer = () => {
    const elapsed = atlas.clock.now() - NOW;
    times.push(elapsed - LATENCY);
    atlas.jobs = story(elapsed);
    return undefined;
  };
  const reader = new AtlasReader(atlas.client(), () => 0.5);
  const progress: string[] = [];
  const wait = (question: ExportJobQuestion, options: Partial<ResolveOptions> & { milliseconds?: number } = {}) =>
    resolveExportJob(
      reader,
      waitedFor(question),
      optionsOf(atlas.clock, {
        onProgress: (job) => progress.push(job === undefined ? 'none yet' : progressWords(job)),
        ...options,
      }),
    );
  return { atlas, reader, times, progress, wait };
}

/** Job 1 exports one of 40 collections in a second, and comes to this end. */
function running(end = 'Successful', seconds = 40, more: Body = {}): Story {
  return (elapsed) => {
    const exported = Math.min(40, Math.floor(elapsed / SECOND));
    const state = elapsed < 2 * SECOND ? 'Queued' : elapsed < seconds * SECOND ? 'InProgress' : end;
    const exportStatus = { exportedCollections: state === 'Queued' ? 0 : exported, totalCollections: 40 };
    return [jobBody(1, state, { exportStatus, snapshotId: SNAPSHOT, createdAt: createdAt(0), ...more })];
  };
}

function failureOf(read: Promise<unknown>): Promise<AtlasError> {
  return read.then(
    () => {
      throw new Error('There was no failure');
    },
    (reason: unknown) => AtlasError.from(reason),
  );
}

test('by id: asked for until it is Successful, in steps that grow, with each change told once', async () => {
  const { atlas, times, progress, wait } = setUp(running());
  const job = await atlas.clock.runUntil(wait(byId(address(1))));
  expect(job).toMatchObject({ id: jobId(1), state: 'Successful' });
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0) - LATENCY);
  expect(steps).toEqual([2_500, 3_750, 5_625, 8_438, 12_656, 18_984]);
  expect(progress).toEqual([
    'Queued, with 0 of 40 collections exported',
    'InProgress, with 2 of 40 collections exported',
    'InProgress, with 6 of 40 collections exported',
    'InProgress, with 12 of 40 collections exported',
    'InProgress, with 20 of 40 collections exported',
    'InProgress, with 33 of 40 collections exported',
    'Successful, with 40 of 40 collections exported',
  ]);
  expect(atlas.asked).toEqual(Array(7).fill('1'));
});

test('what does not change is told once', async () => {
  const { atlas, progress, wait } = setUp((elapsed) => [jobBody(1, elapsed < MINUTE ? 'Queued' : 'Successful')]);
  await atlas.clock.runUntil(wait(byId(address(1))));
  expect(progress).toEqual(['Queued', 'Successful']);
});

test('one that is Successful already costs one request', async () => {
  const { atlas, times, wait } = setUp(() => [jobBody(1)]);
  await atlas.clock.runUntil(wait(byId(address(1))));
  expect(times).toEqual([0]);
});

test('steps are of 2 s at first and of 30 s at last, by chance', () => {
  const all = Array.from({ length: 30 }, (_, turn) =>
    [0, 0.5, 0.999_999].map((random) => watchInterval(turn, () => random)),
  );
  expect(all[0]).toEqual([2_000, 2_500, 3_000]);
  expect(all.at(-1)).toEqual([20_000, 25_000, 30_000]);
  for (const [least = 0, , most = 0] of all) expect(least >= 2_000 && least < most && most <= 30_000).toBe(true);
});

describe('with the newest', () => {
  test('in any state: the one that runs is waited for, and not the last that was Successful', async () => {
    const before = jobBody(0, 'Successful', { createdAt: createdAt(-1) });
    const { atlas, wait } = setUp((elapsed) => [before, ...running()(elapsed)]);
    expect(await atlas.clock.runUntil(wait(newest()))).toMatchObject({ id: jobId(1), state: 'Successful' });
    expect(atlas.asked).toEqual(['page 1', '1', '1', '1', '1', '1', '1']);
  });

  test('a newer one that comes meanwhile does not take its place', async () => {
    const late = jobBody(2, 'Queued', { createdAt: createdAt(10) });
    const { atlas, wait } = setUp((elapsed) => [...running()(elapsed), ...(elapsed > 5 * SECOND ? [late] : [])]);
    expect(await atlas.clock.runUntil(wait(newest()))).toMatchObject({ id: jobId(1) });
  });

  test('last night’s failed one is the newest, and is a failure', async () => {
    const jobs = [
      jobBody(0, 'Successful', { createdAt: createdAt(0) }),
      jobBody(1, 'Failed', { createdAt: createdAt(9) }),
    ];
    const { atlas, wait } = setUp(() => jobs);
    const error = await atlas.clock.runUntil(failureOf(wait(newest())));
    expect(error.code).toBe('EXPORT_JOB_FAILED');
    expect(error.message).toContain(jobId(1));
  });

  test('of the window: an older one is not taken, and none yet means that the first to come is', async () => {
    const old = jobBody(0, 'Successful', { createdAt: createdAt(0) });
    const come = jobBody(1, 'Successful', { createdAt: new Date(NOW + 20 * SECOND).toISOString() });
    const { atlas, progress, wait } = setUp((elapsed) => (elapsed < 20 * SECOND ? [old] : [old, come]));
    expect(await atlas.clock.runUntil(wait(newest({ maxAge: '1h' })))).toMatchObject({ id: jobId(1) });
    expect(progress).toEqual(['none yet', 'Successful']);
    expect(new Set(atlas.asked)).toEqual(new Set(['page 1']));
  });

  test('the window is that of the beginning, however long the wait is', async () => {
    const late = jobBody(1, 'InProgress', { createdAt: new Date(NOW - 50 * SECOND).toISOString() });
    const { atlas, wait } = setUp((elapsed) =>
      elapsed < 20 * SECOND ? [] : [elapsed < 20 * MINUTE ? late : { ...late, state: 'Successful' }],
    );
    expect(await atlas.clock.runUntil(wait(newest({ maxAge: '1m' })))).toMatchObject({ state: 'Successful' });
  });

  test('none yet, of a snapshot: another’s export is not taken for it', async () => {
    const other = jobBody(0, 'Successful', { snapshotId: 'f'.repeat(24), createdAt: createdAt(1) });
    const own = jobBody(1, 'Successful', { snapshotId: SNAPSHOT, createdAt: createdAt(0) });
    const { atlas, wait } = setUp((elapsed) => (elapsed < 5 * SECOND ? [other] : [other, own]));
    expect(await atlas.clock.runUntil(wait(newest({ snapshotId: SNAPSHOT })))).toMatchObject({ id: jobId(1) });
  });

  test('none came', async () => {
    const { atlas, wait } = setUp(() => []);
    const error = await atlas.clock.runUntil(failureOf(wait(newest(), { milliseconds: MINUTE })));
    expect(error.message).toBe(
      'WAIT_TIMED_OUT: The cluster "orders" still had no export job that fits, when 60 s, the limit of the test, were over.\n' +
        '  fix: Try again later, or wait longer.',
    );
  });

  test('none came that fits: what was looked for is said, and what is there is shown', async () => {
    const jobs = Array.from({ length: 7 }, (_, index) =>
      jobBody(index, 'Failed', { createdAt: createdAt(index), snapshotId: SNAPSHOT }),
    );
    const { atlas, wait } = setUp((elapsed) => (elapsed < 5 * SECOND ? jobs.slice(0, 6) : jobs));
    const filter = { snapshotId: SNAPSHOT, maxAge: '1h' };
    const error = await atlas.clock.runUntil(failureOf(wait(newest(filter), { milliseconds: MINUTE })));
    const lines = [6, 5, 4, 3, 2].map((index) => `       - ${jobId(index)} Failed, created ${createdAt(index)}`);
    expect(error.message).toBe(
      `WAIT_TIMED_OUT: The cluster "orders" still had no export job with snapshot_id = "${SNAPSHOT}", max_age = "1h", ` +
        'when 60 s, the limit of the test, were over.\n' +
        `  why: The newest that were seen:\n${lines.join('\n')}.\n` +
        '  fix: Try again later, or wait longer.',
    );
  });

  test('none came that fits, and a rate limit was what held the last look up', async () => {
    const { atlas } = setUp(() => []);
    const base = atlas.client();
    const send: typeof base.send = (request) =>
      atlas.clock.now() > NOW + 10 * SECOND
        ? Promise.reject(new CutShort(rateLimited(request, { wait: 3_600_000, left: 1_000 })))
        : base.send(request);
    atlas.jobs = [jobBody(0, 'Failed', { createdAt: createdAt(0) })];
    atlas.answer = () => undefined;
    const read = resolveExportJob(
      new AtlasReader({ ...base, send }),
      waitedFor(newest({ maxAge: '1h' })),
      optionsOf(atlas.clock, { milliseconds: MINUTE }),
    );
    const { parts } = await atlas.clock.runUntil(failureOf(read));
    expect(parts.why).toMatch(
      /^The number of requests [^\n]+\. The newest that were seen:\n- [0-9a-f]{24} Failed, created \S+$/,
    );
  });
});

describe('a wait that comes to nothing', () => {
  test('Failed: the job, its snapshot, and what Atlas says', async () => {
    const stateReason = { errorCode: 'EXPORT_FAILED', message: 'No space left in hidden.' };
    const { atlas } = setUp(running('Failed', 20, { stateReason }));
    const client = { ...atlas.client(), redact: (text: string) => text.replaceAll('hidden', '(secret)') };
    const read = resolveExportJob(new AtlasReader(client), waitedFor(byId(address(1))), optionsOf(atlas.clock));
    const error = await atlas.clock.runUntil(failureOf(read));
    expect(error.message).toMatch(
      new RegExp(
        `^EXPORT_JOB_FAILED: Export job ${jobId(1)} of the snapshot ${SNAPSHOT} is Failed, with \\d+ of 40 collections exported, ` +
          'and has to be Successful\\.\n' +
          '  why: Atlas says: EXPORT_FAILED, No space left in \\(secret\\)\\. Part of its objects may be in the bucket, .*\\.\n' +
          '  fix: Export the snapshot again, or take another job: Atlas does not try an export again by itself\\.$',
      ),
    );
  });

  test('Cancelled', async () => {
    const { atlas, progress, wait } = setUp(running('Cancelled', 20));
    const error = await atlas.clock.runUntil(failureOf(wait(byId(address(1)))));
    expect(error.code).toBe('EXPORT_JOB_CANCELLED');
    expect(error.message).toContain(`Export job ${jobId(1)} of the snapshot ${SNAPSHOT} is Cancelled`);
    expect(progress.at(-1)).toContain('Cancelled');
  });

  test('a time-out says the state and the counts that were reached', async () => {
    const { atlas, wait } = setUp(running());
    const error = await atlas.clock.runUntil(failureOf(wait(byId(address(1)), { milliseconds: 20 * SECOND })));
    expect(error.message).toBe(
      `WAIT_TIMED_OUT: Export job ${jobId(1)} was still InProgress, with 12 of 40 collections exported, ` +
        'when 20 s, the limit of the test, were over.\n' +
        '  fix: Try again later, or wait longer.',
    );
    expect(atlas.clock.now() - NOW).toBe(20 * SECOND + 1);
    expect(atlas.clock.pending).toBe(0);
  });

  test('a state that is not known is waited for, and said', async () => {
    const { atlas, wait } = setUp(() => [jobBody(1, 'Exporting\u001b[2J')]);
    const error = await atlas.clock.runUntil(failureOf(wait(byId(address(1)), { milliseconds: MINUTE })));
    expect(error.message).toContain(`Export job ${jobId(1)} was still Exporting\\u001b[2J, when 60 s`);
  });

  test('when not even the first read came in time, that is what is told', async () => {
    const { atlas, wait } = setUp(running());
    const error = await atlas.clock.runUntil(failureOf(wait(newest(), { milliseconds: LATENCY - 2 })));
    expect(error.code).toBe('LOOKUP_TIMED_OUT');
    expect(error.message).toContain('The export job could not be read within 58 ms');
  });

  test('a job that Atlas does not know is not waited for', async () => {
    const { atlas, wait } = setUp(running());
    const error = await atlas.clock.runUntil(failureOf(wait(byId(address(7)))));
    expect(error.code).toBe('EXPORT_JOB_NOT_FOUND');
    expect(atlas.asked).toEqual(['7']);
  });

  test.each([
    ['by its id', byId(address(1))],
    ['as the newest', newest()],
  ])('one that vanishes, chosen %s', async (_, question) => {
    const { atlas, wait } = setUp((elapsed) => (elapsed < 10 * SECOND ? running()(elapsed) : []));
    const error = await atlas.clock.runUntil(failureOf(wait(question)));
    expect(error.code).toBe('EXPORT_JOB_NOT_FOUND');
  });

  test('a failure of a read in between is told as it is', async () => {
    const { atlas, wait } = setUp(running());
    const usual = atlas.answer;
    atlas.answer = (request, page) => {
      if (atlas.clock.now() > NOW + 10 * SECOND) throw new AtlasError('FORBIDDEN', { what: 'no', fix: 'ask' });
      return usual(request, page);
    };
    expect(await atlas.clock.runUntil(failureOf(wait(byId(address(1)))))).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('stopped', () => {
  test.each([
    ['at the first read', 0],
    ['between two reads', 1],
    ['while one is under way', 2],
  ])('%s: it ends at once, and nothing is left that waits', async (_, timers) => {
    const { atlas, wait } = setUp(running());
    const controller = new AbortController();
    const outcome = failureOf(wait(byId(address(1)), { signal: controller.signal }));
    for (let turn = 0; turn < timers; turn += 1) {
      await turnOfTheLoop();
      atlas.clock.next();
    }
    await turnOfTheLoop();
    const [asked, now] = [atlas.asked.length, atlas.clock.now()];
    controller.abort();
    expect(await outcome).toMatchObject({ code: 'STOPPED' });
    expect([atlas.asked.length, atlas.clock.now(), atlas.clock.pending]).toEqual([asked, now, 0]);
  });

  test('before it began', async () => {
    const { atlas, wait } = setUp(running());
    const error = await failureOf(wait(byId(address(1)), { signal: AbortSignal.abort() }));
    expect(error.code).toBe('STOPPED');
    expect(atlas.clock.pending).toBe(0);
  });
});

async function turnOfTheLoop(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('whoever reads the job when it has been waited for', () => {
  test.each([
    ['by its id', byId(address(1))],
    ['as the newest', newest()],
  ])('finds it Successful, %s, however lately it was seen under way', async (_, question) => {
    const { atlas, reader, wait } = setUp(running('Successful', 2));
    await atlas.clock.runUntil(wait(question));
    expect(atlas.clock.now() - NOW).toBeLessThan(5 * SECOND);
    const options = optionsOf(atlas.clock);
    const list = { kind: 'export-jobs', cluster: CLUSTER, filter: {} } as const;
    const [job] = await atlas.clock.runUntil(resolveQuestion(reader, list, options));
    expect(job?.state).toBe('Successful');
    const again = await atlas.clock.runUntil(resolveExportJob(reader, byId(address(1)), options));
    expect(again.state).toBe('Successful');
  });
});
