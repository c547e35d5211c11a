// The job's own bucket, and what is made of a prefix: keys, URIs, parts, the hand-over.
import { TerraformIterator, TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import type { App } from 'cdktf';
import fs from 'node:fs';
import path from 'node:path';
import {
  AtlasLookup,
  AtlasProvider,
  DataAtlasSnapshotExportBucket,
  DataAtlasSnapshotExportJob,
  ReadAt,
} from 'cdktf-provider-atlas';
import { temporaryFolder } from '../support/temporary-folder';
import { synthesizeApp, synthesizeStack } from './synthesize';
import { SynthEmulator } from './synth-emulator';

const synth = new SynthEmulator();
const IDS = { projectId: '64f0c0ffee64f0c0ffee64f0', clusterName: 'orders', exportJobId: '6500000000000000000000e1' };
const MODES = [ReadAt.APPLY, ReadAt.SYNTH];

const jobOf = (readAt: ReadAt, stack = synth.stackOf()) =>
  new DataAtlasSnapshotExportJob(stack, 'job', { ...IDS, readAt });

/** Reads from a file that says what Atlas might have said. */
function storedJob(own: Readonly<Record<string, unknown>>, bucket: Readonly<Record<string, unknown>> = {}) {
  const [baseUrl, exportBucketId] = ['https://atlas.example', 'b'.repeat(24)];
  const base = `${baseUrl}/groups/${IDS.projectId}`;
  const context = {
    version: 1,
    exportJobs: {
      [`${base}/clusters/orders/exports/${IDS.exportJobId}`]: {
        ...{ id: IDS.exportJobId, state: 'Successful', exportBucketId },
        ...own,
      },
    },
    exportBuckets: {
      [`${base}/backup/exportBuckets/${exportBucketId}`]: {
        ...{ id: exportBucketId, bucketName: 'exports', cloudProvider: 'AWS' },
        ...bucket,
      },
    },
  };
  const contextFile = path.join(temporaryFolder(), 'atlas.context.json');
  fs.writeFileSync(contextFile, JSON.stringify(context));
  const lookup = AtlasLookup.of({ baseUrl, contextFile, mode: 'offline' });
  const stack = new TerraformStack(Testing.app(), 'stack');
  return new DataAtlasSnapshotExportJob(stack, 'job', { ...IDS, readAt: ReadAt.SYNTH, lookup });
}

describe('bucket', () => {
  test.each(MODES)('%s: is one construct, a child of the job', (readAt) => {
    const job = jobOf(readAt);
    expect(job.bucket()).toBe(job.bucket());
    expect(job.bucket().node.path).toBe('stack/job/bucket');
    expect(job.bucket()).toBeInstanceOf(DataAtlasSnapshotExportBucket);
  });

  test('has the provider of the job and its timeouts, in apply mode', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const provider = new AtlasProvider(stack, 'atlas', { alias: 'other' });
    const timeouts = { read: '5m' };
    new DataAtlasSnapshotExportJob(stack, 'job', { ...IDS, provider, timeouts }).bucket().overrideLogicalId('b');
    const { data } = JSON.parse(Testing.synth(stack)) as { data: Record<string, Record<string, unknown>> };
    expect(data.atlas_snapshot_export_bucket?.b).toEqual({
      project_id: IDS.projectId,
      export_bucket_id: '${data.atlas_snapshot_export_job.job.export_bucket_id}',
      provider: 'atlas.other',
      timeouts,
    });
  });

  test('has the lookup of the job, also one that was found when the job was made', () => {
    const stack = synth.stackOf();
    const given = new DataAtlasSnapshotExportJob(stack, 'given', {
      ...IDS,
      readAt: ReadAt.SYNTH,
      lookup: synth.lookup({ requestTimeout: '62s' }),
    });
    const found = jobOf(ReadAt.SYNTH, stack);
    AtlasLookup.use(stack, AtlasLookup.of({ baseUrl: 'http://127.0.0.1:1', accessToken: 'x' }));
    expect([given.bucket().region, found.bucket().region]).toEqual(['us-east-1', 'us-east-1']);
  });

  test('of a job that cannot be read is not made: the error is that of the job', () => {
    const job = new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
      ...{ ...IDS, exportJobId: 'f'.repeat(24) },
      readAt: ReadAt.SYNTH,
    });
    expect(() => job.bucket()).toThrow(/^EXPORT_JOB_NOT_FOUND: stack\/job: /);
    expect(job.node.tryFindChild('bucket')).toBeUndefined();
  });

  test('needs neither a provider nor a data block, in synth mode', () => {
    const stack = synth.stackOf();
    const job = jobOf(ReadAt.SYNTH, stack);
    new TerraformOutput(stack, 'uri', { value: job.uri(job.bucket()) });
    const { configuration } = synthesizeStack(stack);
    expect(Object.keys(configuration).sort()).toEqual(['//', 'output', 'terraform']);
    expect(configuration.output).toEqual({ uri: { value: `s3://orders-exports/${job.keyPrefix}` } });
  });
});

