// How an app reaches Atlas at synth time: where settings come from, and that they stay there.
import fs from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import type { App } from 'cdktf';
import { TerraformStack, Testing } from 'cdktf';
import { AtlasLookup, DataAtlasSnapshotExportJob, ReadAt } from 'cdktf-provider-atlas';
import { temporaryFolder } from '../support/temporary-folder';
import { synthesizeApp } from './synthesize';
import { SynthEmulator } from './synth-emulator';

const synth = new SynthEmulator();
const SYNTH = { readAt: ReadAt.SYNTH };

describe('AtlasLookup', () => {
  test('reads the environment, with a prefix of the user', () => {
    const names = { MONGODB_ATLAS_BASE_URL: 'baseUrl', MONGODB_ATLAS_ACCESS_TOKEN: 'accessToken' } as const;
    for (const [name, fact] of Object.entries(names)) process.env[`STAGING_${name}`] = synth.emulator.facts[fact];
    try {
      const stack = new TerraformStack(Testing.app(), 'stack');
      const prefixed = AtlasLookup.fromEnvironment({ prefix: 'STAGING_' });
      const job = new DataAtlasSnapshotExportJob(stack, 'job', {
        ...synth.emulator.job('replicaSet'),
        ...SYNTH,
        lookup: prefixed,
      });
      expect(job.state).toBe('Successful');
    } finally {
      delete process.env.STAGING_MONGODB_ATLAS_BASE_URL;
      delete process.env.STAGING_MONGODB_ATLAS_ACCESS_TOKEN;
    }
  });

  test('without credentials the read fails, not the constructor', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const nothing = AtlasLookup.fromEnvironment({ prefix: 'NOTHING_' });
    const job = new DataAtlasSnapshotExportJob(stack, 'job', {
      ...synth.emulator.job('replicaSet'),
      ...SYNTH,
      lookup: nothing,
    });
    expect(() => job.state).toThrow(/^MISSING_CREDENTIALS: stack\/job: [\s\S]*NOTHING_MONGODB_ATLAS_CLIENT_ID/);
  });

  test.each([
    [{ baseUrl: 'http://atlas.example' }, 'baseUrl is http, and its host is not this machine'],
    [{ mode: 'sometimes' }, 'mode must be one of missing, offline, refresh'],
    [{ timeout: '1' }, 'timeout must be a duration'],
    [{ apiVersion: 'v3' }, 'apiVersion must be'],
  ])('refuses %j in the constructor of the job', (settings, words) => {
    const make = (): unknown =>
      new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
        ...synth.emulator.job('replicaSet'),
        ...SYNTH,
        lookup: synth.lookup(settings),
      });
    expect(make).toThrow(/: stack\/job: /);
    expect(make).toThrow(words);
  });

  test('half a pair fails at the read', () => {
    const half = synth.lookup({ accessToken: '', clientId: 'only' });
    const job = new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', {
      ...synth.emulator.job('replicaSet'),
      ...SYNTH,
      lookup: half,
    });
    expect(() => job.state).toThrow(/^INCOMPLETE_CREDENTIALS: stack\/job: clientId is given, but clientSecret is not/);
  });

  test('shows nothing that it holds to whoever prints it, or a job', () => {
    const settings = { accessToken: '', publicKey: 'public', privateKey: 'hush-hush' };
    const props = { ...synth.emulator.job('replicaSet'), ...SYNTH, lookup: synth.lookup(settings) };
    const job = new DataAtlasSnapshotExportJob(synth.stackOf(), 'job', props);
    expect(() => job.state).toThrow('UNAUTHORIZED');
    const printed = [synth.lookup(settings), job, job.node.root].map((value) =>
      inspect(value, { depth: 12, showHidden: true }),
    );
    expect(printed.join('')).not.toContain('hush-hush');
    expect(JSON.stringify(synth.lookup(settings))).toBe('{}');
  });

  test('of the nearest scope wins', () => {
    const stack = synth.stackOf({ accessToken: 'wrong' });
    AtlasLookup.use(stack, synth.lookup());
    expect(new DataAtlasSnapshotExportJob(stack, 'job', { ...synth.emulator.job('replicaSet'), ...SYNTH }).state).toBe(
      'Successful',
    );
  });

  test('two connections in one app are asked each by itself', () => {
    const stack = synth.stackOf();
    const { baseUrl, clientId, clientSecret } = synth.emulator.facts;
    const other = AtlasLookup.of({ baseUrl, clientId, clientSecret, apiVersion: 'v1.0' });
    const lookup = AtlasLookup.of({ baseUrl, clientId, clientSecret, requestTimeout: '62s' });
    const one = new DataAtlasSnapshotExportJob(stack, 'one', { ...synth.emulator.job('replicaSet'), ...SYNTH, lookup });
    new DataAtlasSnapshotExportJob(stack, 'two', { ...synth.emulator.job('replicaSet'), ...SYNTH, lookup: other });
    expect(one.state).toBe('Successful');
    expect(
      synth
        .jobReads()
        .map((at) => at.split('/')[3])
        .sort(),
    ).toEqual(['v1.0', 'v2']);
  });

  test('holds no secret that reaches the configuration', () => {
    const folder = temporaryFolder();
    const stack = synth.stackOf({ contextFile: path.join(folder, 'c.json') });
    new DataAtlasSnapshotExportJob(stack, 'job', { ...synth.emulator.job('replicaSet'), ...SYNTH }).addOutputs();
    const { stacks } = synthesizeApp(stack.node.root as App);
    expect(stacks.stack?.text).not.toContain(synth.emulator.facts.accessToken);
    expect(fs.readFileSync(path.join(folder, 'c.json'), 'utf8')).not.toContain(synth.emulator.facts.accessToken);
  });
});
