// The newest job that fits, and what is said where there is none.
import fc from 'fast-check';
import { AtlasError } from '../../src/errors/atlas-error';
import { chooseNewest } from '../../src/exports/choose-newest';
import type { ExportJob } from '../../src/model/export-job';
import type { ExportJobFilter } from '../../src/model/export-job-filter';
import { EXPORT_STATES } from '../../src/model/export-state';
import { newestFirst } from '../../src/model/newest-first';
import { jobId, NOW } from './support/fake-atlas';
import { CLUSTER, spell } from './support/questions';

const HOUR = 3_600_000;
const SNAPSHOTS = ['a'.repeat(24), 'b'.repeat(24)] as const;
const BUCKET = 'c'.repeat(24);

/** A job that was created so many hours ago. */
function job(number: number, state: string | null, hours: number | null, more: Partial<ExportJob> = {}): ExportJob {
  return {
    id: jobId(number),
    state,
    stateReason: null,
    prefix: null,
    exportBucketId: BUCKET,
    snapshotId: null,
    createdAt: hours === null ? null : new Date(NOW - hours * HOUR).toISOString(),
    finishedAt: null,
    exportStatus: null,
    components: null,
    customData: null,
    ...more,
  };
}

function choose(
  jobs: readonly ExportJob[],
  filter: ExportJobFilter = {},
  redact = (text: string) => text,
): number | AtlasError {
  try {
    const chosen = chooseNewest(newestFirst(jobs), { cluster: CLUSTER, filter, now: NOW, spell, redact });
    return Number.parseInt(chosen.id, 16);
  } catch (reason) {
    if (reason instanceof AtlasError) return reason;
    throw reason;
  }
}

function failure(jobs: readonly ExportJob[], filter: ExportJobFilter = {}): AtlasError {
  const outcome = choose(jobs, filter);
  if (outcome instanceof AtlasError) return outcome;
  throw new Error(`Chosen was ${outcome}`);
}

describe('chosen is', () => {
  const [first, second] = SNAPSHOTS;

  test.each<[string, ExportJob[], ExportJobFilter, number]>([
    ['the newest successful one', [job(1, 'Successful', 48), job(2, 'Successful', 24)], {}, 2],
    ['the one before, when last night failed', [job(1, 'Successful', 48), job(2, 'Failed', 24)], {}, 1],
    ['the one before, while tonight’s runs', [job(1, 'Successful', 24), job(2, 'InProgress', 0.1)], {}, 1],
    ['a failed one, where that is asked for', [job(1, 'Failed', 24), job(2, 'Successful', 1)], { state: 'Failed' }, 1],
    ['the export that worked, of a snapshot exported twice', twice('Failed', 'Successful'), { snapshotId: first }, 2],
    ['the later one, of a snapshot exported twice', twice('Successful', 'Successful'), { snapshotId: first }, 2],
    ['the earlier one, where the later failed', twice('Successful', 'Failed'), { snapshotId: first }, 1],
    [
      'one of the bucket that is named',
      [job(1, 'Successful', 2, { exportBucketId: second }), job(2, 'Successful', 1)],
      { exportBucketId: second },
      1,
    ],
    ['the one with the higher id, of one second', [job(2, 'Successful', 1), job(1, 'Successful', 1)], {}, 2],
    ['one without a time last', [job(2, 'Successful', null), job(1, 'Successful', 1_000)], {}, 1],
    ['one that is exactly as old as it may be', [job(1, 'Successful', 26)], { maxAge: '26h' }, 1],
    ['one of the very moment', [job(1, 'Successful', 24)], { createdAfter: '2024-05-05T00:00:00Z' }, 1],
  ])('%s', (_, jobs, filter, chosen) => {
    expect(choose(jobs, filter)).toBe(chosen);
  });

  function twice(earlier: string, later: string): ExportJob[] {
    return [
      job(1, earlier, 5, { snapshotId: first }),
      job(2, later, 4, { snapshotId: first }),
      job(3, 'Successful', 1, { snapshotId: second }),
    ];
  }
});

