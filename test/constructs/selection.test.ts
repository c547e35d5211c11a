// Which job is meant: exactly one of its id and a selection, with forms that are checked before anything is asked.
import type { App } from 'cdktf';
import { TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import {
  AtlasProvider,
  DataAtlasSnapshotExportJob,
  DataAtlasSnapshotExportJobs,
  ExportJobSelection,
  ReadAt,
  SnapshotExportState,
  type DataAtlasSnapshotExportJobProps,
  type ExportJobFilter,
} from 'cdktf-provider-atlas';
import { synthesizeApp } from './synthesize';
import { SynthEmulator } from './synth-emulator';

const synth = new SynthEmulator();
const CLUSTER = { projectId: '64f0c0ffee64f0c0ffee64f0', clusterName: 'orders' };
const ID = '6500000000000000000000e1';
const MODES = [ReadAt.APPLY, ReadAt.SYNTH];

type Rest = Partial<DataAtlasSnapshotExportJobProps>;

function jobOf(rest: Rest, stack = synth.stackOf()): DataAtlasSnapshotExportJob {
  return new DataAtlasSnapshotExportJob(stack, 'job', { ...CLUSTER, ...rest });
}

function blockOf(stack: TerraformStack): Record<string, unknown> {
  const { data } = JSON.parse(Testing.synth(stack)) as {
    data: { atlas_snapshot_export_job: { job: Record<string, unknown> } };
  };
  return data.atlas_snapshot_export_job.job;
}

describe('what Terraform gets', () => {
  test.each<[string, Rest, Record<string, unknown>]>([
    ['the newest', { select: ExportJobSelection.mostRecent() }, { most_recent: true }],
    [
      'the newest that fits',
      { select: ExportJobSelection.mostRecent({ state: SnapshotExportState.FAILED, maxAge: '26h' }) },
      { most_recent: true, filter: { state: 'Failed', max_age: '26h' } },
    ],
    ['a job to wait for', { exportJobId: ID, waitForSuccess: true }, { export_job_id: ID, wait_for_success: true }],
    ['a job by its id', { exportJobId: ID, select: undefined }, { export_job_id: ID }],
  ])('%s', (_, rest, expected) => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    jobOf(rest, stack);
    expect(blockOf(stack)).toEqual({ project_id: CLUSTER.projectId, cluster_name: CLUSTER.clusterName, ...expected });
  });

  test('tokens as members of the filter', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const variable = new TerraformVariable(stack, 'v', {}).stringValue;
    const filter = { state: variable, snapshotId: variable, exportBucketId: variable, maxAge: variable };
    jobOf({ select: ExportJobSelection.mostRecent({ ...filter, createdAfter: `${variable}Z` }) }, stack);
    const token = '${var.v}';
    expect(blockOf(stack).filter).toEqual({
      ...{ state: token, snapshot_id: token, export_bucket_id: token, max_age: token },
      created_after: '${var.v}Z',
    });
  });

  test('what a selection was made of can be changed without changing it', () => {
    const filter: { maxAge?: string } = { maxAge: '1h' };
    const select = ExportJobSelection.mostRecent(filter);
    filter.maxAge = '2h';
    const stack = new TerraformStack(Testing.app(), 'stack');
    jobOf({ select }, stack);
    expect(blockOf(stack).filter).toEqual({ max_age: '1h' });
  });
});

describe('the chosen job, read at synth time', () => {
  test('is the newest successful one, and knows its id and its arguments', () => {
    const job = jobOf({ select: ExportJobSelection.mostRecent(), readAt: ReadAt.SYNTH });
    expect([job.exportJobId, job.id, job.state]).toEqual([ID, ID, 'Successful']);
    expect([job.projectId, job.clusterName]).toEqual([CLUSTER.projectId, CLUSTER.clusterName]);
    const stack = TerraformStack.of(job);
    expect(job.fqn).toBe(job.fqn);
    const { locals } = JSON.parse(Testing.synth(stack)) as { locals: Record<string, object> };
    expect(Object.values(locals)).toEqual([
      expect.objectContaining({ export_job_id: ID, most_recent: true, filter: '${null}', timeouts: '${null}' }),
    ]);
  });

  test('may be one in another state, which is as unfinished as any', () => {
    const { jobs } = synth.emulator.facts;
    const of = (state: string, rest: Rest = {}) =>
      jobOf({ select: ExportJobSelection.mostRecent({ state }), readAt: ReadAt.SYNTH, ...rest });
    expect(of(SnapshotExportState.FAILED).exportJobId).toBe(jobs.failed);
    expect(() => of(SnapshotExportState.IN_PROGRESS).exportJobId).toThrow(
      /^JOB_NOT_FINISHED: stack\/job: .*InProgress/,
    );
    expect(() => of(SnapshotExportState.IN_PROGRESS).state).toThrow(/fix: .*waitForSuccess.*allowUnfinished/);
    expect(of(SnapshotExportState.IN_PROGRESS, { allowUnfinished: true }).exportJobId).toBe(jobs.inProgress);
  });

  test('that does not exist is told with what was seen', () => {
    const none = jobOf({ select: ExportJobSelection.mostRecent({ snapshotId: 'f'.repeat(24) }), readAt: ReadAt.SYNTH });
    expect(() => none.state).toThrow(
      /^NO_EXPORT_JOB: stack\/job: None of the \d+ export job\(s\) .* has state = "Successful", snapshotId = "f{24}"/,
    );
    expect(() => none.state).toThrow(/why: The newest that were seen:\n +- [0-9a-f]{24} \w+, created /);
  });

  test('that is too old is told', () => {
    const old = jobOf({ select: ExportJobSelection.mostRecent({ maxAge: '26h' }), readAt: ReadAt.SYNTH });
    expect(() => old.state).toThrow(
      /^EXPORT_JOB_TOO_OLD: stack\/job: .* created \d+ h .*, and maxAge = "26h" is wanted: /,
    );
  });
});