describe('plain values, at synth time', () => {
  test('of keys and URIs', () => {
    const job = jobOf(ReadAt.SYNTH);
    expect(job.collectionKeyPrefix('shop', 'items')).toBe(`${job.keyPrefix}shop/items/`);
    expect(job.uri(job.bucket())).toBe(`s3://orders-exports/${job.keyPrefix}`);
    expect(job.collectionUri(job.bucket(), 'shop', 'items')).toBe(`s3://orders-exports/${job.keyPrefix}shop/items/`);
    expect(JSON.parse(job.handoff)).toMatchObject({
      version: 1,
      exportJobId: IDS.exportJobId,
      uri: expect.any(String),
    });
  });

  test('of the parts of the prefix', () => {
    expect(jobOf(ReadAt.SYNTH).prefixParts).toEqual({
      organization: '5f00c0ffee5f00c0ffee5f00',
      project: IDS.projectId,
      cluster: 'orders',
      snapshotDate: '2024-05-06T0700',
      timestamp: 1714979100,
    });
    const named = storedJob({ prefix: '/exported_snapshots/A/B${c}/%{d}/orders/2024-05-06T0700+0000/1' });
    expect(named.prefixParts).toMatchObject({ organization: 'A/B$${c}', project: '%%{d}', cluster: 'orders' });
  });

  test.each([null, '/', 'somewhere/else', 'exported_snapshots/o/p/c/2024-05-06/1'])(
    'a prefix that is %j has no parts',
    (prefix) => {
      expect(storedJob({ prefix }).prefixParts).toBeUndefined();
    },
  );

  test('they throw in apply mode', () => {
    expect(() => jobOf(ReadAt.APPLY).prefixParts).toThrow(/^ONLY_AT_SYNTH: stack\/job: prefixParts is not known/);
  });
});

describe('what is absent', () => {
  test('is null alone, and an error with its own name inside a longer text', () => {
    const outputOf = (value: (job: DataAtlasSnapshotExportJob) => string, job = storedJob({})) => {
      new TerraformOutput(TerraformStack.of(job), 'o', { value: value(job), staticId: true });
      return synthesizeStack(TerraformStack.of(job)).configuration.output;
    };
    const nothing = { o: { value: '${null}' } };
    expect(outputOf((job) => job.uri(job.bucket()))).toEqual(nothing);
    expect(outputOf((job) => job.collectionKeyPrefix('d', 'c'))).toEqual(nothing);
    expect(outputOf((job) => job.collectionUri(job.bucket(), 'd', 'c'))).toEqual(nothing);
    expect(outputOf((job) => job.uri(job.bucket()), storedJob({ prefix: 'p' }, { cloudProvider: 'OCI' }))).toEqual(
      nothing,
    );
    expect(() => outputOf((job) => `${job.collectionKeyPrefix('d', 'c')}x`)).toThrow(
      /VALUE_ABSENT: stack\/job\.key_prefix is absent/,
    );
    expect(() =>
      outputOf((job) => `${job.uri(job.bucket())}x`, storedJob({ prefix: 'p' }, { cloudProvider: 'OCI' })),
    ).toThrow(/VALUE_ABSENT: stack\/job\/bucket\.uri is absent/);
  });
});

