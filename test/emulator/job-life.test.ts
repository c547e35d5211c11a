// An export job on a clock: what it is at each moment, and which members it has.
import fc from 'fast-check';
import { exportJobAt } from '../../src/emulator/job-life';
import type { ExportJobSeed, Seed } from '../../src/emulator/seed';
import type { Emulator } from '../../src/emulator/start-emulator';
import { ask, emulators, FIRST, jobsPath, standingClock } from './emulator-under-test';

const start = emulators();
const PLACE = { orgId: '0'.repeat(24), projectId: '1'.repeat(24), clusterName: 'orders' };
const CREATED = '2024-05-06T07:05:00Z';
const BEGIN = Date.parse(CREATED);
const JOB: ExportJobSeed = {
  id: '2'.repeat(24),
  snapshotId: '3'.repeat(24),
  exportBucketId: '4'.repeat(24),
  createdAt: CREATED,
  customData: [],
  totalCollections: 40,
  exportedCollections: 0,
};
const LIVING: ExportJobSeed = { ...JOB, timeline: { queuedFor: 60, exportsFor: 600, endsAs: 'Successful' } };

interface Wire {
  readonly state: string;
  readonly prefix: string;
  readonly exportStatus?: { readonly exportedCollections: number; readonly totalCollections: number };
  readonly finishedAt?: string;
  readonly stateReason?: object;
}

describe('a job with a timeline', () => {
  test.each<[number, string, number, number]>([
    [0, 'Queued', 0, 0],
    [59_999, 'Queued', 0, 0],
    [60_000, 'InProgress', 0, 40],
    [360_000, 'InProgress', 20, 40],
    [659_999, 'InProgress', 39, 40],
    [660_000, 'Successful', 40, 40],
    [1e12, 'Successful', 40, 40],
  ])('after %d ms it is %s with %d of %d collections', (age, state, exportedCollections, totalCollections) => {
    expect(at(LIVING, age)).toMatchObject({ state, exportStatus: { exportedCollections, totalCollections } });
  });

  test('finishedAt is absent until the end, and then the moment of the end', () => {
    expect(at(LIVING, 0)).not.toHaveProperty('finishedAt');
    expect(at(LIVING, 659_999)).not.toHaveProperty('finishedAt');
    expect(at(LIVING, 700_000).finishedAt).toBe('2024-05-06T07:16:00Z');
  });

  test.each(['Failed', 'Cancelled'] as const)('can end %s, with part of the collections', (endsAs) => {
    const job = at({ ...LIVING, timeline: { queuedFor: 0, exportsFor: 10, endsAs } }, 10_000);
    expect(job).toMatchObject({ state: endsAs, exportStatus: { exportedCollections: 20 } });
    expect('stateReason' in job).toBe(endsAs === 'Failed');
  });

  test('without time to queue or export it is done at once', () => {
    expect(at({ ...LIVING, timeline: { queuedFor: 0, exportsFor: 0, endsAs: 'Successful' } }, 0).state).toBe(
      'Successful',
    );
  });

  test('never goes back, whatever the times', () => {
    const ranks = ['Queued', 'InProgress', 'Successful'];
    const seconds = fc.nat(10_000);
    fc.assert(
      fc.property(seconds, seconds, fc.nat(500), seconds, seconds, (queuedFor, exportsFor, total, one, other) => {
        const job: ExportJobSeed = {
          ...LIVING,
          totalCollections: total,
          timeline: { queuedFor, exportsFor, endsAs: 'Successful' },
        };
        const earlier = at(job, Math.min(one, other) * 1000);
        const later = at(job, Math.max(one, other) * 1000);
        expect(ranks.indexOf(earlier.state)).toBeLessThanOrEqual(ranks.indexOf(later.state));
        expect(exported(earlier)).toBeLessThanOrEqual(exported(later));
        expect(exported(later)).toBeLessThanOrEqual(total);
        expect(at(job, one * 1000)).toEqual(at(job, one * 1000));
      }),
    );
  });
});

describe('a job without a timeline', () => {
  test.each(['Queued', 'InProgress', 'Failed', 'Cancelled', 'Successful'] as const)('stays %s for good', (state) => {
    const job: ExportJobSeed = { ...JOB, state };
    expect(at(job, 0).state).toBe(state);
    expect(at(job, 1e12)).toEqual(at(job, 0));
  });

  test('has no finishedAt where its seed has none, even when successful', () => {
    expect(at({ ...JOB, state: 'Successful' }, 0)).not.toHaveProperty('finishedAt');
  });

  test('while queued it counts no collections', () => {
    expect(at({ ...JOB, state: 'Queued', exportedCollections: 7 }, 0).exportStatus).toEqual({
      exportedCollections: 0,
      totalCollections: 0,
    });
  });

  test('an empty cluster ends with 0 of 0', () => {
    expect(at({ ...JOB, state: 'Successful', totalCollections: 0 }, 0).exportStatus).toEqual({
      exportedCollections: 0,
      totalCollections: 0,
    });
  });
});

