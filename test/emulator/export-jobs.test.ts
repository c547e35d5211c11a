// Export jobs as the emulator answers them, each answer held to the official description.
import type { EmulatorFacts } from '../../src/emulator/emulator-facts';
import { readFixture, validateShape } from '../contract/validate-shape';
import { ask, emulators, jobsPath } from './emulator-under-test';

const start = emulators();

interface Page {
  readonly links: { readonly href: string; readonly rel: string }[];
  readonly results: { readonly id: string }[];
  readonly totalCount?: number;
  readonly status?: number;
}

describe('one export job', () => {
  test('the successful one is the fixture, byte for byte', async () => {
    const emulator = await start();
    const { status, headers, text } = await ask(emulator, `${jobsPath(emulator)}/${emulator.facts.jobs.replicaSet}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    expect(text).toBe(JSON.stringify(readFixture('job-successful')));
  });

  test.each<[keyof EmulatorFacts['jobs'], string]>([
    ['replicaSet', 'job-successful'],
    ['sharded', 'job-sharded'],
    ['queued', 'job-queued'],
    ['inProgress', 'job-in-progress'],
    ['failed', 'job-failed'],
    ['cancelled', 'job-cancelled'],
  ])('%s has the members of %s and no others, in both APIs', async (kind, fixture) => {
    const emulator = await start();
    const id = emulator.facts.jobs[kind];
    const newer = await ask(emulator, `${jobsPath(emulator)}/${id}`);
    const older = await ask(emulator, `${jobsPath(emulator, 'v1.0')}/${id}`, { accept: 'application/json' });
    expect(validateShape(fixture, newer.body)).toEqual([]);
    expect(newer.body).toMatchObject({ id });
    expect(older.headers.get('content-type')).toBe('application/json');
    expect(older.text).toBe(newer.text);
  });

  test('in an envelope it is the content, beside the status', async () => {
    const emulator = await start();
    const { status, body } = await ask(emulator, `${jobsPath(emulator)}/${emulator.facts.jobs.queued}?envelope=true`);
    expect(status).toBe(200);
    expect(body).toEqual({ status: 200, content: expect.objectContaining({ state: 'Queued' }) });
  });

  test('an error in an envelope is answered with 200', async () => {
    const emulator = await start();
    const { status, headers, body } = await ask(emulator, `${jobsPath(emulator, 'v2', 'gone')}?envelope=true`);
    expect(status).toBe(200);
    expect(headers.get('x-error-code')).toBe('CLUSTER_NOT_FOUND');
    expect(body).toEqual({ status: 404, content: expect.objectContaining({ error: 404 }) });
  });

  test('the prefix is in the recorded form, without a leading slash', async () => {
    const emulator = await start();
    const { body } = await ask(emulator, `${jobsPath(emulator)}/${emulator.facts.jobs.sharded}`);
    const { prefix, createdAt } = body as { prefix: string; createdAt: string };
    const segments = prefix.split('/');
    expect(segments).toHaveLength(6);
    expect(segments.slice(0, 5)).toEqual([
      'exported_snapshots',
      '5f00c0ffee5f00c0ffee5f00',
      emulator.facts.projectId,
      'orders',
      '2024-05-03T0700',
    ]);
    expect(Number(segments[5]) * 1000).toBe(Date.parse(createdAt));
  });
});

describe('the list of export jobs', () => {
  test('of a cluster without any is empty', async () => {
    const emulator = await start();
    const path = jobsPath(emulator, 'v2', 'inventory');
    const { body } = await ask(emulator, path);
    const href = `${emulator.baseUrl}${path}?includeCount=true&pageNum=1&itemsPerPage=100`;
    expect(body).toEqual({ links: [{ href, rel: 'self' }], results: [], totalCount: 0 });
  });

  test('holds the same bodies as the answers about one', async () => {
    const emulator = await start();
    const { results } = (await ask(emulator, jobsPath(emulator))).body as Page;
    expect(results).toHaveLength(6);
    for (const job of results) {
      expect((await ask(emulator, `${jobsPath(emulator)}/${job.id}`)).body).toEqual(job);
    }
  });

  test('is in no order of time', async () => {
    const emulator = await start();
    const { results } = (await ask(emulator, jobsPath(emulator))).body as Page;
    const ids = results.map(({ id }) => id);
    expect(ids).not.toEqual([...ids].sort());
  });

  test('has the shape of the fixture page, with links to itself and to the next one', async () => {
    const emulator = await start();
    const path = jobsPath(emulator);
    const page = (await ask(emulator, `${path}?itemsPerPage=2`)).body as Page;
    expect(page.links).toEqual([
      { href: `${emulator.baseUrl}${path}?includeCount=true&pageNum=1&itemsPerPage=2`, rel: 'self' },
      { href: `${emulator.baseUrl}${path}?includeCount=true&itemsPerPage=2&pageNum=2`, rel: 'next' },
    ]);
    expect(validateShape('list-page', { ...page, results: [] })).toEqual([]);
  });

  test('its pages hold each job once, and the last has no next link', async () => {
    const emulator = await start();
    const seen: string[] = [];
    let next: string | undefined = `${jobsPath(emulator)}?itemsPerPage=4`;
    while (next !== undefined) {
      const page: Page = (await ask(emulator, next)).body as Page;
      expect(page.totalCount).toBe(6);
      seen.push(...page.results.map(({ id }) => id));
      next = page.links.find(({ rel }) => rel === 'next')?.href.slice(emulator.baseUrl.length);
    }
    expect(seen.sort()).toEqual(Object.values(emulator.facts.jobs).sort());
    expect(emulator.requests).toHaveLength(2);
  });

  test('beyond the last page it is empty', async () => {
    const emulator = await start();
    expect((await ask(emulator, `${jobsPath(emulator)}?pageNum=3&itemsPerPage=4`)).body).toMatchObject({ results: [] });
  });

  test('without the count it has no totalCount, and its links say so', async () => {
    const emulator = await start();
    const page = (await ask(emulator, `${jobsPath(emulator)}?includeCount=false`)).body as Page;
    expect(page).not.toHaveProperty('totalCount');
    expect(page.links[0]?.href).toContain('?includeCount=false&');
  });

  test('a page is its own envelope', async () => {
    const emulator = await start();
    const page = (await ask(emulator, `${jobsPath(emulator)}?envelope=true`)).body as Page;
    expect(page).toMatchObject({ status: 200, totalCount: 6 });
    expect(page).not.toHaveProperty('content');
  });

  test('can be pretty, an answer about one cannot', async () => {
    const emulator = await start();
    const page = await ask(emulator, `${jobsPath(emulator)}?pretty=true`);
    const one = await ask(emulator, `${jobsPath(emulator)}/${emulator.facts.jobs.queued}?pretty=true`);
    expect(page.text).toBe(JSON.stringify(page.body, null, 2));
    expect(one.text).toBe(JSON.stringify(one.body));
  });

  test.each(['itemsPerPage=0', 'itemsPerPage=501', 'itemsPerPage=ten', 'pageNum=0', 'pageNum=-1', 'pageNum=1.5'])(
    '%s is refused',
    async (query) => {
      const emulator = await start();
      const { status, body } = await ask(emulator, `${jobsPath(emulator)}?${query}`);
      const name = query.split('=')[0];
      expect(status).toBe(400);
      expect(body).toEqual({
        detail: `Invalid query parameter ${name} specified.`,
        error: 400,
        errorCode: 'INVALID_QUERY_PARAMETER',
        parameters: [name],
        reason: 'Bad Request',
      });
    },
  );

  test('itemsPerPage may be 500', async () => {
    const emulator = await start();
    expect((await ask(emulator, `${jobsPath(emulator)}?itemsPerPage=500`)).status).toBe(200);
  });
});
