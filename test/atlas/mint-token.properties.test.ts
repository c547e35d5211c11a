// Any JSON in answer to the request for an access token.
import fc from 'fast-check';
import { mintToken, queryEscape } from '../../src/atlas/mint-token';
import { AtlasError } from '../../src/errors/atlas-error';

const account = { clientId: 'mdb_sa_id_0', clientSecret: 'mdb_sa_sk_0' };
const member = fc.oneof(fc.jsonValue(), fc.constantFrom('token-1', 'Bearer', 'bearer', 3600, '3600', -1, '1e999'));
const body = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(fc.constantFrom('access_token', 'token_type', 'expires_in', '__proto__'), member, {
    noNullPrototype: true,
  }),
);

test('gives a token that a header can hold, with a life above zero or of unknown length, or ANSWER_MALFORMED', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (answered) => {
      const send = async () => ({ status: 200, headers: {}, body: answered });
      const outcome: unknown = await mintToken(send, account, {}).catch((reason: unknown) => reason);
      if (outcome instanceof AtlasError) {
        expect(outcome.code).toBe('ANSWER_MALFORMED');
        return;
      }
      const { value, lifetime } = outcome as { value: string; lifetime: number | undefined };
      expect(value).toMatch(/^[\x21-\x7e]+$/);
      expect(lifetime === undefined || (lifetime > 0 && Number.isFinite(lifetime))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('what is escaped for a query is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(queryEscape(text)).toMatch(/^[\w.~+%-]*$/);
      expect(new URLSearchParams(`x=${queryEscape(text)}`).get('x')).toBe(text);
    }),
  );
});
