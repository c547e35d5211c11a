import fs from 'node:fs';
import path from 'node:path';
import { parseContext } from '../../src/model/context-file';
import { PROJECT } from '../support/seed';
import { temporaryFolder } from '../support/temporary-folder';
import { runCli } from './support/run-cli';
import { BUCKET, jobKey, storedJob, writeContext } from './support/stored-jobs';

const old = storedJob('a'.repeat(24), { createdAt: '2024-01-01T00:00:00Z' });
const young = storedJob('b'.repeat(24), { createdAt: '2024-06-01T00:00:00Z' });
const ageless = storedJob('c'.repeat(24), { createdAt: null });
const bucket = {
  id: BUCKET,
  bucketName: 'orders-exports',
  cloudProvider: 'AWS',
  region: null,
  iamRoleId: null,
  roleId: null,
  serviceUrl: null,
  tenantId: null,
  requirePrivateNetworking: null,
};
const bucketKey = (project: string) => `https://cloud.mongodb.com/groups/${project}/backup/exportBuckets/${BUCKET}`;
const OTHER = 'd'.repeat(24);
const entries = {
  exportJobs: {
    [jobKey(old.id)]: old,
    [jobKey(young.id, { cluster: 'inventory' })]: young,
    [jobKey(ageless.id, { project: OTHER })]: ageless,
  },
  exportBuckets: { [bucketKey(PROJECT)]: bucket, [bucketKey(OTHER)]: bucket },
};
const clock = { now: () => Date.parse('2024-06-02T00:00:00Z'), setTimeout: () => () => undefined };

async function prune(...args: string[]) {
  const file = path.join(temporaryFolder(), 'atlas.context.json');
  const before = writeContext(file, entries);
  const run = await runCli(['context', 'prune', '--file', file, ...args], { clock });
  const text = fs.readFileSync(file, 'utf8');
  const { exportJobs, exportBuckets } = parseContext(text, file);
  const left = Object.values(exportJobs).map(({ id }) => id.charAt(0));
  return { ...run, left: left.join(''), buckets: Object.keys(exportBuckets), isUntouched: text === before, text };
}

test.each([
  [[old.id], 'bc'],
  [[old.id, young.id], 'c'],
  [['--older-than', '48h'], 'bc'],
  [['--older-than', '1h'], 'c'],
  [['--project', OTHER], 'ba'],
  [['--cluster', 'inventory'], 'ac'],
  [['--cluster', 'orders', '--project', PROJECT], 'bc'],
  [['--cluster', 'orders', '--older-than', '48h'], 'bc'],
  [['--except', young.id], 'b'],
  [['--project', PROJECT, '--except', old.id], 'ac'],
])('%j', async (args, left) => {
  const run = await prune(...args);
  expect(run).toMatchObject({ status: 0, left });
  for (const line of run.out.split('\n')) expect(line).toMatch(/^export (?:job|bucket) \w{24} \(.*\): removed$/);
});

test('a bucket goes with the last job that was exported to it, and not before', async () => {
  expect((await prune('--project', OTHER)).buckets).toEqual([bucketKey(PROJECT)]);
  const held = await prune('--project', PROJECT, '--except', old.id);
  expect(held.buckets).toHaveLength(2);
  expect(held.err).toBe(
    `export bucket ${BUCKET} (project ${PROJECT}): stays, since a job that stays was exported to it`,
  );
  expect((await prune('--cluster', 'orders')).buckets).toHaveLength(2);
});

test('what is left empty is left out', async () => {
  const { text } = await prune('--except', young.id);
  expect(Object.keys(JSON.parse(text))).toEqual(['exportBuckets', 'exportJobs', 'version']);
  const file = path.join(temporaryFolder(), 'atlas.context.json');
  writeContext(file, { exportJobs: { [jobKey(old.id)]: old } });
  await runCli(['context', 'prune', old.id, '--file', file]);
  expect(fs.readFileSync(file, 'utf8')).toBe('{\n  "version": 1\n}\n');
});

test('--dry-run says what would go, and changes nothing', async () => {
  const { status, out, isUntouched } = await prune('--older-than', '48h', '--dry-run');
  expect({ status, out, isUntouched }).toEqual({
    status: 0,
    out: `export job ${old.id} (cluster orders, project ${PROJECT}): would be removed`,
    isUntouched: true,
  });
});

test('where nothing fits, nothing is touched', async () => {
  expect(await prune('--cluster', 'other')).toMatchObject({
    status: 0,
    out: '',
    err: 'Nothing is to be removed',
    isUntouched: true,
  });
});

test.each([
  [[], 'INVALID_ARGUMENT: Nothing says which entries to remove'],
  [['--dry-run'], 'INVALID_ARGUMENT: Nothing says which entries to remove'],
  [['e'.repeat(24)], `INVALID_ARGUMENT: The context file has no entry with the id "${'e'.repeat(24)}"`],
  [['--except', 'e'.repeat(24)], `INVALID_ARGUMENT: The context file has no entry with the id "${'e'.repeat(24)}"`],
  [['--older-than', '90d'], 'INVALID_ARGUMENT: --older-than must be a duration above zero, but is "90d"'],
  [['--project', 'x'], 'INVALID_ARGUMENT: --project must be 24 hexadecimal digits in lower case, but is "x"'],
])('%j is refused', async (args, words) => {
  const run = await prune(...args);
  expect({ ...run, err: run.err.slice(0, words.length) }).toMatchObject({
    status: 1,
    out: '',
    err: words,
    isUntouched: true,
  });
});

test('members that only a later release knows stay', async () => {
  const file = path.join(temporaryFolder(), 'atlas.context.json');
  const more = {
    exportJobs: { [jobKey(old.id)]: { ...old, later: 1 }, [jobKey(young.id)]: { ...young, later: 2 } },
    other: [3],
  };
  fs.writeFileSync(file, JSON.stringify({ version: 1, ...more }));
  await runCli(['context', 'prune', old.id, '--file', file]);
  const after = JSON.parse(fs.readFileSync(file, 'utf8')) as typeof more;
  expect(after.other).toEqual([3]);
  expect(Object.values(after.exportJobs)).toEqual([expect.objectContaining({ id: young.id, later: 2 })]);
});

test('the environment names no project whose entries would go', async () => {
  const run = await runCli(['context', 'prune'], { environment: { MONGODB_ATLAS_PROJECT_ID: PROJECT } });
  expect(run).toMatchObject({ status: 1, err: expect.stringMatching(/^INVALID_ARGUMENT: Nothing says/) });
});
