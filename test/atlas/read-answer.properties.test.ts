// Any status, headers and text of an answer.
import fc from 'fast-check';
import { openEnvelope } from '../../src/atlas/open-envelope';
import { readAnswer, type RawAnswer } from '../../src/atlas/read-answer';
import type { AtlasAnswer } from '../../src/atlas/send';
import { AtlasError } from '../../src/errors/atlas-error';
import { REQUEST } from './atlas-server';

const member = fc.constantFrom('status', 'content', 'errorCode', '__proto__', 'x');
const enveloped = fc.dictionary(member, fc.oneof(fc.integer({ min: -1, max: 700 }), fc.jsonValue()), {
  noNullPrototype: true,
});
const text = fc.oneof(
  fc.json(),
  enveloped.map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary' }),
  fc.json().chain((json) => fc.nat({ max: json.length }).map((end) => `\ufeff${json.slice(0, end)}`)),
  fc.constantFrom(
    '',
    '['.repeat(10_000) + ']'.repeat(10_000),
    '{"__proto__":{"status":404}}',
    '{"a":1,"a":2}',
    '\ud83d',
  ),
);
const type = fc.constantFrom(
  undefined,
  'application/json',
  'application/vnd.atlas.2023-01-01+json;charset=utf-8',
  'text/html',
  '',
);
const location = fc.option(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' }), fc.constant('/x')), { nil: undefined });
const raw: fc.Arbitrary<RawAnswer> = fc.record({
  status: fc.oneof(fc.constant(200), fc.integer({ min: 100, max: 599 })),
  headers: fc.record({ 'content-type': type, location }),
  text,
});

test('any answer is read, or is one of two errors', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  fc.assert(
    fc.property(raw, (answer) => {
      const outcome = outcomeOf(answer);
      if (outcome instanceof AtlasError) {
        const redirected = answer.status >= 300 && answer.status < 400;
        expect(outcome.code).toBe(redirected ? 'REDIRECTED' : 'ANSWER_NOT_JSON');
        expect(outcome.message).not.toMatch(/[^\n\P{Cc}]|\p{Surrogate}/u);
        expect(outcome.message.length).toBeLessThan(2_000);
      } else {
        expect(outcome.status >= 100 && outcome.status <= 599).toBe(true);
        // What failed stays a failure, and only there a body may be missing.
        if (answer.status >= 400) expect(outcome.status).toBeGreaterThanOrEqual(400);
        if (outcome.body === undefined) expect(answer.status >= 400).toBe(true);
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

function outcomeOf(answer: RawAnswer): AtlasAnswer | AtlasError {
  try {
    return readAnswer(answer, REQUEST, 'https://atlas.example', (said) => said);
  } catch (reason) {
    if (reason instanceof AtlasError) return reason;
    throw reason;
  }
}

test('what was put into an envelope comes out of it', () => {
  const status = fc.integer({ min: 100, max: 599 });
  fc.assert(
    fc.property(status, fc.jsonValue(), (inner, content) => {
      expect(openEnvelope(200, { status: inner, content })).toEqual({ status: inner, body: content });
    }),
  );
});

test('what is no envelope stays as it is', () => {
  const strange = fc.oneof(
    fc.integer({ max: 99 }),
    fc.integer({ min: 600 }),
    fc.double({ min: 100.5, max: 100.9 }),
    fc.string(),
  );
  fc.assert(
    fc.property(strange, fc.jsonValue(), (status, content) => {
      expect(openEnvelope(200, { status, content })).toEqual({ status: 200, body: { status, content } });
      expect(openEnvelope(200, [content])).toEqual({ status: 200, body: [content] });
    }),
  );
});
