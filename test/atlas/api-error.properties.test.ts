// Any body of an answer without success, for each way of authentication.
import fc from 'fast-check';
import { apiError } from '../../src/atlas/api-error';
import { createRedactor } from '../../src/atlas/redactor';
import { tokenError } from '../../src/atlas/token-error';
import { ACCESS_TOKEN, API_KEY, REQUEST, SERVICE_ACCOUNT } from './atlas-server';

const SECRET = 'hush-hush "secret"';
const { redact, add } = createRedactor();
add(SECRET);

const said = fc.oneof(
  fc.jsonValue(),
  fc
    .array(fc.constantFrom(SECRET, '\n', '\u001b', ' 203.0.113.7 ', '::1', '1.', ':', '😀', '\ud83d', 'ACCESS_LIST'), {
      maxLength: 200,
    })
    .map((parts) => parts.join('')),
  fc.constantFrom('GROUP_NOT_FOUND', 'CLUSTER_NOT_FOUND', 'USER_UNAUTHORIZED', 'access_denied'),
);
const body = fc.oneof(
  fc.dictionary(fc.constantFrom('errorCode', 'detail', 'error', 'error_description', 'reason', '__proto__'), said, {
    noNullPrototype: true,
  }),
  fc.jsonValue(),
  fc.constant(undefined),
);
const wait = fc.option(fc.record({ asked: fc.nat(), left: fc.nat() }), { nil: undefined });

test('gives an error that is whole, bounded, without secrets and without control characters', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 400, max: 599 }),
      body,
      fc.constantFrom(ACCESS_TOKEN, API_KEY, SERVICE_ACCOUNT),
      wait,
      (status, answered, credentials, asked) => {
        const answer = { status, headers: {}, body: answered };
        const effort = { attempts: 2, spent: 10, wait: asked, redact };
        const errors = [
          apiError(REQUEST, answer, { ...effort, credentials }),
          tokenError(REQUEST, answer, { ...effort, origin: credentials.origin }),
        ];
        for (const { message, parts } of errors) {
          expect(message).not.toMatch(/[^\n\P{Cc}]|\p{Surrogate}/u);
          expect(message).not.toContain('hush');
          expect(message.length).toBeLessThan(6_000);
          expect(parts.http?.status).toBe(status);
          expect(parts.fix).not.toBe('');
        }
      },
    ),
    { numRuns: 500 },
  );
});
