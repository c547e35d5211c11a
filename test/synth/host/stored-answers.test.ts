// What is stored beside jobs, and what is not: buckets are, a choice and a list never.
import fs from 'node:fs';
import path from 'node:path';
import { type App, TerraformStack, Testing } from 'cdktf';
import {
  AtlasLookup,
  DataAtlasSnapshotExportBucket,
  DataAtlasSnapshotExportBuckets,
  DataAtlasSnapshotExportJob,
  DataAtlasSnapshotExportJobs,
  ExportJobSelection,
  ReadAt,
  type AtlasLookupProps,
} from 'cdktf-provider-atlas';
import { EmulatorProcess } from '../../support/emulator-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { synthesizeApp } from '../../constructs/synthesize';

let emulator: EmulatorProcess;
let contextFile: string;
let connections = 0;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.forgetRequests();
  contextFile = path.join(temporaryFolder(), 'atlas.context.json');
});

const readAt = ReadAt.SYNTH;

function stackWith(settings: AtlasLookupProps = {}): TerraformStack {
  const { baseUrl, accessToken } = emulator.facts;
  const stack = new TerraformStack(Testing.app(), 'stack');
  // With a connection of its own, over which nothing was read before.
  const requestTimeout = `${60 + (connections += 1)}s`;
  AtlasLookup.use(stack, AtlasLookup.of({ baseUrl, accessToken, contextFile, requestTimeout, ...settings }));
  return stack;
}

const cluster = () => ({ projectId: emulator.facts.projectId, clusterName: emulator.facts.clusterName, readAt });
const stored = () => JSON.parse(fs.readFileSync(contextFile, 'utf8')) as Record<string, Record<string, object>>;

function bucketIn(stack: TerraformStack, exportBucketId = emulator.facts.exportBucketId) {
  return new DataAtlasSnapshotExportBucket(stack, 'bucket', {
    projectId: emulator.facts.projectId,
    exportBucketId,
    readAt,
  });
}

describe('a bucket', () => {
  const keyOf = (id: string) =>
    `${emulator.facts.baseUrl}/groups/${emulator.facts.projectId}/backup/exportBuckets/${id}`;

  test('is stored under exportBuckets, without what is null, and read from there without asking', () => {
    const { exportBucketId } = emulator.facts;
    expect(bucketIn(stackWith()).uri).toBe('s3://orders-exports');
    expect(stored()).toEqual({
      version: 1,
      exportBuckets: {
        [keyOf(exportBucketId)]: {
          bucketName: 'orders-exports',
          cloudProvider: 'AWS',
          iamRoleId: '650000000000000000000a01',
          id: exportBucketId,
          region: 'us-east-1',
          requirePrivateNetworking: false,
        },
      },
    });
    emulator.forgetRequests();
    const { resolved } = bucketIn(stackWith({ mode: 'offline', accessToken: '' }));
    expect(resolved).toMatchObject({ id: exportBucketId, region: 'us-east-1', uri: 's3://orders-exports' });
    expect(emulator.requests()).toEqual([]);
  });

  test('stands beside the job that it belongs to', () => {
    const job = new DataAtlasSnapshotExportJob(stackWith(), 'job', { ...emulator.job('replicaSet'), readAt });
    expect(job.handoff).toContain('"uri":"s3://orders-exports/');
    const { exportJobs = {}, exportBuckets = {} } = stored();
    expect([Object.keys(exportJobs).length, Object.keys(exportBuckets).length]).toEqual([1, 1]);
    emulator.forgetRequests();
    const offline = stackWith({ mode: 'offline', accessToken: '' });
    const again = new DataAtlasSnapshotExportJob(offline, 'job', { ...emulator.job('replicaSet'), readAt });
    expect(again.handoff).toBe(job.handoff);
    expect(emulator.requests()).toEqual([]);
  });

  test('that the file lacks is named offline', () => {
    expect(() => bucketIn(stackWith({ mode: 'offline' })).bucketName).toThrow(
      new RegExp(
        `^LOOKUP_MISSING: stack/bucket: Look-ups are offline, and \\S+ does not hold export bucket ` +
          `${emulator.facts.exportBucketId} \\(project ${emulator.facts.projectId}, http`,
      ),
    );
  });

  test('that Atlas forgot keeps its entry in refresh, and is reported', () => {
    expect(bucketIn(stackWith()).bucketName).toBe('orders-exports');
    const gone = 'd'.repeat(24);
    const text = fs.readFileSync(contextFile, 'utf8').replaceAll(emulator.facts.exportBucketId, gone);
    fs.writeFileSync(contextFile, text);
    const stack = stackWith({ mode: 'refresh' });
    expect(bucketIn(stack, gone).bucketName).toBe('orders-exports');
    const { stacks } = synthesizeApp(stack.node.root as App);
    expect(stacks.stack?.manifest.annotations.map(({ message }) => message)).toEqual([
      `Atlas no longer knows export bucket ${gone}; its entry in the context file is kept and used.`,
    ]);
    expect(fs.readFileSync(contextFile, 'utf8')).toBe(text);
  });

  test('that Atlas does not know is an error with the path', () => {
    expect(() => bucketIn(stackWith(), 'd'.repeat(24)).bucketName).toThrow(/^EXPORT_BUCKET_NOT_FOUND: stack\/bucket: /);
    expect(fs.existsSync(contextFile)).toBe(false);
  });
});

