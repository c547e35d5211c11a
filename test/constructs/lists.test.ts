// The constructs of lists and of a bucket, in both modes: outputs, checks, and what only synth mode has.
import { Fn, TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import type { App } from 'cdktf';
import {
  AtlasLookup,
  AtlasProvider,
  DataAtlasSnapshotExportBucket,
  DataAtlasSnapshotExportBuckets,
  DataAtlasSnapshotExportJobs,
  ReadAt,
  type AtlasReadProps,
} from 'cdktf-provider-atlas';
import { synthesizeApp, synthesizeStack } from './synthesize';
import { SynthEmulator } from './synth-emulator';

const synth = new SynthEmulator();
const PROJECT = '64f0c0ffee64f0c0ffee64f0';
const BUCKET = '650000000000000000000b01';
const CLUSTER = { projectId: PROJECT, clusterName: 'orders' };
const SYNTH = { readAt: ReadAt.SYNTH };

type Made = DataAtlasSnapshotExportJobs | DataAtlasSnapshotExportBucket | DataAtlasSnapshotExportBuckets;
interface Construct {
  readonly name: string;
  readonly noun: string;
  readonly names: readonly string[];
  readonly make: (stack: TerraformStack, rest?: object) => Made;
}

const CONSTRUCTS: readonly Construct[] = [
  {
    name: 'jobs',
    noun: 'list',
    names: ['projectId', 'clusterName'],
    make: (stack, rest) => new DataAtlasSnapshotExportJobs(stack, 'it', { ...CLUSTER, ...rest }),
  },
  {
    name: 'bucket',
    noun: 'bucket',
    names: ['projectId', 'exportBucketId'],
    make: (stack, rest) =>
      new DataAtlasSnapshotExportBucket(stack, 'it', { projectId: PROJECT, exportBucketId: BUCKET, ...rest }),
  },
  {
    name: 'buckets',
    noun: 'list',
    names: ['projectId'],
    make: (stack, rest) => new DataAtlasSnapshotExportBuckets(stack, 'it', { projectId: PROJECT, ...rest }),
  },
];

describe.each(CONSTRUCTS)('$name', ({ make, noun, names }) => {
  test('Terraform gets a data block with what was given', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const variable = new TerraformVariable(stack, 'v', {}).stringValue;
    make(stack, { ...Object.fromEntries(names.map((name) => [name, variable])), timeouts: { read: '5m' } });
    const { data } = JSON.parse(Testing.synth(stack)) as { data: Record<string, { it: object }> };
    const expected = names.map((name) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), '${var.v}']);
    expect(Object.values(data).map(({ it }) => it)).toEqual([
      { ...Object.fromEntries(expected), timeouts: { read: '5m' } },
    ]);
  });

  test('what it is needs no provider and no data block at synth time', () => {
    const stack = synth.stackOf();
    const made = make(stack, SYNTH);
    new TerraformOutput(stack, 'id', { value: made.id });
    const { configuration } = synthesizeStack(stack);
    expect(Object.keys(configuration).sort()).toEqual(['//', 'output', 'terraform']);
  });

  test('what only a plain value can answer throws in apply mode', () => {
    const made = make(new TerraformStack(Testing.app(), 'stack'));
    expect(() => made.resolved).toThrow(/^ONLY_AT_SYNTH: stack\/it: resolved is not known while the app runs/);
    expect(() => made.resolved).toThrow(`Read the ${noun} with readAt: ReadAt.SYNTH`);
  });

  test.each([
    ['count', 2],
    ['dependsOn', []],
    ['lifecycle', {}],
    ['timeouts', { read: '1m' }],
  ])('%s is refused at synth time', (name, value) => {
    const stack = synth.stackOf();
    expect(() => make(stack, { ...SYNTH, [name]: value })).toThrow(
      new RegExp(`^ONLY_AT_APPLY: stack/it: ${name} has no effect on a ${noun} that is read at synth time`),
    );
    expect(stack.node.tryFindChild('it')).toBeUndefined();
  });

  test('provider and an override are refused at synth time, and so is a change', () => {
    const stack = synth.stackOf();
    const provider = new AtlasProvider(synth.stackOf(), 'atlas');
    expect(() => make(stack, { ...SYNTH, provider })).toThrow(/^ONLY_AT_APPLY: .*[\s\S]*at synth time is `lookup`/);
    expect(() => make(stack, { ...SYNTH, timeouts: {} })).toThrow(
      `Remove timeouts; the limit at synth time is the \`timeout\` of an AtlasLookup. Or read the ${noun} with`,
    );
    const made = make(stack, SYNTH);
    expect(() => made.addOverride('x', 1)).toThrow(/^ONLY_AT_APPLY: stack\/it: addOverride has no effect/);
    made.projectId = 'f'.repeat(24);
    expect(() => synthesizeApp(stack.node.root as App)).toThrow(
      new RegExp(`ONLY_AT_APPLY: An argument of the ${noun} was changed after`),
    );
  });

  test('lookup is refused in apply mode, and so is a timeout that is none', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const lookup = AtlasLookup.fromEnvironment();
    expect(() => make(stack, { lookup })).toThrow(
      new RegExp(`^ONLY_AT_SYNTH: stack/it: lookup has no effect on a ${noun} that Terraform reads`),
    );
    expect(() => make(stack, { timeouts: { read: '5' } })).toThrow(/^INVALID_ARGUMENT: stack\/it: timeouts\.read/);
    expect(() => make(stack, { readAt: 'synth' as ReadAt } satisfies AtlasReadProps)).toThrow(
      /^INVALID_ARGUMENT: stack\/it: readAt must be/,
    );
  });

  test.each(names)('a wrong %s, none and a token at synth time are refused', (name) => {
    const variable = new TerraformVariable(synth.stackOf(), 'v', {}).stringValue;
    expect(() => make(synth.stackOf(), { [name]: 'A B' })).toThrow(
      new RegExp(`^INVALID_ARGUMENT: stack/it: ${name} must be `),
    );
    expect(() => make(synth.stackOf(), { [name]: undefined })).toThrow(`${name} must be a string, but is not given`);
    expect(() => make(synth.stackOf(), { ...SYNTH, [name]: variable })).toThrow(
      new RegExp(`^ONLY_AT_APPLY: stack/it: ${name} is a token`),
    );
    expect(synth.emulator.requests()).toEqual([]);
  });

  test('what nobody read is read at synthesis, and fails as a validation', () => {
    const stack = synth.stackOf();
    make(stack, { ...SYNTH, projectId: synth.emulator.facts.forbiddenProjectId });
    expect(() => synthesizeApp(stack.node.root as App)).toThrow(
      /Validation failed[\s\S]*\[stack\/it\] (FORBIDDEN|EXPORT_BUCKET_NOT_FOUND): /,
    );
  });
});

