// The construct when the job is read while the app runs: plain values, no provider, no data block.
import fs from 'node:fs';
import path from 'node:path';
import type { App } from 'cdktf';
import { Fn, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import {
  AtlasProvider,
  DataAtlasSnapshotExportJob,
  ReadAt,
  SnapshotExportState,
  type AtlasLookupProps,
} from 'cdktf-provider-atlas';
import { describeTerraform, terraform } from '../support/terraform';
import { temporaryFolder } from '../support/temporary-folder';
import { synthesizeApp, synthesizeStack } from './synthesize';
import { SynthEmulator } from './synth-emulator';

const synth = new SynthEmulator();
const SYNTH = { readAt: ReadAt.SYNTH };

describe('values', () => {
  test('of a replica set are plain', () => {
    const job = new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
      ...synth.emulator.job('replicaSet'),
      ...SYNTH,
    });
    expect(job.state).toBe(SnapshotExportState.SUCCESSFUL);
    expect(job.isSuccessful).toBe(true);
    expect(job.isFinished).toBe(true);
    expect(job.exportBucketId).toBe(synth.emulator.facts.exportBucketId);
    expect(job.keyPrefix).toBe(`${job.prefix}/`);
    expect(job.completeMarkerKey).toBe(`${job.prefix}/.complete`);
    expect(job.resolved).toEqual({
      id: synth.emulator.facts.jobs.replicaSet,
      state: 'Successful',
      prefix: job.prefix,
      keyPrefix: job.keyPrefix,
      completeMarkerKey: job.completeMarkerKey,
      exportBucketId: synth.emulator.facts.exportBucketId,
      snapshotId: job.snapshotId,
      createdAt: '2024-05-06T07:05:00Z',
      finishedAt: '2024-05-06T07:40:11Z',
      exportStatus: { exportedCollections: 40, totalCollections: 40 },
      customData: [{ key: 'exported by', value: 'ops' }],
    });
  });

  test('that the user gave are known without asking', () => {
    const job = new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
      ...synth.emulator.job('replicaSet'),
      ...SYNTH,
    });
    const { projectId, clusterName, exportJobId } = job;
    expect({ projectId, clusterName, exportJobId }).toEqual(synth.emulator.job('replicaSet'));
    expect(synth.jobReads()).toEqual([]);
  });

  test('of a sharded cluster have components and no status', () => {
    const { resolved } = new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
      ...synth.emulator.job('sharded'),
      ...SYNTH,
    });
    expect(resolved.components).toHaveLength(2);
    expect(resolved.exportStatus).toBeUndefined();
  });

  test('of a failed and a cancelled job say so', () => {
    const stack = synth.stackOf();
    const failed = new DataAtlasSnapshotExportJob(stack, 'failed', { ...synth.emulator.job('failed'), ...SYNTH });
    const cancelled = new DataAtlasSnapshotExportJob(stack, 'cancelled', {
      ...synth.emulator.job('cancelled'),
      ...SYNTH,
    });
    expect([failed.isFinished, failed.isSuccessful, cancelled.isFinished]).toEqual([true, false, true]);
    expect(failed.resolved.stateReason?.errorCode).toEqual(expect.any(String));
  });

  test('need neither a provider nor a data block, and nested ones are literals', () => {
    const stack = synth.stackOf();
    const job = new DataAtlasSnapshotExportJob(stack, 'job', { ...synth.emulator.job('replicaSet'), ...SYNTH });
    const sharded = new DataAtlasSnapshotExportJob(stack, 'sharded', { ...synth.emulator.job('sharded'), ...SYNTH });
    job.addOutputs();
    new TerraformOutput(stack, 'total', { value: Token.asNumber(job.exportStatus.totalCollections) });
    new TerraformOutput(stack, 'shard', { value: `shard ${sharded.components.get(1).replicaSetName}` });
    new TerraformOutput(stack, 'count', { value: Fn.lengthOf(sharded.components) });
    const { configuration } = synthesizeStack(stack);
    expect(Object.keys(configuration).sort()).toEqual(['//', 'output', 'terraform']);
    expect(Object.keys(configuration.terraform as object)).toEqual(['backend']);
    expect(configuration.output).toMatchObject({
      job_state: { value: 'Successful' },
      job_prefix: { value: job.prefix },
      total: { value: 40 },
      shard: { value: 'shard atlas-abc123-shard-1' },
      count: { value: expect.stringMatching(/^\$\{length\(\[\{export_id = "[a-f0-9]{24}", replica_set_name = /) },
    });
  });

  test('an absent value is null alone, and throws with the path inside a longer string', () => {
    const unfinished = { ...synth.emulator.job('queued'), ...SYNTH, allowUnfinished: true };
    const synthesizeWith = (value: (job: DataAtlasSnapshotExportJob) => unknown): Record<string, unknown> => {
      const stack = synth.stackOf();
      const job = new DataAtlasSnapshotExportJob(stack, 'job', unfinished);
      new TerraformOutput(stack, 'o', { value: value(job) as string });
      return synthesizeStack(stack).configuration;
    };
    expect(synthesizeWith((job) => job.finishedAt).output).toEqual({ o: { value: '${null}' } });
    expect(synthesizeWith((job) => [job.finishedAt, job.state]).output).toEqual({
      o: { value: ['${null}', 'Queued'] },
    });
    const words = /VALUE_ABSENT: stack\/job\.finished_at is absent/;
    expect(() => synthesizeWith((job) => `x-${job.finishedAt}`)).toThrow(words);
    expect(() => synthesizeWith((job) => Fn.upper(`x-${job.finishedAt}`))).toThrow(words);
    expect(synthesizeWith((job) => Fn.coalesce([job.finishedAt, 'x'])).output).toEqual({
      o: { value: '${coalesce(null, "x")}' },
    });
    expect(() => synthesizeWith((job) => job.components.get(7).exportId)).not.toThrow();
  });

  test('HCL can be written as well', () => {
    const stack = synth.stackOf();
    const job = new DataAtlasSnapshotExportJob(stack, 'job', { ...synth.emulator.job('sharded'), ...SYNTH });
    job.addOutputs();
    new TerraformOutput(stack, 'total', { value: Token.asNumber(job.exportStatus.totalCollections), staticId: true });
    const hcl = Testing.synthHcl(stack);
    expect(hcl).toMatch(/output "job_state" \{\s+value = "Successful"\s+\}/);
    expect(hcl).toMatch(/output "total" \{\s+value = "\$\{null\}"\s+\}/);
    expect(hcl).not.toContain('data "');
  });

  test('fqn is something to depend on', () => {
    const stack = synth.stackOf();
    const job = new DataAtlasSnapshotExportJob(stack, 'job', { ...synth.emulator.job('replicaSet'), ...SYNTH });
    expect(stack.node.findAll()).toHaveLength(2);
    expect(job.fqn).toBe(job.fqn);
    const { configuration } = synthesizeStack(stack);
    expect(Object.values(configuration.locals as object)).toEqual([expect.objectContaining({ state: 'Successful' })]);
  });

  test('another stack gets them as plain values, without a dependency', () => {
    const stack = synth.stackOf();
    const job = new DataAtlasSnapshotExportJob(stack, 'job', { ...synth.emulator.job('replicaSet'), ...SYNTH });
    const other = new TerraformStack(stack.node.root, 'other');
    new TerraformOutput(other, 'prefix', { value: job.prefix });
    const { stacks } = synthesizeApp(stack.node.root as App);
    expect(stacks.other?.manifest.dependencies).toEqual([]);
    expect(stacks.other?.configuration.output).toEqual({ prefix: { value: job.prefix } });
  });
});

describe('one blocking wait for all that is pending', () => {
  test('nothing is asked before the first value is read, and then everything at once', () => {
    // With a connection of their own, over which nothing was read before.
    const stack = synth.stackOf({ requestTimeout: '61s' });
    const job = new DataAtlasSnapshotExportJob(stack, 'a', { ...synth.emulator.job('replicaSet'), ...SYNTH });
    new DataAtlasSnapshotExportJob(stack, 'b', { ...synth.emulator.job('sharded'), ...SYNTH });
    new DataAtlasSnapshotExportJob(stack, 'again', { ...synth.emulator.job('replicaSet'), ...SYNTH });
    expect(synth.jobReads()).toEqual([]);
    expect(job.state).toBe('Successful');
    expect(synth.jobReads()).toHaveLength(2);
    synthesizeApp(stack.node.root as App);
    expect(synth.jobReads()).toHaveLength(2);
  });

  test('a failure is thrown at its own first read, with its path, never at a neighbour', () => {
    const stack = synth.stackOf();
    const gone = { ...synth.emulator.job('replicaSet'), exportJobId: 'f'.repeat(24) };
    const failing = new DataAtlasSnapshotExportJob(stack, 'gone', { ...gone, ...SYNTH });
    const job = new DataAtlasSnapshotExportJob(stack, 'job', { ...synth.emulator.job('replicaSet'), ...SYNTH });
    expect(job.state).toBe('Successful');
    expect(() => failing.state).toThrow(/^EXPORT_JOB_NOT_FOUND: stack\/gone: /);
    expect(() => failing.prefix).toThrow(/^EXPORT_JOB_NOT_FOUND: stack\/gone: /);
  });

  test('what nobody read is read at synthesis, and fails as a validation', () => {
    const stack = synth.stackOf();
    const gone = { ...synth.emulator.job('replicaSet'), exportJobId: 'f'.repeat(24) };
    new DataAtlasSnapshotExportJob(stack, 'gone', { ...gone, ...SYNTH });
    expect(() => synthesizeApp(stack.node.root as App)).toThrow(
      /Validation failed[\s\S]*stack\/gone[\s\S]*EXPORT_JOB_NOT_FOUND/,
    );
  });

  test('another role, a wrong token, a wrong key: each says what to do', () => {
    const forbidden = { ...synth.emulator.job('replicaSet'), projectId: synth.emulator.facts.forbiddenProjectId };
    const read = (props: object, settings: AtlasLookupProps): string =>
      new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
        ...synth.emulator.job('replicaSet'),
        ...props,
        ...SYNTH,
        lookup: synth.lookup(settings),
      }).state;
    expect(() => read(forbidden, {})).toThrow(/^FORBIDDEN: stack\/job: [\s\S]*Project Backup Manager/);
    expect(() => read({}, { accessToken: 'wrong' })).toThrow(/^UNAUTHORIZED: stack\/job: [\s\S]*accessToken/);
    const key = { accessToken: '', publicKey: synth.emulator.facts.publicKey, privateKey: 'wrong' };
    expect(() => read({}, key)).toThrow(/^UNAUTHORIZED: stack\/job: [\s\S]*publicKey and privateKey/);
  });
});