describe('never stored, and an error offline that says what to do', () => {
  test.each<[string, string, (stack: TerraformStack) => string]>([
    [
      'the newest job',
      'the newest export job',
      (stack) =>
        new DataAtlasSnapshotExportJob(stack, 'it', { ...cluster(), select: ExportJobSelection.mostRecent() }).state,
    ],
    ['the jobs', 'a list', (stack) => new DataAtlasSnapshotExportJobs(stack, 'it', cluster()).resolved.id],
    [
      'the buckets',
      'a list',
      (stack) =>
        new DataAtlasSnapshotExportBuckets(stack, 'it', { projectId: emulator.facts.projectId, readAt }).resolved.id,
    ],
  ])('%s', (_, words, read) => {
    expect(read(stackWith())).toEqual(expect.any(String));
    expect(fs.existsSync(contextFile)).toBe(false);
    emulator.forgetRequests();
    expect(() => read(stackWith({ mode: 'offline' }))).toThrow(
      new RegExp(
        `^LOOKUP_NEVER_STORED: stack/it: Look-ups are offline, and ${words} cannot be read from the context file`,
      ),
    );
    const wayOut = words === 'a list' ? '' : 'give the id of an export job, ';
    expect(() => read(stackWith({ mode: 'offline' }))).toThrow(
      `fix: Read it with ReadAt.APPLY in a stack of its own, ${wayOut}or do not be offline.`,
    );
    expect(emulator.requests()).toEqual([]);
  });

  test('a chosen job is asked for again, though the file holds the same job by its id', () => {
    const stack = stackWith();
    const named = new DataAtlasSnapshotExportJob(stack, 'named', { ...emulator.job('replicaSet'), readAt });
    expect(named.state).toBe('Successful');
    emulator.forgetRequests();
    const chosen = new DataAtlasSnapshotExportJob(stackWith(), 'chosen', {
      ...cluster(),
      select: ExportJobSelection.mostRecent(),
    });
    expect(chosen.exportJobId).toBe(named.exportJobId);
    expect(emulator.requests().length).toBeGreaterThan(0);
    expect(Object.keys(stored().exportJobs ?? {})).toHaveLength(1);
  });
});

describe('a stored job that has to be successful', () => {
  const waiting = (stack: TerraformStack, kind: 'replicaSet' | 'failed' | 'cancelled') =>
    new DataAtlasSnapshotExportJob(stack, 'job', { ...emulator.job(kind), readAt, waitForSuccess: true });
  const store = (kind: 'replicaSet' | 'failed' | 'cancelled') =>
    new DataAtlasSnapshotExportJob(stackWith(), 'job', { ...emulator.job(kind), readAt }).state;

  test.each([
    ['failed', 'EXPORT_JOB_FAILED'],
    ['cancelled', 'EXPORT_JOB_CANCELLED'],
  ] as const)('and is %s is an error without a request, in every mode but refresh', (kind, code) => {
    store(kind);
    emulator.forgetRequests();
    for (const mode of ['missing', 'offline']) {
      expect(() => waiting(stackWith({ mode }), kind).state).toThrow(new RegExp(`^${code}: stack/job: Export job `));
    }
    expect(emulator.requests()).toEqual([]);
    expect(() => waiting(stackWith({ mode: 'refresh' }), kind).state).toThrow(new RegExp(`^${code}: stack/job: `));
    expect(emulator.requests().length).toBeGreaterThan(0);
  });

  test('and is successful is not waited for', () => {
    store('replicaSet');
    emulator.forgetRequests();
    expect(waiting(stackWith({ mode: 'offline', accessToken: '' }), 'replicaSet').isSuccessful).toBe(true);
    expect(emulator.requests()).toEqual([]);
  });

  test('and is failed and forgotten is an error also in refresh', () => {
    store('failed');
    const gone = 'd'.repeat(24);
    fs.writeFileSync(contextFile, fs.readFileSync(contextFile, 'utf8').replaceAll(emulator.facts.jobs.failed, gone));
    const props = { ...emulator.job('failed'), exportJobId: gone, readAt, waitForSuccess: true };
    const job = new DataAtlasSnapshotExportJob(stackWith({ mode: 'refresh' }), 'job', props);
    expect(() => job.state).toThrow(/^EXPORT_JOB_FAILED: stack\/job: /);
  });
});

describe('under CI', () => {
  test('what had to be fetched is counted by kind', () => {
    const before = process.env.CI;
    process.env.CI = '1';
    try {
      const stack = stackWith();
      const job = new DataAtlasSnapshotExportJob(stack, 'job', { ...emulator.job('replicaSet'), readAt });
      expect(job.bucket().bucketName).toBe('orders-exports');
      const { stacks } = synthesizeApp(stack.node.root as App);
      expect(stacks.stack?.manifest.annotations.map(({ message }) => message)).toEqual([
        expect.stringMatching(
          /^1 finished export job\(s\) and 1 export bucket\(s\) had to be read from Atlas, because /,
        ),
      ]);
    } finally {
      if (before === undefined) delete process.env.CI;
      else process.env.CI = before;
    }
  });
});
