import { openEnvelope } from '../../src/atlas/open-envelope';

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a list', [{ status: 404 }]],
  ['text', 'status'],
  ['a job', { state: 'Queued' }],
  ['a status that is a word', { status: 'ok', content: {} }],
  ['a status that is none', { status: 7, content: {} }],
  ['a status that is a fraction', { status: 404.5, content: {} }],
  ['an inherited status', Object.create({ status: 404, content: {} })],
])('%s is no envelope', (_, body) => {
  expect(openEnvelope(200, body)).toEqual({ status: 200, body });
});

test('one result', () => {
  expect(openEnvelope(200, { status: 200, content: { a: 1 } })).toEqual({ status: 200, body: { a: 1 } });
  expect(openEnvelope(200, { status: 404, content: null })).toEqual({ status: 404, body: null });
});

test('a failure on the way stays one, whatever the envelope says', () => {
  expect(openEnvelope(502, { status: 200, content: { a: 1 } })).toEqual({ status: 502, body: { a: 1 } });
  expect(openEnvelope(502, { status: 404, content: { a: 1 } })).toEqual({ status: 404, body: { a: 1 } });
});

test('a list has the status beside its results', () => {
  const page = { status: 200, results: [], totalCount: 0 };
  expect(openEnvelope(200, page)).toEqual({ status: 200, body: page });
});
