// Whatever Atlas answers, Terraform's outputs are the same byte for byte, whether Terraform reads or the app does; and a
// second apply has nothing to do.
import Ajv2020 from 'ajv/dist/2020';
import fs from 'node:fs';
import path from 'node:path';
import { FaultServer, type Turn } from '../faults/support/fault-server';
import { answer } from '../faults/support/turns';
import { succeed } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, terraform } from '../support/terraform';
import { CASES } from './both-modes-cases';

const ROOT = path.join(__dirname, '..', '..');
const PROJECT = '64f0c0ffee64f0c0ffee64f0';
const idOf = (index: number): string => `65${String(index).padStart(22, '0')}`;

/** A stack for each mode, and in each the same outputs for each job, and the forms in which a job can be read. */
const APP = `
const { App, TerraformOutput, TerraformStack } = require(${JSON.stringify(require.resolve('cdktf'))});
const atlas = require(${JSON.stringify(path.join(ROOT, 'lib'))});
const { AtlasLookup, AtlasProvider, DataAtlasSnapshotExportJob, ExportJobSelection, ReadAt } = atlas;
const { DataAtlasSnapshotExportBuckets, DataAtlasSnapshotExportJobs } = atlas;
const [projectId, cases, settings] = require('./settings.json');
const app = new App({ outdir: 'cdktf.out' });
AtlasLookup.use(app, AtlasLookup.of(settings));

for (const readAt of [ReadAt.APPLY, ReadAt.SYNTH]) {
  const stack = new TerraformStack(app, readAt.toLowerCase());
  // An output that is null would not be among the outputs.
  const output = (id, value) => new TerraformOutput(stack, id, { value: [value], staticId: true });
  if (readAt === ReadAt.APPLY) new AtlasProvider(stack, 'atlas', settings);
  const allowUnfinished = readAt === ReadAt.SYNTH ? true : undefined;
  const outputsOf = (id, job, database, collection) => {
    const { state, prefix, keyPrefix, completeMarkerKey, handoff, exportJobId } = job;
    output(id + '_plain', { state, prefix, keyPrefix, completeMarkerKey, exportJobId });
    output(id + '_collection_key_prefix', job.collectionKeyPrefix(database, collection));
    output(id + '_uri', job.uri(job.bucket()));
    output(id + '_collection_uri', job.collectionUri(job.bucket(), database, collection));
    output(id + '_handoff', handoff);
  };
  cases.forEach(({ exportJobId, database, collection }, index) => {
    const clusterName = 'case-' + index;
    const props = { projectId, clusterName, exportJobId, readAt, allowUnfinished };
    outputsOf(clusterName, new DataAtlasSnapshotExportJob(stack, clusterName, props), database, collection);
  });
  const cluster = { projectId, clusterName: 'case-0', readAt };
  const forms = {
    newest: { select: ExportJobSelection.mostRecent() },
    fitting: { select: ExportJobSelection.mostRecent({ state: 'Successful', createdAfter: '2020-01-01T00:00:00Z' }) },
    waited: { exportJobId: cases[0].exportJobId, waitForSuccess: true },
    newest_waited: { select: ExportJobSelection.mostRecent({ maxAge: '1000000h' }), waitForSuccess: true },
  };
  for (const [id, form] of Object.entries(forms)) {
    const job = new DataAtlasSnapshotExportJob(stack, id, { ...cluster, ...form });
    job.requireSuccess();
    outputsOf(id, job, 'd', 'c');
    output(id + '_arguments', [job.mostRecent, job.waitForSuccess, id === 'fitting' ? job.filter.createdAfter : 0]);
  }
  const jobs = new DataAtlasSnapshotExportJobs(stack, 'jobs', { ...cluster, filter: { state: 'Successful' } });
  output('job_list', [jobs.id, jobs.results, jobs.results.get(0).exportStatus.totalCollections]);
  const buckets = new DataAtlasSnapshotExportBuckets(stack, 'buckets', { projectId, readAt });
  output('bucket_list', [buckets.id, buckets.results]);
}
app.synth();
`;

/** A job for each case in a cluster of its own, and one bucket for each case. */
const script = ({ target }: { readonly target: string }): Turn => {
  const { pathname } = new URL(target, 'http://atlas');
  const bucketOf = (index: number) => ({ ...CASES[index]?.bucket, _id: idOf(index) });
  const jobOf = (index: number) => ({ ...CASES[index]?.job, id: idOf(index), exportBucketId: idOf(index) });
  const [, cluster] = /\/clusters\/case-(\d+)\//.exec(pathname) ?? [];
  const [, id] = /\/([0-9a-f]{24})$/.exec(pathname) ?? [];
  if (cluster !== undefined) {
    const job = jobOf(Number(cluster));
    return answer(id === undefined ? { results: [job], totalCount: 1, links: [] } : job);
  }
  const all = CASES.map((_, index) => bucketOf(index));
  return answer(all.find(({ _id }) => _id === id) ?? { results: all, totalCount: all.length, links: [] });
};

