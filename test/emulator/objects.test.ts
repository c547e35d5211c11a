// The folder of exported objects: what is in it at each state, in which bytes, and that nothing is written outside.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { canonicalJson } from '../../src/emulator/canonical-json';
import { EmulatorError } from '../../src/emulator/emulator-error';
import type { Seed } from '../../src/emulator/seed';
import { temporaryFolder } from '../support/temporary-folder';
import { ask, emulators, jobsPath, standingClock } from './emulator-under-test';

const start = emulators();
const ORG = '5f00c0ffee5f00c0ffee5f00';
const PROJECT = '64f0c0ffee64f0c0ffee64f0';
const BUCKET = '650000000000000000000b01';
const JOB = '6500000000000000000000e1';
const CREATED = '2024-05-06T07:05:00Z';
const PREFIX = `exported_snapshots/${ORG}/${PROJECT}/orders/2024-05-06T0700/1714979100`;

type JobSeed = NonNullable<NonNullable<Seed['projects'][number]['clusters']>[number]['exportJobs']>[number];

const COLLECTIONS = [
  { database: 'shop', name: 'orders', documents: [{ _id: 1, total: 2.5 }, { _id: 2 }] },
  { database: 'shop', name: 'order.items', documents: Array.from({ length: 101 }, (_, n) => ({ n })) },
  { database: 'crm', name: 'nobody' },
];
const SHOP = {
  'crm/nobody/metadata.json': true,
  'shop/order.items/atlas-abc123-shard-0.0.json.gz': true,
  'shop/order.items/atlas-abc123-shard-0.1.json.gz': true,
  'shop/order.items/metadata.json': true,
  'shop/orders/atlas-abc123-shard-0.0.json.gz': true,
  'shop/orders/metadata.json': true,
};

