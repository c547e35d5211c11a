// Pages of lists: what they tell of the list, and the jobs on them.
import { readExportJobPage } from '../../src/atlas/read-export-job-page';
import { readPage } from '../../src/atlas/read-page';
import { AtlasError } from '../../src/errors/atlas-error';
import { readFixture } from '../contract/validate-shape';

const http = { method: 'GET', path: '/x', status: 200 };
const BUCKET = 'b'.repeat(24);
const id = (number: number) => number.toString(16).padStart(24, '0');
const next = { rel: 'next', href: 'https://x' };
const self = { rel: 'self', href: 'https://x' };

test.each([
  ['links that lead on', { results: [1, 2], totalCount: 9, links: [self, next] }, [2, 9, true]],
  ['links that do not', { results: [], totalCount: 0, links: [self] }, [0, 0, false]],
  ['no links', { results: [1] }, [1, undefined, undefined]],
  ['links that tell nothing', { results: [1], links: [] }, [1, undefined, undefined]],
  ['links of any shape', { results: [1], links: [null, 7, 'next', { rel: 7 }] }, [1, undefined, false]],
  ['no list of links', { results: [1], links: 'next' }, [1, undefined, undefined]],
  ['a total of another type', { results: [1], totalCount: '9' }, [1, undefined, undefined]],
  ['half a job in the total', { results: [1], totalCount: 1.5 }, [1, undefined, undefined]],
])('%s', (_, body, [count, totalCount, hasNext]) => {
  expect(readPage(body, 'things', http)).toEqual({ results: body.results, count, totalCount, hasNext });
});

test.each([null, 7, 'page', [], {}, { results: null }, { results: { length: 3 } }])('%j is no page', (body) => {
  expect(failureOf(() => readPage(body, 'things', http))).toMatchObject({
    code: 'ANSWER_MALFORMED',
    parts: {
      what: 'Atlas answered with something that is not a page of things: it holds no list of results',
      http,
    },
  });
});

describe('a page of jobs', () => {
  const read = (body: unknown, redact = (text: string) => text) => readExportJobPage(body, { http, redact });
  const job = (number: number, more: object = {}) => ({ id: id(number), exportBucketId: BUCKET, ...more });

  test('of the documents: all jobs, in the order of the page', () => {
    const body = readFixture('list-page') as { results: { id: string }[] };
    const page = read(body);
    expect(page.all().map((one) => one.id)).toEqual(body.results.map((one) => one.id));
    expect(page.count).toBe(body.results.length);
  });

  test('all gives each, also one that was taken, and one that stands there twice', () => {
    const page = read({ results: [job(1), job(2), job(1)] });
    expect(page.take(id(2))).toMatchObject({ id: id(2) });
    expect(page.take(id(1))).toBeUndefined();
    expect(page.all().map((one) => one.id)).toEqual([id(1), id(2), id(1)]);
  });

  test('all says what is wrong with one, where taking another does not care', () => {
    const page = read({ results: [job(1), job(2, { state: 7 })] });
    expect(page.take(id(1))).toMatchObject({ id: id(1) });
    expect(failureOf(() => page.all())).toMatchObject({
      code: 'ANSWER_MALFORMED',
      parts: { what: expect.stringContaining('the field state should be a string, but is the number 7') as unknown },
    });
  });

  test('a job without an id is none in a list', () => {
    const page = read({ results: [job(1), { exportBucketId: BUCKET }] });
    expect(failureOf(() => page.all()).parts.what).toContain('the field id should be given, but is absent');
    expect(failureOf(() => read({ results: [{ exportBucketId: BUCKET }] })).code).toBe('ANSWER_MALFORMED');
  });

  test('what is wrong is shown without a secret', () => {
    const page = read({ results: [job(1), job(2, { customData: 'secret' })] }, (text) => text.replace('secret', '***'));
    expect(failureOf(() => page.all()).parts.what).toContain('the string "***"');
  });
});

function failureOf(work: () => unknown): AtlasError {
  try {
    work();
  } catch (reason) {
    if (reason instanceof AtlasError) return reason;
    throw reason;
  }
  throw new Error('There was no failure');
}