describe('values at synth time', () => {
  test('of jobs: the newest first, every state, and what the filter leaves', () => {
    const all = new DataAtlasSnapshotExportJobs(synth.stackOf(), 'all', { ...CLUSTER, ...SYNTH }).resolved;
    expect(all.id).toBe(`${PROJECT}/orders`);
    const created = all.results.map(({ createdAt }) => createdAt ?? '');
    expect(created).toEqual([...created].sort().reverse());
    expect(new Set(all.results.map(({ state }) => state)).size).toBe(5);
    const props = { ...CLUSTER, ...SYNTH, filter: { state: 'Failed' } };
    const failed = new DataAtlasSnapshotExportJobs(synth.stackOf(), 'failed', props);
    expect(failed.resolved.id).toBe(`${PROJECT}/orders?state=Failed`);
    expect(failed.resolved.results).toEqual([expect.objectContaining({ id: synth.emulator.facts.jobs.failed })]);
  });

  test('of jobs: nested ones are literals, and one that is not there is an error', () => {
    const stack = synth.stackOf();
    const props = { ...CLUSTER, ...SYNTH, filter: { state: 'Successful' } };
    const jobs = new DataAtlasSnapshotExportJobs(stack, 'jobs', props);
    new TerraformOutput(stack, 'state', { value: jobs.results.get(0).state });
    new TerraformOutput(stack, 'total', { value: jobs.results.get(0).exportStatus.totalCollections });
    new TerraformOutput(stack, 'shard', { value: jobs.results.get(1).components.get(0).replicaSetName });
    new TerraformOutput(stack, 'count', { value: Fn.lengthOf(jobs.results) });
    expect(synthesizeStack(stack).configuration.output).toEqual({
      state: { value: 'Successful' },
      total: { value: 40 },
      shard: { value: 'atlas-abc123-shard-0' },
      count: { value: expect.stringMatching(/^\$\{length\(\[\{/) as string },
    });
    expect(() => jobs.results.get(7).state).toThrow(/^VALUE_ABSENT: stack\/jobs: The list has no results\[7\]\.state/);
  });

  test('of a bucket, with its flag', () => {
    const stack = synth.stackOf();
    const props = { projectId: PROJECT, exportBucketId: BUCKET, ...SYNTH };
    const bucket = new DataAtlasSnapshotExportBucket(stack, 'bucket', props);
    new TerraformOutput(stack, 'flag', { value: bucket.requirePrivateNetworking });
    new TerraformOutput(stack, 'not', { value: Fn.conditional(bucket.requirePrivateNetworking, 'a', 'b') });
    expect([bucket.id, bucket.exportBucketId, bucket.bucketName]).toEqual([BUCKET, BUCKET, 'orders-exports']);
    expect(bucket.resolved).toEqual({
      ...{ id: BUCKET, bucketName: 'orders-exports', cloudProvider: 'AWS', region: 'us-east-1' },
      ...{ iamRoleId: '650000000000000000000a01', requirePrivateNetworking: false, uri: 's3://orders-exports' },
    });
    expect(synthesizeStack(stack).configuration.output).toEqual({
      flag: { value: false },
      not: { value: '${false ? "a" : "b"}' },
    });
  });

  test('of the buckets of every cloud, by id', () => {
    const props = { projectId: PROJECT, ...SYNTH };
    const { resolved } = new DataAtlasSnapshotExportBuckets(synth.stackOf(), 'buckets', props);
    expect(resolved.id).toBe(PROJECT);
    expect(resolved.results.map(({ cloudProvider, uri }) => `${cloudProvider} ${uri}`)).toEqual([
      'AWS s3://orders-exports',
      'AZURE https://ordersexports.blob.core.windows.net/orders-exports-azure',
      'GCP gs://orders-exports-gcp',
    ]);
    const ids = resolved.results.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });

  test('everything of an app is read at once, of whatever kind', () => {
    const stack = synth.stackOf({ requestTimeout: '63s' });
    const made = CONSTRUCTS.map(({ make, name }) => make(new TerraformStack(stack.node.root, name), SYNTH));
    made.forEach(() => undefined);
    expect(synth.emulator.requests()).toEqual([]);
    expect(made[0]?.id).toBe(`${PROJECT}/orders`);
    expect(synth.emulator.requests().length).toBeGreaterThanOrEqual(3);
    synth.emulator.forgetRequests();
    expect(made.map(({ id }) => id)).toEqual([`${PROJECT}/orders`, BUCKET, PROJECT]);
    expect(synth.emulator.requests()).toEqual([]);
  });
});
