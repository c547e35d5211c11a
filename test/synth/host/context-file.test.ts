// What is stored, where, and what happens to a file that cannot be read.
import fs from 'node:fs';
import path from 'node:path';
import { type App, TerraformStack, Testing } from 'cdktf';
import { AtlasLookup, DataAtlasSnapshotExportJob, ReadAt, type AtlasLookupProps } from 'cdktf-provider-atlas';
import { contextFileOf } from '../../../src/synth/host/context-files';
import { lookupSettings } from '../../../src/synth/host/lookup-settings';
import { EmulatorProcess, type EmulatorFacts } from '../../support/emulator-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { synthesizeApp } from '../../constructs/synthesize';

let emulator: EmulatorProcess;
let contextFile: string;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.forgetRequests();
  contextFile = path.join(temporaryFolder(), 'atlas.context.json');
});
afterEach(() => {
  delete process.env.CDKTF_ATLAS_LOOKUP;
});

type Address = ReturnType<EmulatorProcess['job']>;

function appWith(address: Address, settings: AtlasLookupProps = {}) {
  const { baseUrl, accessToken } = emulator.facts;
  const lookup = AtlasLookup.of({ baseUrl, accessToken, contextFile, ...settings });
  const stack = new TerraformStack(Testing.app(), 'stack');
  const props = { ...address, readAt: ReadAt.SYNTH, lookup, allowUnfinished: true };
  return { stack, job: new DataAtlasSnapshotExportJob(stack, 'job', props) };
}

function jobOf(kind: keyof EmulatorFacts['jobs'], settings: AtlasLookupProps = {}): DataAtlasSnapshotExportJob {
  return appWith(emulator.job(kind), settings).job;
}

function warningsOf(stack: TerraformStack): string[] {
  const { stacks } = synthesizeApp(stack.node.root as App);
  const annotations = stacks.stack?.manifest.annotations ?? [];
  return annotations.map(({ message }) => message).filter((message) => !message.includes('had to be read from Atlas'));
}

function keyOf(kind: keyof EmulatorFacts['jobs']): string {
  const { projectId, clusterName, exportJobId } = emulator.job(kind);
  return `${emulator.facts.baseUrl}/groups/${projectId}/clusters/${clusterName}/exports/${exportJobId}`;
}

const stored = (): string => fs.readFileSync(contextFile, 'utf8');

describe('storing', () => {
  test('a finished job: sorted keys, two spaces, a line break, nothing that is null, no time of the fetch', () => {
    const { prefix, snapshotId } = jobOf('sharded');
    const components = [
      { exportId: '6500000000000000000000f1', replicaSetName: 'atlas-abc123-shard-0' },
      { exportId: '6500000000000000000000f2', replicaSetName: 'atlas-abc123-shard-1' },
    ];
    const job = {
      components,
      createdAt: expect.any(String) as string,
      customData: [],
      exportBucketId: emulator.facts.exportBucketId,
      finishedAt: expect.any(String) as string,
      id: emulator.facts.jobs.sharded,
      prefix,
      snapshotId,
      state: 'Successful',
    };
    const content = JSON.parse(stored()) as { exportJobs: Record<string, object> };
    expect(content).toEqual({ version: 1, exportJobs: { [keyOf('sharded')]: job } });
    expect(stored()).toBe(`${JSON.stringify(content, undefined, 2)}\n`);
    expect(Object.keys(content.exportJobs[keyOf('sharded')] ?? {})).toEqual(Object.keys(job));
  });

  test.each(['queued', 'inProgress'] as const)('never a job that is %s', (kind) => {
    expect(jobOf(kind).resolved.id).toBe(emulator.facts.jobs[kind]);
    expect(fs.existsSync(contextFile)).toBe(false);
  });

  test('never a failure to read', () => {
    expect(() => jobOf('replicaSet', { accessToken: 'wrong' }).state).toThrow('UNAUTHORIZED');
    expect(fs.existsSync(contextFile)).toBe(false);
  });

  test('same job, same bytes, and the entries of others stay', () => {
    expect(jobOf('failed').state).toBe('Failed');
    const before = JSON.parse(stored()) as { exportJobs: object };
    expect(jobOf('cancelled').state).toBe('Cancelled');
    const bytes = stored();
    expect(JSON.parse(bytes)).toMatchObject({ exportJobs: before.exportJobs });
    jobOf('failed', { mode: 'refresh' }).state.toString();
    expect(stored()).toBe(bytes);
  });

  test('for an address of this machine only where a file is named', () => {
    const settings = (options: object) => lookupSettings(options, {}, temporaryFolder());
    expect(settings({ baseUrl: 'http://127.0.0.1:1' }).contextFile).toBeUndefined();
    expect(settings({ baseUrl: 'http://127.0.0.1:1', contextFile: 'x.json' }).contextFile).toMatch(/\/x\.json$/);
    expect(settings({}).contextFile).toMatch(/\/atlas\.context\.json$/);
  });

  test('what a later release has written stays, whoever writes next', () => {
    const other = { id: 'e'.repeat(24), state: 'Failed', exportBucketId: 'b', newer: { field: null } };
    const key = `https://atlas.example/groups/p/clusters/c/exports/${other.id}`;
    const before = { version: 1, schedules: { x: { region: null } }, exportJobs: { [key]: other }, other: [1] };
    fs.writeFileSync(contextFile, JSON.stringify(before));
    expect(jobOf('replicaSet').state).toBe('Successful');
    const after = JSON.parse(stored()) as typeof before;
    expect(after).toEqual({ ...before, exportJobs: { [key]: other, [keyOf('replicaSet')]: expect.anything() } });
  });

  test('in the nearest folder at or above that has a cdktf.json, or else in the folder itself', () => {
    const root = temporaryFolder();
    const inner = path.join(root, 'a', 'b');
    fs.mkdirSync(inner, { recursive: true });
    expect(contextFileOf(inner)).toBe(path.join(inner, 'atlas.context.json'));
    fs.writeFileSync(path.join(root, 'cdktf.json'), '{}');
    expect(contextFileOf(inner)).toBe(path.join(root, 'atlas.context.json'));
    fs.writeFileSync(path.join(inner, 'cdktf.json'), '{}');
    expect(contextFileOf(inner)).toBe(path.join(inner, 'atlas.context.json'));
  });
});