test('none yet', () => {
  expect(failure([]).message).toBe(
    `NO_EXPORT_JOB: There is no export job yet: the cluster "orders" of the project "${CLUSTER.projectId}" has none.\n` +
      '  fix: Wait for the first export, or check the cluster and whether its backup schedule exports snapshots.',
  );
});

test('none fits: what was looked through, and the five newest, last night’s failed one among them', () => {
  const jobs = [
    job(1, 'InProgress', 0.5),
    job(2, 'Failed', 24),
    ...[3, 4, 5, 6].map((number) => job(number, 'Cancelled', 24 * (number - 1))),
  ];
  expect(failure(jobs).message).toBe(
    'NO_EXPORT_JOB: None of the 6 export job(s) of the cluster "orders" of the project "aaaaaaaaaaaaaaaaaaaaaaaa" ' +
      'has state = "Successful".\n' +
      '  why: The newest that were seen:\n' +
      '       - 000000000000000000000001 InProgress, created 2024-05-05T23:30:00.000Z\n' +
      '       - 000000000000000000000002 Failed, created 2024-05-05T00:00:00.000Z\n' +
      '       - 000000000000000000000003 Cancelled, created 2024-05-04T00:00:00.000Z\n' +
      '       - 000000000000000000000004 Cancelled, created 2024-05-03T00:00:00.000Z\n' +
      '       - 000000000000000000000005 Cancelled, created 2024-05-02T00:00:00.000Z.\n' +
      '  fix: Wait for the next export, or give another state.',
  );
});

test('none fits: those of the snapshot are shown, and where it has none, those of all', () => {
  const [snapshotId, other] = SNAPSHOTS;
  const jobs = [job(1, 'Failed', 2, { snapshotId }), job(2, 'Successful', 1, { snapshotId: other })];
  const meant = failure(jobs, { snapshotId }).message;
  expect(meant).toContain(`has state = "Successful", snapshot_id = "${snapshotId}"`);
  expect(meant).toContain(`- ${jobId(1)} Failed`);
  expect(meant).not.toContain(jobId(2));
  const none = failure(jobs, { snapshotId: 'd'.repeat(24) }).message;
  expect(none).toContain(`- ${jobId(2)} Successful`);
  expect(none).toContain(`- ${jobId(1)} Failed`);
});

test('none fits: another state is advised only where one could help', () => {
  const [snapshotId] = SNAPSHOTS;
  const jobs = [job(1, 'Failed', 2, { snapshotId })];
  const other = 'd'.repeat(24);
  const fix = (filter: ExportJobFilter) => failure(jobs, filter).parts.fix;
  expect(fix({ snapshotId })).toBe('Wait for the next export, or give another state');
  expect(fix({ snapshotId: other })).toBe('Wait for the next export, or check snapshot_id');
  expect(fix({ snapshotId: other, exportBucketId: other })).toBe(
    'Wait for the next export, or check snapshot_id and export_bucket_id',
  );
});

test('too old: the newest that fits is shown, and newer ones that do not', () => {
  const jobs = [job(1, 'Successful', 51 + 1 / 3), job(2, 'Failed', 24)];
  expect(failure(jobs, { maxAge: '26h' }).message).toBe(
    'EXPORT_JOB_TOO_OLD: The newest export job with state = "Successful" was created 51 h 20 min ago, and ' +
      'max_age = "26h" is wanted: 000000000000000000000001 Successful, created 2024-05-03T20:40:00.000Z.\n' +
      '  why: The newest that were seen:\n' +
      '       - 000000000000000000000002 Failed, created 2024-05-05T00:00:00.000Z\n' +
      '       - 000000000000000000000001 Successful, created 2024-05-03T20:40:00.000Z.\n' +
      '  fix: Wait for the next export and try again, or allow an older one.',
  );
});

test.each<[string, ExportJob, ExportJobFilter, string]>([
  ['by a moment', job(1, 'Successful', 24), { createdAfter: '2024-05-05T00:00:01Z' }, 'was created 24 h ago'],
  ['by either of both', job(1, 'Successful', 24), { createdAfter: '2024-05-01T00:00:00Z', maxAge: '1h' }, '24 h ago'],
  ['and nothing tells how old', job(1, 'Successful', null), { maxAge: '1h' }, 'at a time that Atlas does not tell'],
  [
    'though it is of the future here',
    job(1, 'Successful', -1),
    { createdAfter: '2024-05-06T02:00:00Z' },
    'created 0 ms ago',
  ],
])('too old, %s', (_, one, filter, words) => {
  const error = failure([one], filter);
  expect(error.code).toBe('EXPORT_JOB_TOO_OLD');
  expect(error.message).toContain(words);
  for (const value of Object.values(filter)) expect(error.message).toContain(`= "${value}"`);
});