async function synthesized(): Promise<string> {
  const { baseUrl } = await FaultServer.start(script);
  const folder = temporaryFolder();
  const cases = CASES.map(({ database, collection }, index) => ({ exportJobId: idOf(index), database, collection }));
  // The provider refuses secrets in its configuration, and finds them in the environment as the app does.
  fs.writeFileSync(path.join(folder, 'app.cjs'), APP);
  fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify([PROJECT, cases, { baseUrl }]));
  await succeed(process.execPath, ['app.cjs'], { cwd: folder, settings: CREDENTIALS });
  return path.join(folder, 'cdktf.out', 'stacks');
}

const CREDENTIALS = { MONGODB_ATLAS_ACCESS_TOKEN: 'any', CI: '' };

describeTerraform('the same outputs in both modes', (binary) => {
  const outputs: Record<string, Record<string, unknown>> = {};
  const second: Record<string, string> = {};
  beforeAll(async () => {
    const stacks = await synthesized();
    for (const mode of ['apply', 'synth']) {
      const at = path.join(stacks, mode);
      const run = (...args: string[]) => terraform(binary, at, args, CREDENTIALS);
      expect(await run('init', '-no-color')).toMatchObject({ status: 0 });
      expect(await run('apply', '-auto-approve', '-no-color')).toMatchObject({
        status: 0,
        output: expect.stringContaining('Apply complete!') as string,
      });
      const { output } = await run('output', '-json');
      const read = JSON.parse(output) as Record<string, { value: [unknown] }>;
      outputs[mode] = Object.fromEntries(Object.entries(read).map(([name, { value }]) => [name, value[0]]));
      second[mode] = (await run('apply', '-auto-approve', '-no-color')).output;
    }
  }, 120_000);

  const of = (mode: string, prefix: string) =>
    Object.fromEntries(Object.entries(outputs[mode] ?? {}).filter(([name]) => name.startsWith(prefix)));

  test.each(CASES.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
    const synth = of('synth', `case-${index}_`);
    expect(Object.keys(synth)).toHaveLength(5);
    expect(of('apply', `case-${index}_`)).toEqual(synth);
  });

  test.each(['newest_', 'fitting_', 'waited_', 'newest_waited_', 'job_list', 'bucket_list'])('%s', (prefix) => {
    expect(Object.keys(of('synth', prefix))).not.toEqual([]);
    expect(of('apply', prefix)).toEqual(of('synth', prefix));
  });

  test('each hand-over is as its schema says', () => {
    const schema = JSON.parse(fs.readFileSync(path.join(ROOT, 'docs', 'handoff.schema.json'), 'utf8')) as object;
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    const documents = Object.entries(outputs.apply ?? {}).filter(([name]) => name.endsWith('_handoff'));
    expect(documents).toHaveLength(CASES.length + 4);
    for (const [name, text] of documents) {
      validate(JSON.parse(String(text)));
      expect([name, validate.errors]).toEqual([name, null]);
    }
  });

  test('names that mean something elsewhere come out as they are', () => {
    const index = CASES.findIndex(({ name }) => name === 'names with odd characters');
    const { database, collection } = CASES[index] ?? { database: '', collection: '' };
    const { [`case-${index}_collection_uri`]: uri } = outputs.apply ?? {};
    // Terraform composes characters.
    expect(uri).toMatch(new RegExp(/^s3:\/\/orders-exports\/exported_snapshots\//));
    expect(String(uri).endsWith(`/1714979100/${database}/${collection}/`.normalize('NFC'))).toBe(true);
  });

  test('a prefix that is null makes everything null that is made of it', () => {
    const index = CASES.findIndex(({ name }) => name === 'no prefix');
    expect(of('apply', `case-${index}_`)).toMatchObject({
      [`case-${index}_plain`]: { prefix: null, keyPrefix: null, completeMarkerKey: null, state: 'Successful' },
      [`case-${index}_collection_key_prefix`]: null,
      [`case-${index}_uri`]: null,
      [`case-${index}_collection_uri`]: null,
    });
    expect(JSON.parse(String(outputs.apply?.[`case-${index}_handoff`]))).toMatchObject({
      ...{ prefix: null, keyPrefix: null, completeMarkerKey: null, uri: null },
      bucket: { uri: 's3://orders-exports' },
    });
  });

  test('a second apply has nothing to do', () => {
    expect(second.apply).toContain('No changes.');
    expect(second.synth).toContain('No changes.');
  });
});
