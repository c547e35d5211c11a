// Export buckets in both versions, each answer held to the official description.
import { ask, bucketsPath, emulators, EVERY_CLOUD, FIRST } from './emulator-under-test';

const start = emulators();

interface Page {
  readonly results: { readonly _id: string; readonly cloudProvider: string; readonly region?: string }[];
  readonly totalCount: number;
}

const AZURE_ID = '650000000000000000000b02';

describe('one export bucket', () => {
  test('has _id, not id, and a region where the cloud is AWS', async () => {
    const emulator = await start();
    const { headers, body } = await ask(emulator, `${bucketsPath(emulator)}/${emulator.facts.exportBucketId}`, {
      accept: EVERY_CLOUD,
    });
    expect(headers.get('content-type')).toBe('application/vnd.atlas.2024-05-30+json;charset=utf-8');
    expect(body).toEqual({
      _id: '650000000000000000000b01',
      bucketName: 'orders-exports',
      cloudProvider: 'AWS',
      iamRoleId: '650000000000000000000a01',
      region: 'us-east-1',
      requirePrivateNetworking: false,
    });
  });

  test('of another cloud exists in the second version alone', async () => {
    const emulator = await start();
    const path = `${bucketsPath(emulator)}/${AZURE_ID}`;
    expect((await ask(emulator, path, { accept: EVERY_CLOUD })).body).toMatchObject({ cloudProvider: 'AZURE' });
    expect((await ask(emulator, path, { accept: FIRST })).status).toBe(404);
  });

  test('the first version announces its sunset, the second has none', async () => {
    const emulator = await start();
    const path = `${bucketsPath(emulator)}/${emulator.facts.exportBucketId}`;
    expect((await ask(emulator, path, { accept: FIRST })).headers.get('sunset')).toBe('Thu, 01 Jul 2027 00:00:00 GMT');
    expect((await ask(emulator, path, { accept: EVERY_CLOUD })).headers.has('sunset')).toBe(false);
  });

  test('that does not exist', async () => {
    const emulator = await start();
    const { status, body } = await ask(emulator, `${bucketsPath(emulator)}/${emulator.facts.jobs.queued}`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ errorCode: 'RESOURCE_NOT_FOUND', parameters: [emulator.facts.jobs.queued] });
  });
});

describe('the list of export buckets', () => {
  test('of a project without any is empty', async () => {
    const emulator = await start({
      seed: { orgId: '0'.repeat(24), projects: [{ id: '1'.repeat(24) }] },
    });
    expect((await ask(emulator, bucketsPath(emulator), { accept: EVERY_CLOUD })).body).toMatchObject({
      results: [],
      totalCount: 0,
    });
  });

  test('has every cloud in the second version, and leaves out the region', async () => {
    const emulator = await start();
    const page = (await ask(emulator, bucketsPath(emulator), { accept: EVERY_CLOUD })).body as Page;
    expect(page.results.map(({ cloudProvider }) => cloudProvider)).toEqual(['AWS', 'AZURE', 'GCP']);
    expect(page.results.every(({ region }) => region === undefined)).toBe(true);
  });

  test.each([
    ['v2', FIRST],
    ['v1.0', 'application/json'],
  ])('has AWS alone in %s with %s', async (version, accept) => {
    const emulator = await start();
    const page = (await ask(emulator, bucketsPath(emulator, version), { accept })).body as Page;
    expect(page).toMatchObject({ totalCount: 1, results: [{ _id: emulator.facts.exportBucketId }] });
  });

  test('has pages', async () => {
    const emulator = await start();
    const path = `${bucketsPath(emulator)}?itemsPerPage=2&pageNum=2`;
    const page = (await ask(emulator, path, { accept: EVERY_CLOUD })).body as Page;
    expect(page).toMatchObject({ totalCount: 3, results: [{ cloudProvider: 'GCP' }] });
  });
});