test('where even the newest is too old, it is the one that is shown', () => {
  const jobs = [job(1, 'Successful', 30), job(2, 'Successful', 27)];
  expect(failure(jobs, { maxAge: '26h' }).message).toContain(`is wanted: ${jobId(2)}`);
});

test('what Atlas says is shown on one line, without a secret', () => {
  const jobs = [job(1, 'Failed\u001b[2J hidden\nmore', 1, { createdAt: 'hidden' })];
  const outcome = choose(jobs, {}, (text) => text.replaceAll('hidden', '(secret)'));
  expect(outcome).toMatchObject({
    message: expect.stringContaining(
      `- ${jobId(1)} Failed\\u001b[2J (secret)\\u000amore, created (secret).\n`,
    ) as unknown,
  });
});

const anyJob = fc
  .record({
    number: fc.nat(200),
    state: fc.option(fc.constantFrom(...EXPORT_STATES, 'Exporting')),
    hours: fc.option(fc.nat(50)),
    snapshotId: fc.option(fc.constantFrom(...SNAPSHOTS)),
    exportBucketId: fc.constantFrom(BUCKET, SNAPSHOTS[0]),
  })
  .map(({ number, state, hours, ...more }) => job(number, state, hours, more));

const anyFilter: fc.Arbitrary<ExportJobFilter> = fc.record(
  {
    state: fc.constantFrom(...EXPORT_STATES),
    snapshotId: fc.constantFrom(...SNAPSHOTS),
    exportBucketId: fc.constantFrom(BUCKET, SNAPSHOTS[0]),
    maxAge: fc.integer({ min: 1, max: 50 }).map((hours) => `${hours}h`),
    createdAfter: fc.nat(50).map((hours) => new Date(NOW - hours * HOUR).toISOString()),
  },
  { requiredKeys: [] },
);

/** The definition: of those that fit in kind, the one than which none is newer; it must be in the window. */
function naively(jobs: readonly ExportJob[], filter: ExportJobFilter): number | string {
  const { maxAge, createdAfter, ...kind } = { ...filter, state: filter.state ?? 'Successful' };
  const fits = (one: ExportJob) =>
    Object.entries(kind).every(([name, wanted]) => one[name as keyof typeof kind] === wanted);
  const time = ({ createdAt }: ExportJob) => (createdAt === null ? -Infinity : Date.parse(createdAt));
  const isNewer = (one: ExportJob, other: ExportJob) =>
    time(one) > time(other) || (time(one) === time(other) && one.id > other.id);
  const fitting = jobs.filter(fits);
  const best = fitting.find((one) => !fitting.some((other) => isNewer(other, one)));
  if (best === undefined) return 'NO_EXPORT_JOB';
  const isTooOld =
    (maxAge !== undefined && time(best) < NOW - Number.parseInt(maxAge, 10) * HOUR) ||
    (createdAfter !== undefined && time(best) < Date.parse(createdAfter));
  return isTooOld ? 'EXPORT_JOB_TOO_OLD' : Number.parseInt(best.id, 16);
}

test('whatever the list and its order, the choice is that of the naive definition', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(fc.uniqueArray(anyJob, { selector: ({ id }) => id, maxLength: 30 }), anyFilter, (jobs, filter) => {
      const outcome = choose(jobs, filter);
      const told = outcome instanceof AtlasError ? outcome.code : outcome;
      expect(told).toBe(naively(jobs, filter));
      kinds.add(typeof told === 'number' ? 'chosen' : told);
    }),
    { numRuns: 1_000 },
  );
  expect([...kinds].sort()).toEqual(['EXPORT_JOB_TOO_OLD', 'NO_EXPORT_JOB', 'chosen']);
});