describe('modes', () => {
  test('missing: only what the file lacks is asked', () => {
    expect(jobOf('replicaSet').state).toBe('Successful');
    emulator.forgetRequests();
    expect(jobOf('replicaSet').prefix).toContain('exported_snapshots/');
    expect(emulator.requests()).toEqual([]);
  });

  test('offline: a full file needs neither credentials nor network', () => {
    expect(jobOf('replicaSet').state).toBe('Successful');
    emulator.forgetRequests();
    process.env.CDKTF_ATLAS_LOOKUP = 'offline';
    expect(jobOf('replicaSet', { accessToken: '' }).state).toBe('Successful');
    expect(emulator.requests()).toEqual([]);
  });

  test.each([{ clientId: 'half' }, { publicKey: 'half' }])(
    'offline: credentials are not looked at, not even %j',
    (half) => {
      expect(jobOf('replicaSet').state).toBe('Successful');
      expect(jobOf('replicaSet', { accessToken: '', ...half, mode: 'offline' }).state).toBe('Successful');
      expect(() => jobOf('sharded', { accessToken: '', ...half }).state).toThrow(
        /^INCOMPLETE_CREDENTIALS: stack\/job: /,
      );
    },
  );

  test('offline without a file says how there can be one', () => {
    const { baseUrl } = emulator.facts;
    const stack = new TerraformStack(Testing.app(), 'stack');
    const props = {
      ...emulator.job('replicaSet'),
      readAt: ReadAt.SYNTH,
      lookup: AtlasLookup.of({ baseUrl, mode: 'offline' }),
    };
    const job = new DataAtlasSnapshotExportJob(stack, 'job', props);
    expect(() => job.state).toThrow(/^LOOKUP_MISSING: stack\/job: .*there is no context file[\s\S]*Name a contextFile/);
  });

  test('offline: a thousand missing jobs make one list, not a thousand', () => {
    const { baseUrl, projectId, clusterName } = emulator.facts;
    const stack = new TerraformStack(Testing.app(), 'stack');
    AtlasLookup.use(stack, AtlasLookup.of({ baseUrl, contextFile, mode: 'offline' }));
    const ids = Array.from({ length: 1_000 }, (_, index) => String(index).padStart(24, '0'));
    const [first, second] = ids.map(
      (exportJobId) =>
        new DataAtlasSnapshotExportJob(stack, exportJobId, {
          projectId,
          clusterName,
          exportJobId,
          readAt: ReadAt.SYNTH,
        }),
    );
    const messageOf = (job?: DataAtlasSnapshotExportJob): string => {
      try {
        return job?.state ?? '';
      } catch (reason) {
        return (reason as Error).message;
      }
    };
    expect(messageOf(second).match(/^ +- /gm)).toHaveLength(1_000);
    expect(messageOf(first)).toContain('The first message of this kind lists all that is missing');
    expect(messageOf(second).match(/^ +- /gm)).toHaveLength(1_000);
  });

  test('offline: the error lists all that is missing, and the command that fetches it', () => {
    const { baseUrl } = emulator.facts;
    const stack = new TerraformStack(Testing.app(), 'stack');
    AtlasLookup.use(stack, AtlasLookup.of({ baseUrl, contextFile, mode: 'offline' }));
    const job = new DataAtlasSnapshotExportJob(stack, 'one', { ...emulator.job('replicaSet'), readAt: ReadAt.SYNTH });
    new DataAtlasSnapshotExportJob(stack, 'two', { ...emulator.job('sharded'), readAt: ReadAt.SYNTH });
    const { replicaSet, sharded } = emulator.facts.jobs;
    expect(() => job.state).toThrow(
      new RegExp(`^LOOKUP_MISSING: stack/one: [\\s\\S]*${replicaSet}[\\s\\S]*${sharded}`),
    );
    expect(() => job.state).toThrow('CDKTF_ATLAS_LOOKUP=missing npx cdktf synth');
    expect(emulator.requests()).toEqual([]);
  });

  test('refresh: asked though it is stored; a job that Atlas forgot keeps its entry and is reported', () => {
    expect(jobOf('replicaSet').state).toBe('Successful');
    const forgotten = stored().replaceAll(emulator.facts.jobs.replicaSet, 'd'.repeat(24));
    fs.writeFileSync(contextFile, forgotten);
    const address = { ...emulator.job('replicaSet'), exportJobId: 'd'.repeat(24) };
    const { stack, job } = appWith(address, { mode: 'refresh' });
    expect(job.state).toBe('Successful');
    expect(warningsOf(stack)).toEqual([
      `Atlas no longer knows export job ${'d'.repeat(24)}; its entry in the context file is kept and used.`,
    ]);
    expect(stored()).toBe(forgotten);
  });

  test('the environment overrides the property, and a wrong word is refused', () => {
    process.env.CDKTF_ATLAS_LOOKUP = 'always';
    expect(() => jobOf('replicaSet')).toThrow(/^INVALID_SETTING: stack\/job: CDKTF_ATLAS_LOOKUP must be one of/);
  });
});