describe('members', () => {
  const components = [{ exportId: '5'.repeat(24), replicaSetName: 'atlas-abc123-shard-0' }];

  test('exportStatus is of replica sets, components of sharded clusters', () => {
    expect(at(LIVING, 0)).not.toHaveProperty('components');
    const sharded = at({ ...LIVING, components }, 0);
    expect(sharded).toMatchObject({ components });
    expect(sharded).not.toHaveProperty('exportStatus');
  });

  test('stateReason is of Failed alone', () => {
    const stateReason = { errorCode: 'X', message: 'why' };
    expect(at({ ...JOB, state: 'Failed', stateReason }, 0)).toMatchObject({ stateReason });
    expect(at({ ...JOB, state: 'Cancelled', stateReason }, 0)).not.toHaveProperty('stateReason');
  });

  test('nothing is undefined', () => {
    for (const job of [LIVING, { ...JOB, state: 'Failed' as const }, { ...LIVING, components }]) {
      expect(Object.values(at(job, 0))).not.toContain(undefined);
    }
  });
});

describe('prefix', () => {
  test('has the date of the snapshot and the second of createdAt', () => {
    const root = `exported_snapshots/${PLACE.orgId}/${PLACE.projectId}/orders`;
    expect(at(LIVING, 0).prefix).toBe(`${root}/2024-05-06T0700/1714979100`);
    expect(at({ ...LIVING, snapshotAt: '2024-05-05T23:59:59Z' }, 0).prefix).toBe(`${root}/2024-05-05T2359/1714979100`);
  });

  test('can be given, as for names instead of ids', () => {
    const prefix = '/exported_snapshots/Acme/Web Shop/orders/2021-03-25T1649+0000/1616694179';
    expect(at({ ...LIVING, prefix }, 0).prefix).toBe(prefix);
  });
});

test('a running emulator shows a job along its clock, each answer valid', async () => {
  const clock = standingClock('2024-06-01T12:00:00.700Z');
  const { createdAt, ...begun } = LIVING;
  void createdAt;
  const emulator = await start({
    now: clock.now,
    seed: {
      orgId: PLACE.orgId,
      projects: [{ id: PLACE.projectId, clusters: [{ name: 'orders', exportJobs: [begun] }] }],
    },
  });
  expect(emulator.facts.jobs).toMatchObject({ queued: JOB.id, replicaSet: '' });
  const seen: string[] = [];
  for (let step = 0; step < 4; step++) {
    const { body } = await ask(emulator, `${jobsPath(emulator)}/${JOB.id}`);
    expect(body).toMatchObject({ createdAt: '2024-06-01T12:00:00Z' });
    seen.push((body as Wire).state);
    clock.advance(300_000);
  }
  expect(seen).toEqual(['Queued', 'InProgress', 'InProgress', 'Successful']);
});

describe('before its createdAt', () => {
  const LATER = '6'.repeat(24);
  const seedOf = (...exportJobs: ExportJobSeed[]): Seed => ({
    orgId: PLACE.orgId,
    projects: [{ id: PLACE.projectId, clusters: [{ name: 'orders', exportJobs }] }],
  });
  const seed = seedOf(
    { ...JOB, id: LATER, createdAt: '2024-05-07T07:05:00Z', state: 'Successful' },
    { ...JOB, state: 'Successful' },
  );
  const listed = async (emulator: Emulator, version: string, accept: string) => {
    const { body } = await ask(emulator, jobsPath(emulator, version), { accept });
    const { totalCount, results } = body as { totalCount: number; results: { id: string }[] };
    return { totalCount, ids: results.map(({ id }) => id) };
  };

  test.each([
    ['v2', FIRST],
    ['v1.0', 'application/json'],
  ])('a job is in no list of %s and not found; from that second on it is there', async (version, accept) => {
    const clock = standingClock('2024-05-07T07:04:59Z');
    const emulator = await start({ seed, now: clock.now });
    const one = `${jobsPath(emulator, version)}/${LATER}`;
    expect(await listed(emulator, version, accept)).toEqual({ totalCount: 1, ids: [JOB.id] });
    expect(await ask(emulator, one, { accept })).toMatchObject({
      status: 404,
      body: { errorCode: 'RESOURCE_NOT_FOUND', detail: `Cannot find resource ${LATER}.` },
    });
    clock.advance(1000);
    expect(await listed(emulator, version, accept)).toEqual({ totalCount: 2, ids: [LATER, JOB.id] });
    expect(await ask(emulator, one, { accept })).toMatchObject({ status: 200, body: { id: LATER } });
  });

  test('it makes no page and no next link', async () => {
    const emulator = await start({ seed, now: standingClock('2024-05-07T07:04:59Z').now });
    const { body } = await ask(emulator, `${jobsPath(emulator)}?itemsPerPage=1`);
    expect((body as { links: { rel: string }[] }).links.map(({ rel }) => rel)).toEqual(['self']);
  });

  test('the ready line does not name it', async () => {
    const later = seedOf({ ...JOB, createdAt: '2024-05-07T07:05:00Z', state: 'Queued' });
    const emulator = await start({ seed: later, now: standingClock('2024-05-07T07:04:59Z').now });
    expect(emulator.facts.jobs.queued).toBe('');
  });
});

function at(job: ExportJobSeed, age: number): Wire {
  return exportJobAt(job, PLACE, BEGIN + age) as Wire;
}

function exported({ exportStatus }: Wire): number {
  return exportStatus?.exportedCollections ?? -1;
}