describe('a job that has not finished', () => {
  test('throws, saying how far it is and what to do', () => {
    const job = new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
      ...synth.emulator.job('inProgress'),
      ...SYNTH,
    });
    expect(() => job.state).toThrow(/^JOB_NOT_FINISHED: stack\/job: .*is InProgress, with \d+ of \d+ collections/);
    expect(() => job.isFinished).toThrow(/fix: .*allowUnfinished.*ReadAt\.APPLY/);
  });

  test('is accepted with allowUnfinished', () => {
    const props = { ...synth.emulator.job('inProgress'), ...SYNTH, allowUnfinished: true };
    const job = new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', props);
    expect([job.state, job.isFinished, job.isSuccessful]).toEqual(['InProgress', false, false]);
    expect(job.resolved.finishedAt).toBeUndefined();
  });
});

describe('what cannot be kept throws with the path and the way out', () => {
  test.each([
    ['projectId', () => new TerraformVariable(synth.stackOf(), 'v', {}).stringValue, 'projectId is a token'],
    ['exportJobId', () => new TerraformVariable(synth.stackOf(), 'v', {}).stringValue, 'exportJobId is a token'],
    ['clusterName', () => new TerraformVariable(synth.stackOf(), 'v', {}).stringValue, 'clusterName is a token'],
    ['count', () => 2, 'count has no effect'],
    ['dependsOn', () => [], 'dependsOn has no effect'],
    ['lifecycle', () => ({}), 'lifecycle has no effect'],
    ['timeouts', () => ({ read: '1m' }), 'timeouts has no effect'],
    ['provider', () => new AtlasProvider(synth.stackOf(), 'atlas'), 'the way to Atlas at synth time is `lookup`'],
  ])('%s', (name, value, words) => {
    const make = (): unknown =>
      new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
        ...synth.emulator.job('replicaSet'),
        ...SYNTH,
        [name]: value(),
      });
    expect(make).toThrow(/^ONLY_AT_APPLY: stack\/job: /);
    expect(make).toThrow(words);
    expect(make).toThrow(/ReadAt\.APPLY/);
    expect(synth.jobReads()).toEqual([]);
  });

  test('a word that is no ReadAt', () => {
    const props = { ...synth.emulator.job('replicaSet'), readAt: 'synth' as ReadAt };
    expect(() => new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', props)).toThrow(
      /^INVALID_ARGUMENT: stack\/job: readAt must be ReadAt\.APPLY or ReadAt\.SYNTH, but is "synth"/,
    );
  });

  test('an override, and what is changed afterwards', () => {
    const stack = synth.stackOf();
    const job = new DataAtlasSnapshotExportJob(stack, 'job', { ...synth.emulator.job('replicaSet'), ...SYNTH });
    expect(() => job.addOverride('x', 1)).toThrow(/^ONLY_AT_APPLY: stack\/job: addOverride/);
    job.exportJobId = synth.emulator.facts.jobs.sharded;
    expect(() => synthesizeApp(stack.node.root as App)).toThrow(/An argument of the job was changed after/);
    const other = synth.stackOf();
    new DataAtlasSnapshotExportJob(other, 'job', { ...synth.emulator.job('replicaSet'), ...SYNTH }).count = 3;
    expect(() => synthesizeApp(other.node.root as App)).toThrow(/ONLY_AT_APPLY: count has no effect/);
  });
});