describe('a successful job', () => {
  test('has the data and metadata of each collection, and .complete', async () => {
    const folder = temporaryFolder();
    await start({ objects: folder, seed: seedOf({ state: 'Successful', collections: COLLECTIONS }) });
    expect(below(path.join(folder, 'orders-exports'))).toEqual([
      'exported_snapshots/.permissioncheck',
      ...['.complete', ...Object.keys(SHOP)].map((key) => `${PREFIX}/${key}`),
    ]);
    expect(fs.readFileSync(path.join(folder, 'orders-exports/exported_snapshots/.permissioncheck'), 'utf8')).toBe('');
  });

  test('its data is gzip of a document a line, canonical extended JSON', async () => {
    const folder = temporaryFolder();
    await start({ objects: folder, seed: seedOf({ state: 'Successful', collections: COLLECTIONS }) });
    expect(data(folder, 'shop/orders/atlas-abc123-shard-0.0.json.gz')).toBe(
      '{"_id":{"$numberInt":"1"},"total":{"$numberDouble":"2.5"}}\n{"_id":{"$numberInt":"2"}}\n',
    );
    const chunks = [0, 1].map((n) => data(folder, `shop/order.items/atlas-abc123-shard-0.${n}.json.gz`));
    expect(chunks.map((text) => text.trimEnd().split('\n').length)).toEqual([100, 1]);
  });

  test('metadata.json is not compressed, and names the collection and its index', async () => {
    const folder = temporaryFolder();
    await start({ objects: folder, seed: seedOf({ state: 'Successful', collections: COLLECTIONS }) });
    expect(JSON.parse(text(folder, 'shop/order.items/metadata.json'))).toEqual({
      indexes: [{ v: { $numberInt: '2' }, key: { _id: { $numberInt: '1' } }, name: '_id_' }],
      uuid: expect.stringMatching(/^[a-f0-9]{32}$/),
      collectionName: 'order.items',
    });
  });

  test('.complete carries the custom data, and counts the files beside it', async () => {
    const folder = temporaryFolder();
    const customData = [{ key: 'exported by', value: 'ops' }];
    await start({ objects: folder, seed: seedOf({ state: 'Successful', collections: COLLECTIONS, customData }) });
    expect(JSON.parse(text(folder, '.complete'))).toEqual({
      orgId: ORG,
      orgName: `organization ${ORG}`,
      groupId: PROJECT,
      groupName: `project ${PROJECT}`,
      clusterUniqueId: expect.stringMatching(/^[a-f0-9]{24}$/),
      clusterName: 'orders',
      snapshotInitiationDate: '2024-05-06T07:00:00.000Z',
      totalFiles: 6,
      labels: [],
      customData,
    });
  });

  test('of a sharded cluster has objects of each shard, and each document once', async () => {
    const folder = temporaryFolder();
    const components = [0, 1].map((n) => ({ exportId: `${n}`.repeat(24), replicaSetName: `atlas-x-shard-${n}` }));
    await start({ objects: folder, seed: seedOf({ state: 'Successful', collections: COLLECTIONS, components }) });
    const names = [0, 1].map((n) => `shop/order.items/atlas-x-shard-${n}.0.json.gz`);
    const lines = names.flatMap((name) => data(folder, name).trimEnd().split('\n'));
    expect(new Set(lines).size).toBe(101);
    expect(fs.readdirSync(path.join(folder, 'orders-exports', PREFIX, 'shop/order.items'))).toHaveLength(3);
  });

  test('without named collections has as many made-up ones as it counts', async () => {
    const folder = temporaryFolder();
    await start({ objects: folder });
    const job = path.join(folder, 'orders-exports', PREFIX);
    expect(below(job).filter((key) => key.endsWith('metadata.json'))).toHaveLength(40);
    expect(below(job).slice(0, 2)).toEqual(['.complete', 'archive/part-004/atlas-abc123-shard-0.0.json.gz']);
    expect(data(folder, 'sales/orders/atlas-abc123-shard-0.1.json.gz').split('\n')[0]).toBe(
      '{"_id":{"$oid":"650000000000000000000064"},"number":{"$numberInt":"101"},' +
        '"placedAt":{"$date":{"$numberLong":"1714615500000"}},"total":{"$numberDecimal":"126.25"},' +
        '"note":"made up, 101"}',
    );
  });

  test('has the same bytes in every run, without a time in them', async () => {
    const folders = [temporaryFolder(), temporaryFolder()];
    for (const objects of folders) await start({ objects });
    const [one, other] = folders.map((folder) => below(folder).map((key) => [key, hash(path.join(folder, key))]));
    expect(one).toEqual(other);
    const gzip = fs.readFileSync(objectPath(folders[0] ?? '', 'sales/orders/atlas-abc123-shard-0.0.json.gz'));
    expect(gzip.subarray(4, 8)).toEqual(Buffer.alloc(4));
  });

  test('its number of collections is that of those it names', async () => {
    const emulator = await start({ seed: seedOf({ state: 'Successful', collections: COLLECTIONS }) });
    const { body } = await ask(emulator, `${jobsPath(emulator)}/${JOB}`);
    expect(body).toMatchObject({ exportStatus: { exportedCollections: 3, totalCollections: 3 } });
  });

  test('a prefix with a leading slash and names is laid out under the same key', async () => {
    const folder = temporaryFolder();
    const prefix = '/exported_snapshots/Acme/Web Shop/orders/2021-03-25T1649+0000/1616694179/';
    await start({ objects: folder, seed: seedOf({ state: 'Successful', collections: [], prefix }) });
    expect(below(path.join(folder, 'orders-exports'))).toContain(`${prefix.slice(1)}.complete`);
  });
});

describe('a job that is not successful', () => {
  test('has nothing while it is queued', async () => {
    const folder = temporaryFolder();
    await start({ objects: folder, seed: seedOf({ state: 'Queued', collections: COLLECTIONS }) });
    expect(below(folder)).toEqual(['orders-exports/exported_snapshots/.permissioncheck']);
  });

  test.each(['InProgress', 'Failed', 'Cancelled'] as const)(
    '%s has part of its objects, in the last collection part of the data, and no .complete',
    async (state) => {
      const folder = temporaryFolder();
      const seed = seedOf({ state, collections: COLLECTIONS, exportedCollections: 1 });
      await start({ objects: folder, seed });
      expect(below(path.join(folder, 'orders-exports', PREFIX))).toEqual([
        'shop/order.items/atlas-abc123-shard-0.0.json.gz',
        'shop/orders/atlas-abc123-shard-0.0.json.gz',
        'shop/orders/metadata.json',
      ]);
    },
  );
});