describe('a data block with several instances', () => {
  test.each([
    ['bucket', (job: DataAtlasSnapshotExportJob) => job.bucket()],
    ['bucket', (job: DataAtlasSnapshotExportJob) => job.handoff],
    ['key_prefix', (job: DataAtlasSnapshotExportJob) => job.collectionKeyPrefix('shop', 'orders')],
  ] as const)('has no %s, neither with count nor with forEach', (member, read) => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const counted = new DataAtlasSnapshotExportJob(stack, 'counted', { ...IDS, count: 2 });
    expect(() => read(counted)).toThrow(
      `INVALID_ARGUMENT: stack/counted: ${member} is that of one data block, and this one has count`,
    );
    const forEach = TerraformIterator.fromList(['a', 'b']);
    const each = new DataAtlasSnapshotExportJob(stack, 'each', { ...IDS, forEach });
    expect(() => read(each)).toThrow(
      `INVALID_ARGUMENT: stack/each: ${member} is that of one data block, and this one has forEach`,
    );
    expect(each.node.children).toEqual([]);
  });

  test('nor has a bucket with several a URI', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const job = new DataAtlasSnapshotExportJob(stack, 'job', IDS);
    const ids = { projectId: IDS.projectId, exportBucketId: 'b'.repeat(24) };
    const buckets = new DataAtlasSnapshotExportBucket(stack, 'buckets', { ...ids, count: 2 });
    expect(() => job.uri(buckets)).toThrow('INVALID_ARGUMENT: stack/buckets: uri is that of one data block');
  });
});

describe('names', () => {
  test.each(
    MODES.flatMap((readAt) => ['', 'a/b', '.', '..', 'a\nb', 'x'.repeat(256), '\ud800'].map((name) => [readAt, name])),
  )('%s: %j cannot stand in a key', (readAt, name) => {
    const job = jobOf(readAt as ReadAt);
    const words = (label: string) => new RegExp(`^INVALID_ARGUMENT: stack/job: ${label} must be a name that can stand`);
    expect(() => job.collectionKeyPrefix(String(name), 'c')).toThrow(words('database'));
    expect(() => job.collectionUri(job.bucket(), 'd', String(name))).toThrow(words('collection'));
  });

  test.each(MODES)('%s: a token is passed on', (readAt) => {
    const stack = synth.stackOf();
    if (readAt === ReadAt.APPLY) new AtlasProvider(stack, 'atlas');
    const job = jobOf(readAt, stack);
    const name = new TerraformVariable(stack, 'name', {}).stringValue;
    new TerraformOutput(stack, 'o', { value: job.collectionKeyPrefix(name, 'a"b') });
    const prefix =
      readAt === ReadAt.APPLY ? 'data.atlas_snapshot_export_job.job.key_prefix' : JSON.stringify(job.keyPrefix);
    const isNull = readAt === ReadAt.APPLY ? `((${prefix} == null) || (var.name == null))` : '(var.name == null)';
    expect(synthesizeStack(stack).configuration.output).toEqual({
      o: { value: `\${${isNull} ? null : join("", [${prefix}, var.name, "/", "a\\"b", "/"])}` },
    });
  });
});

test('a job and a bucket of different modes go together', () => {
  const stack = synth.stackOf();
  new AtlasProvider(stack, 'atlas');
  const [atApply, atSynth] = [
    jobOf(ReadAt.APPLY, stack),
    new DataAtlasSnapshotExportJob(stack, 's', { ...IDS, readAt: ReadAt.SYNTH }),
  ];
  new TerraformOutput(stack, 'one', { value: atApply.uri(atSynth.bucket()) });
  new TerraformOutput(stack, 'other', { value: atSynth.uri(atApply.bucket()) });
  const key = 'data.atlas_snapshot_export_job.job.key_prefix';
  const uri = 'data.atlas_snapshot_export_bucket.job_bucket_42CCD601.uri';
  expect(synthesizeStack(stack).configuration.output).toEqual({
    one: { value: `\${(${key} == null) ? null : join("", ["s3://orders-exports", "/", ${key}])}` },
    other: { value: `\${(${uri} == null) ? null : join("", [${uri}, "/", "${atSynth.keyPrefix}"])}` },
  });
});

test('another stack gets the hand-over by remote state in apply mode', () => {
  const stack = new TerraformStack(Testing.app(), 'exports');
  new AtlasProvider(stack, 'atlas');
  const job = jobOf(ReadAt.APPLY, stack);
  const other = new TerraformStack(stack.node.root, 'pipeline');
  new TerraformOutput(other, 'handoff', { value: job.handoff });
  const { stacks } = synthesizeApp(stack.node.root as App);
  expect(stacks.pipeline?.manifest.dependencies).toEqual(['exports']);
  expect(JSON.stringify(stacks.pipeline?.configuration.output)).toContain('data.terraform_remote_state.');
  expect(JSON.stringify(stacks.pipeline?.configuration.output)).not.toContain('data.atlas_');
});