describe('what differs in synth mode', () => {
  const props = () => ({ ...synth.emulator.job('replicaSet'), ...SYNTH });

  test('is found in the prototype, where other languages look for it', () => {
    const job = new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', props());
    const { getStringAttribute, addOverride, toTerraform } = DataAtlasSnapshotExportJob.prototype;
    expect(getStringAttribute.call(job, 'state')).toBe('Successful');
    expect(() => addOverride.call(job, 'x', 1)).toThrow(/^ONLY_AT_APPLY: stack\/job: addOverride/);
    expect(toTerraform.call(job)).toEqual({});
  });

  test('can be overridden by a class of the user', () => {
    class Shouting extends DataAtlasSnapshotExportJob {
      public override getStringAttribute(name: string): string {
        return super.getStringAttribute(name).toUpperCase();
      }
    }
    expect(new Shouting(synth.stackOf(), 'job', props()).state).toBe('SUCCESSFUL');
  });
});

describeTerraform('strings that Terraform would evaluate', (binary) => {
  test('come out as Atlas gave them', async () => {
    const folder = temporaryFolder();
    const wild =
      'a${1+1} %{ if true } $${x} ${TfToken[TOKEN.1]} $${TfToken[TOKEN.2]} #{TfToken[TOKEN.3]} &{TfToken[TOKEN.4]} -8.1e+298 "q" \\ é\n$';
    const job = {
      id: 'a'.repeat(24),
      state: 'Successful',
      exportBucketId: 'b'.repeat(24),
      prefix: wild,
      customData: [{ key: 'k', value: wild }],
    };
    const key = `${synth.emulator.facts.baseUrl}/groups/${'c'.repeat(24)}/clusters/orders/exports/${job.id}`;
    const contextFile = path.join(folder, 'atlas.context.json');
    fs.writeFileSync(contextFile, JSON.stringify({ version: 1, exportJobs: { [key]: job } }));
    const stack = synth.stackOf({ contextFile });
    new LocalBackend(stack, { path: path.join(folder, 'terraform.tfstate') });
    const address = { projectId: 'c'.repeat(24), clusterName: 'orders', exportJobId: job.id };
    const read = new DataAtlasSnapshotExportJob(stack, 'job', { ...address, ...SYNTH });
    new TerraformOutput(stack, 'plain', { value: read.prefix, staticId: true });
    new TerraformOutput(stack, 'longer', { value: `<${read.prefix}>`, staticId: true });
    new TerraformOutput(stack, 'nested', { value: read.customData.get(0).value, staticId: true });
    new TerraformOutput(stack, 'argument', { value: Fn.join('', [read.prefix]), staticId: true });
    new TerraformOutput(stack, 'expression', { value: Fn.jsonencode(read.customData), staticId: true });
    new TerraformOutput(stack, 'absent', { value: [read.finishedAt, read.createdAt], staticId: true });
    new TerraformOutput(stack, 'resolved', { value: read.resolved.prefix, staticId: true });
    const at = synthesizeApp(stack.node.root as App).stacks.stack?.folder ?? '';
    expect((await terraform(binary, at, ['init', '-no-color'])).output).toContain('successfully initialized');
    const applied = await terraform(binary, at, ['apply', '-auto-approve', '-no-color']);
    expect(applied.output).toContain('Apply complete!');
    const { output } = await terraform(binary, at, ['output', '-json']);
    const outputs = JSON.parse(output) as Record<string, { value: unknown }>;
    const values = Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    expect(values).toEqual({
      plain: wild,
      longer: `<${wild}>`,
      nested: wild,
      argument: wild,
      resolved: wild,
      absent: [null, null],
      expression: expect.any(String),
    });
    expect(JSON.parse(String(values.expression))).toEqual([{ key: 'k', value: wild }]);
  });
});