describe('as time passes', () => {
  const seed = seedOf({ timeline: { queuedFor: 60, exportsFor: 300 }, collections: COLLECTIONS });
  const job = (folder: string) => path.join(folder, 'orders-exports', PREFIX);

  test.each<[string, string]>([
    ['one job', `/${JOB}`],
    ['a list', ''],
  ])('objects are there before the answer about %s that shows their state', async (_, what) => {
    const folder = temporaryFolder();
    const clock = standingClock(CREATED);
    const emulator = await start({ objects: folder, seed, now: clock.now });
    const seen: number[] = [];
    for (let minute = 0; minute < 7; minute++) {
      await ask(emulator, `${jobsPath(emulator)}${what}`);
      seen.push(fs.existsSync(job(folder)) ? below(job(folder)).length : 0);
      clock.advance(60_000);
    }
    expect(seen).toEqual([0, 1, 1, 3, 3, 5, 7]);
    expect(below(job(folder))).toEqual(['.complete', ...Object.keys(SHOP)]);
  });

  test('a job to come has no objects', async () => {
    const folder = temporaryFolder();
    const emulator = await start({ objects: folder, seed, now: () => Date.parse(CREATED) - 1000 });
    await ask(emulator, jobsPath(emulator));
    expect(fs.existsSync(job(folder))).toBe(false);
  });

  test('an emulator that starts later with other data adds to the folder', async () => {
    const folder = temporaryFolder();
    await start({ objects: folder, seed: seedOf({ state: 'Successful', collections: [] }) });
    await start({ objects: folder, seed: seedOf({ state: 'Successful', collections: [], prefix: 'next' }) });
    expect(below(path.join(folder, 'orders-exports'))).toEqual([
      'exported_snapshots/.permissioncheck',
      `${PREFIX}/.complete`,
      'next/.complete',
    ]);
  });
});

describe('nothing is written outside of the folder', () => {
  test.each(['../x', 'a/../../../x', 'a/./b', '', '/', 'a\\..\\b', 'a\0b'])(
    'a prefix %j is refused',
    async (prefix) => {
      const outer = temporaryFolder();
      const objects = path.join(outer, 'objects');
      const starting = start({ objects, seed: seedOf({ state: 'Successful', prefix }) });
      await expect(starting).rejects.toThrow(EmulatorError);
      await expect(starting).rejects.toThrow(
        `The objects of export job ${JOB} cannot be laid out: its prefix, ${JSON.stringify(prefix)}, is no path below`,
      );
      expect(fs.readdirSync(outer)).toEqual([]);
    },
  );

  test('also of a job to come, and without --objects it is served as it is', async () => {
    const seed = seedOf({ state: 'Successful', prefix: '../x', createdAt: '2024-05-07T00:00:00Z' });
    const clock = standingClock(CREATED);
    await expect(start({ objects: temporaryFolder(), seed, now: clock.now })).rejects.toThrow('cannot be laid out');
    const emulator = await start({ seed });
    expect((await ask(emulator, `${jobsPath(emulator)}/${JOB}`)).body).toMatchObject({ prefix: '../x' });
  });

  test.each(['../../up', 'a/b', 'a\\b'])('a bucket name %j is refused', async (bucketName) => {
    const starting = start({ objects: temporaryFolder(), seed: seedOf({ state: 'Queued' }, bucketName) });
    await expect(starting).rejects.toThrow(`The bucket name ${JSON.stringify(bucketName)} is no name of a folder`);
  });

  test('nor a job whose bucket nobody knows', async () => {
    const exportBucketId = 'f'.repeat(24);
    const starting = start({ objects: temporaryFolder(), seed: seedOf({ state: 'Successful', exportBucketId }) });
    await expect(starting).rejects.toThrow(`its project has no export bucket ${exportBucketId}`);
  });

  test.each(['', '.', '..', 'a/b', 'a\\b'])('a collection named %j is refused with its field', async (name) => {
    const collections = [{ database: 'shop', name }];
    await expect(start({ seed: seedOf({ state: 'Successful', collections }) })).rejects.toThrow(
      'seed: projects[0].clusters[0].exportJobs[0].collections[0].name must be a name without slashes',
    );
  });

  test('a folder that cannot be written is one line', async () => {
    const file = path.join(temporaryFolder(), 'file');
    fs.writeFileSync(file, '');
    await expect(start({ objects: file })).rejects.toThrow('The exported objects cannot be written: ');
  });
});