describe('a file that cannot be used is an error, and stays as it was', () => {
  test.each([
    ['of no version', '{}', '"version" is not 1'],
    [
      'with a job under the key of another',
      '{"version":1,"exportJobs":{"k/exports/a":{"id":"b","state":"Failed","exportBucketId":"c"}}}',
      'The entry "k/exports/a" is of "b"',
    ],
    [
      'with a bucket under the key of another',
      '{"version":1,"exportBuckets":{"k/exportBuckets/a":{"id":"b","bucketName":"c","cloudProvider":"AWS"}}}',
      'The entry "k/exportBuckets/a" is of "b"',
    ],
    ['with a bucket of the wrong shape', '{"version":1,"exportBuckets":{"k":{"id":"a"}}}', 'has no "bucketName"'],
    ['that is a list', '[]', 'not a JSON object'],
    [
      'with a job that has not finished',
      '{"version":1,"exportJobs":{"k":{"id":"i","state":"Queued","exportBucketId":"b"}}}',
      'never stored',
    ],
    [
      'with a job of the wrong shape',
      '{"version":1,"exportJobs":{"k":{"id":1,"state":"Failed"}}}',
      '"id" that is not a string',
    ],
  ])('%s', (_, content, words) => {
    fs.writeFileSync(contextFile, content);
    expect(() => jobOf('replicaSet').state).toThrow(/^CONTEXT_UNREADABLE: stack\/job: /);
    expect(() => jobOf('replicaSet').state).toThrow(words);
    expect(stored()).toBe(content);
    expect(emulator.requests()).toEqual([]);
  });
});

describe('under CI', () => {
  const before = process.env.CI;
  afterEach(() => {
    if (before === undefined) delete process.env.CI;
    else process.env.CI = before;
  });

  test.each([
    ['1', 1],
    ['true', 1],
    ['false', 0],
    ['', 0],
  ])('CI=%j: %d annotation about entries that had to be fetched', (value, count) => {
    process.env.CI = value;
    const stack = new TerraformStack(Testing.app(), 'stack');
    const { baseUrl, accessToken } = emulator.facts;
    AtlasLookup.use(stack, AtlasLookup.of({ baseUrl, accessToken, contextFile }));
    for (const kind of ['replicaSet', 'sharded', 'inProgress'] as const) {
      const props = {
        ...emulator.job(kind),
        readAt: ReadAt.SYNTH,
        allowUnfinished: kind === 'inProgress' || undefined,
      };
      new DataAtlasSnapshotExportJob(stack, kind, props);
      new DataAtlasSnapshotExportJob(stack, `${kind}-again`, props);
    }
    const { stacks } = synthesizeApp(stack.node.root as App);
    const messages = (stacks.stack?.manifest.annotations ?? []).map(({ message }) => message);
    expect(messages.filter((message) => message.startsWith('2 finished export job(s) had to be read'))).toHaveLength(
      count,
    );
  });
});

test('under CI, refreshing a full file says nothing of missing entries', () => {
  expect(jobOf('replicaSet').state).toBe('Successful');
  const before = process.env.CI;
  process.env.CI = '1';
  try {
    const { stack, job } = appWith(emulator.job('replicaSet'), { mode: 'refresh' });
    expect(job.state).toBe('Successful');
    const { stacks } = synthesizeApp(stack.node.root as App);
    expect(stacks.stack?.manifest.annotations).toEqual([]);
  } finally {
    if (before === undefined) delete process.env.CI;
    else process.env.CI = before;
  }
});
