// The loader of examples/pipeline on the objects that the emulator lays out: what it counts, and what it refuses.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Seed } from '../../../src/emulator/seed';
import { startEmulator, type Emulator } from '../../../src/emulator/start-emulator';
import type { ExportJob } from '../../../src/model/export-job';
import { handoffText } from '../../../src/model/handoff';
import { temporaryFolder } from '../../support/temporary-folder';

const run = promisify(execFile);
const ROOT = path.join(__dirname, '..', '..', '..');
const EXAMPLE = path.join(ROOT, 'examples', 'pipeline');
const SEED = JSON.parse(fs.readFileSync(path.join(EXAMPLE, 'seed.json'), 'utf8')) as Seed;
/** The jobs of the seed: two nights ago, last night, and the one to come. */
const [SUCCESSFUL, FAILED, COMING] = ['e1', 'e2', 'e3'].map((end) => `6500000000000000000000${end}`);
const STARTED = Date.parse('2024-06-01T12:00:00Z');
const YESTERDAY =
  'exported_snapshots/5f00c0ffee5f00c0ffee5f00/64f0c0ffee64f0c0ffee64f0/orders/2024-05-31T1055/1717153200';

let folder: string;
let emulator: Emulator;
let now: number;
beforeEach(async () => {
  folder = temporaryFolder();
  now = STARTED;
  emulator = await startEmulator({ seed: SEED, objects: path.join(folder, 'buckets'), now: () => now });
});
afterEach(() => emulator.close());

test('counts the documents of each collection', async () => {
  expect(await load(SUCCESSFUL)).toEqual({
    loaded: { exportJobId: SUCCESSFUL, documents: { 'shop.customers': 1, 'shop.orders': 2 } },
  });
});

test('counts all chunks, and only what is data', async () => {
  const orders = path.join(folder, 'buckets', 'orders-exports', YESTERDAY, 'shop', 'orders');
  expect(fs.readdirSync(orders)).toEqual(['atlas-abc123-shard-0.0.json.gz', 'metadata.json']);
  fs.writeFileSync(path.join(orders, 'atlas-abc123-shard-0.1.json.gz'), gzipSync('{"_id":3}\n{"_id":4}\n'));
  fs.writeFileSync(path.join(orders, 'README.txt'), 'no data');
  expect(await load(SUCCESSFUL)).toMatchObject({ loaded: { documents: { 'shop.customers': 1, 'shop.orders': 4 } } });
});

test('an export of nothing is loaded as nothing', async () => {
  fs.rmSync(path.join(folder, 'buckets', 'orders-exports', YESTERDAY, 'shop'), { recursive: true });
  expect(await load(SUCCESSFUL)).toEqual({ loaded: { exportJobId: SUCCESSFUL, documents: {} } });
});

describe('refuses', () => {
  test('a failed export, whose data is in part there', async () => {
    const handover = await writeHandover(FAILED);
    const data = fs.readdirSync(path.join(folder, 'buckets', 'orders-exports', handover.keyPrefix, 'shop', 'orders'));
    expect(data).toContain('atlas-abc123-shard-0.0.json.gz');
    const refusal = `Export job ${FAILED} is not complete: bucket orders-exports has no ${handover.keyPrefix}.complete`;
    expect(await runLoader()).toEqual({ refused: `${refusal}\n` });
  });

  test('an export under way, until it is complete', async () => {
    now += 85_000;
    expect(await load(COMING)).toMatchObject({ refused: expect.stringContaining('is not complete') });
    now += 60_000;
    expect(await load(COMING)).toMatchObject({ loaded: { documents: { 'shop.orders': 3, 'shop.customers': 1 } } });
  });

  test('an export whose .complete is gone', async () => {
    fs.rmSync(path.join(folder, 'buckets', 'orders-exports', YESTERDAY, '.complete'));
    expect(await load(SUCCESSFUL)).toMatchObject({ refused: expect.stringContaining(`${YESTERDAY}/.complete`) });
  });

  test('a hand-over without a prefix', async () => {
    await writeHandover(SUCCESSFUL, { keyPrefix: null, completeMarkerKey: null });
    expect(await runLoader()).toMatchObject({ refused: expect.stringContaining('is not complete') });
  });

  test('a hand-over of a version that it does not know', async () => {
    await writeHandover(SUCCESSFUL, { version: 2 });
    expect(await runLoader()).toEqual({ refused: 'The hand-over has version 2, and this loader knows 1\n' });
  });

  test('to run without its settings', async () => {
    const { HANDOVER, ...others } = settings();
    expect(await runLoader(others)).toEqual({ refused: 'Set the environment variable HANDOVER\n' });
    expect(HANDOVER).toBeDefined();
  });

  test('data that is cut short', async () => {
    const chunk = path.join(
      folder,
      'buckets',
      'orders-exports',
      YESTERDAY,
      'shop/orders/atlas-abc123-shard-0.0.json.gz',
    );
    fs.truncateSync(chunk, 40);
    expect(await load(SUCCESSFUL)).toEqual({ refused: 'unexpected end of file\n' });
  });
});

async function load(id = ''): Promise<object> {
  await writeHandover(id);
  return runLoader();
}

/** As the pointer stack writes it, from what Atlas answers. */
async function writeHandover(id = '', changed: object = {}): Promise<{ readonly keyPrefix: string }> {
  const { baseUrl, accessToken, projectId, clusterName } = emulator.facts;
  const url = `${baseUrl}/api/atlas/v2/groups/${projectId}/clusters/${clusterName}/backup/exports/${id}`;
  const headers = { Authorization: `Bearer ${accessToken}`, Accept: 'application/vnd.atlas.2023-01-01+json' };
  const job = (await (await fetch(url, { headers })).json()) as ExportJob;
  const text = handoffText(job, {
    id: job.exportBucketId,
    bucketName: 'orders-exports',
    cloudProvider: 'AWS',
    region: 'us-east-1',
    iamRoleId: null,
    roleId: null,
    serviceUrl: null,
    tenantId: null,
    requirePrivateNetworking: null,
  });
  const handover = { ...JSON.parse(text), ...changed };
  fs.writeFileSync(settings().HANDOVER, JSON.stringify(handover));
  return handover;
}

function settings() {
  return { HANDOVER: path.join(folder, 'orders.handover.json'), BUCKETS_FOLDER: path.join(folder, 'buckets') };
}

async function runLoader(env: Readonly<Record<string, string>> = settings()): Promise<object> {
  const args = ['--require', require.resolve('tsx/cjs'), path.join(EXAMPLE, 'load.ts')];
  return run(process.execPath, args, { env: { PATH: process.env.PATH, ...env } }).then(
    ({ stdout }) => ({ loaded: JSON.parse(stdout) }),
    ({ stderr, stdout }) => (stdout === '' ? { refused: stderr } : { stdout }),
  );
}