describe('refused with the path before anything is asked', () => {
  const cases: readonly (readonly [string, Rest, RegExp])[] = [
    [
      'both',
      { exportJobId: ID, select: ExportJobSelection.mostRecent() },
      /exportJobId and select: ExportJobSelection\.mostRecent\(\) are both given/,
    ],
    ['neither', {}, /Neither exportJobId nor select: ExportJobSelection\.mostRecent\(\) is given/],
    ['a plain object', { select: {} as ExportJobSelection }, /select must be an ExportJobSelection/],
    [
      'a state to wait for',
      { select: ExportJobSelection.mostRecent({ state: 'Failed' }), waitForSuccess: true },
      /the state of select and waitForSuccess are both given/,
    ],
    ...filters([
      ['state', 'successful', /state must be one of Queued, InProgress, Successful, Failed, Cancelled, but is "succ/],
      ['snapshotId', 'X', /snapshotId must be 24 hexadecimal digits in lower case, but is "X"/],
      ['exportBucketId', 'orders-exports', /exportBucketId must be .*\n.*The bucket's name is not its id/],
      ['createdAfter', 'yesterday', /createdAfter must be a moment of RFC 3339, but is "yesterday"/],
      ['maxAge', '1d', /maxAge must be a duration.*"1d"/],
      ['maxAge', 26 as unknown as string, /maxAge must be a string, but is number/],
    ]),
  ];

  function filters(rows: readonly (readonly [keyof ExportJobFilter, string, RegExp])[]) {
    return rows.map(([name, value, words]) => {
      return [`${name} ${value}`, { select: ExportJobSelection.mostRecent({ [name]: value }) }, words] as const;
    });
  }

  test.each(MODES.flatMap((readAt) => cases.map((row) => [readAt, ...row] as const)))(
    '%s: %s',
    (readAt, _, rest, words) => {
      const stack = synth.stackOf();
      const make = (): unknown => jobOf({ ...rest, readAt }, stack);
      expect(make).toThrow(/^INVALID_ARGUMENT: stack\/job: /);
      expect(make).toThrow(words);
      expect(stack.node.tryFindChild('job')).toBeUndefined();
      expect(synth.emulator.requests()).toEqual([]);
    },
  );

  test('allowUnfinished together with waitForSuccess', () => {
    const rest = { exportJobId: ID, waitForSuccess: true, allowUnfinished: true, readAt: ReadAt.SYNTH };
    expect(() => jobOf(rest)).toThrow(/^INVALID_ARGUMENT: stack\/job: allowUnfinished and waitForSuccess are both/);
  });

  test.each(['state', 'snapshotId', 'exportBucketId', 'createdAfter', 'maxAge'])(
    'a token as %s at synth time, of a selection and of a list',
    (name) => {
      const filter = { [name]: Token.asString({ resolve: () => 'x', creationStack: [], toString: () => 'x' }) };
      const words = new RegExp(
        `^ONLY_AT_APPLY: stack/job: (filter\\.)?${name} is a token, a value that only Terraform`,
      );
      const select = ExportJobSelection.mostRecent(filter);
      expect(() => jobOf({ select, readAt: ReadAt.SYNTH })).toThrow(words);
      const props = { ...CLUSTER, filter, readAt: ReadAt.SYNTH };
      expect(() => new DataAtlasSnapshotExportJobs(synth.stackOf(), 'job', props)).toThrow(words);
    },
  );

  test('what the L1 lets change afterwards, in apply mode', () => {
    const change = (by: (job: DataAtlasSnapshotExportJob) => void, rest: Rest = { exportJobId: ID }) => {
      const stack = new TerraformStack(Testing.app(), 'stack');
      new AtlasProvider(stack, 'atlas');
      by(jobOf(rest, stack));
      return () => synthesizeApp(stack.node.root as App);
    };
    expect(change((job) => (job.mostRecent = true))).toThrow(/\[stack\/job\] INVALID_ARGUMENT: exportJobId and select/);
    expect(change((job) => job.resetExportJobId())).toThrow(/INVALID_ARGUMENT: Neither exportJobId nor select/);
    const newest = { select: ExportJobSelection.mostRecent() };
    expect(change((job) => job.putFilter({ maxAge: '1d' }), newest)).toThrow(/INVALID_ARGUMENT: maxAge must be/);
    expect(change((job) => job.putFilter({ maxAge: '1h' }), newest)).not.toThrow();
  });

  test('what the L1 lets change afterwards, in synth mode', () => {
    const change = (by: (job: DataAtlasSnapshotExportJob) => void) => {
      const job = jobOf({ select: ExportJobSelection.mostRecent(), readAt: ReadAt.SYNTH, waitForSuccess: false });
      by(job);
      return () => synthesizeApp(job.node.root as App);
    };
    const words = /ONLY_AT_APPLY: An argument of the job was changed after its construct was made/;
    expect(change((job) => job.putFilter({ maxAge: '1000000h' }))).toThrow(words);
    expect(change((job) => (job.waitForSuccess = true))).toThrow(words);
    expect(change(() => undefined)).not.toThrow();
  });
});