describe('a seed', () => {
  const at = 'seed: projects[0].clusters[0].exportJobs[0]';

  test('says when a job begins in one way', async () => {
    const seed = seedOf({ state: 'Successful', createdAfterStart: -60 });
    await expect(start({ seed })).rejects.toThrow(`${at} must not have both "createdAt" and "createdAfterStart"`);
  });

  test('names collections or counts them', async () => {
    const seed = seedOf({ state: 'Successful', collections: COLLECTIONS, totalCollections: 3 });
    await expect(start({ seed })).rejects.toThrow(`${at} must not have both "collections" and "totalCollections"`);
  });

  test('names each collection once', async () => {
    const seed = seedOf({ state: 'Successful', collections: [...COLLECTIONS, { database: 'crm', name: 'nobody' }] });
    await expect(start({ seed })).rejects.toThrow(`${at} must name each collection once`);
  });
});

test.each<[object, string]>([
  [{ n: 7 }, '{"n":{"$numberInt":"7"}}'],
  [{ n: -2147483648 }, '{"n":{"$numberInt":"-2147483648"}}'],
  [{ n: 2147483648 }, '{"n":{"$numberLong":"2147483648"}}'],
  [{ n: 0.1 }, '{"n":{"$numberDouble":"0.1"}}'],
  [{ n: 1e20 }, '{"n":{"$numberDouble":"100000000000000000000.0"}}'],
  [{ a: [1, 'x', null, true] }, '{"a":[{"$numberInt":"1"},"x",null,true]}'],
  [{ at: { $date: '2024-05-06T07:05:00Z' } }, '{"at":{"$date":{"$numberLong":"1714979100000"}}}'],
  [{ at: { $date: { $numberLong: '5' } } }, '{"at":{"$date":{"$numberLong":"5"}}}'],
  [{ ts: { $timestamp: { t: 1, i: 2 } } }, '{"ts":{"$timestamp":{"t":1,"i":2}}}'],
  [{ id: { $oid: '0'.repeat(24) } }, `{"id":{"$oid":"${'0'.repeat(24)}"}}`],
  [{}, '{}'],
])('%j is written as %s', (document, line) => {
  expect(canonicalJson(document)).toBe(line);
});

function seedOf(job: Partial<JobSeed>, bucketName = 'orders-exports'): Seed {
  const iamRoleId = '650000000000000000000a01';
  const first = { id: JOB, snapshotId: '5'.repeat(24), exportBucketId: BUCKET, createdAt: CREATED, ...job };
  return {
    orgId: ORG,
    projects: [
      {
        id: PROJECT,
        exportBuckets: [{ _id: BUCKET, bucketName, cloudProvider: 'AWS', iamRoleId }],
        clusters: [{ name: 'orders', exportJobs: [first] }],
      },
    ],
  };
}

/** Every file below a folder, sorted. */
function below(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

function objectPath(folder: string, key: string): string {
  return path.join(folder, 'orders-exports', PREFIX, key);
}

function text(folder: string, key: string): string {
  return fs.readFileSync(objectPath(folder, key), 'utf8');
}

function data(folder: string, key: string): string {
  return gunzipSync(fs.readFileSync(objectPath(folder, key))).toString('utf8');
}

function hash(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}
