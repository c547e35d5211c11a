// Any header, and every legal way of writing a challenge.
import fc from 'fast-check';
import { chooseChallenge, type DigestAlgorithm } from '../../src/atlas/digest-challenge';

const space = fc.constantFrom('', '', ' ', '  ', '\t');
const visible = fc.constantFrom(...' !#$%&\'()*+,-./:;<=>?@[]^_`{|}~"\\aZ09éÿ');
const quotable = fc.string({ unit: visible, maxLength: 20 });
const token = fc.string({ unit: fc.constantFrom(...'abcXYZ019!#$%&*+-.^_`|~'), minLength: 1, maxLength: 12 });

/** As a quoted string: what must be escaped is, and anything else may be. */
function quotedForm(value: string): fc.Arbitrary<string> {
  const signs = [...value].map((sign) =>
    sign === '"' || sign === '\\' ? fc.constant(`\\${sign}`) : fc.constantFrom(sign, sign, sign, `\\${sign}`),
  );
  return fc.tuple(...signs).map((parts) => `"${parts.join('')}"`);
}

function formOf(value: string): fc.Arbitrary<string> {
  return /^[\w!#$%&*+.^`|~-]+$/.test(value) ? fc.oneof(fc.constant(value), quotedForm(value)) : quotedForm(value);
}

function inAnyCase(word: string): fc.Arbitrary<string> {
  const letters = [...word].map((letter) => fc.constantFrom(letter.toLowerCase(), letter.toUpperCase()));
  return fc.tuple(...letters).map((parts) => parts.join(''));
}

const algorithm = fc
  .tuple(fc.constantFrom<DigestAlgorithm>('MD5', 'SHA-256', 'SHA-512-256'), fc.boolean())
  .chain(([base, session]) =>
    inAnyCase(session ? `${base}-sess` : base).map((written) => ({ base, session, written })),
  );

const challenge = fc.record({
  realm: fc.option(quotable, { nil: undefined }),
  nonce: fc.oneof(quotable, token),
  opaque: fc.option(quotable, { nil: undefined }),
  algorithm: fc.option(algorithm, { nil: undefined }),
  qop: fc.option(fc.constantFrom('auth', 'auth,auth-int', 'auth-int, auth', 'AUTH'), { nil: undefined }),
  stale: fc.option(fc.constantFrom('true', 'false', 'TRUE', 'no'), { nil: undefined }),
  domain: fc.option(quotable, { nil: undefined }),
  charset: fc.option(fc.constant('UTF-8'), { nil: undefined }),
});
type Written = typeof challenge extends fc.Arbitrary<infer T> ? T : never;

/** The challenge in one of its legal forms. */
function textOf({ algorithm: given, ...rest }: Written): fc.Arbitrary<string> {
  const values = { ...rest, algorithm: given?.written };
  const parameters = Object.entries(values).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          fc
            .tuple(inAnyCase(name), space, space, formOf(value))
            .map(([written, before, after, form]) => `${written}${before}=${after}${form}`),
        ],
  );
  const ordered = fc
    .tuple(...parameters)
    .chain((written) => fc.shuffledSubarray(written, { minLength: written.length, maxLength: written.length }));
  const comma = fc.tuple(space, fc.constantFrom(',', ',', ', ,'), space).map((parts) => parts.join(''));
  return fc
    .tuple(inAnyCase('Digest'), ordered, comma)
    .map(([scheme, written, separator]) => `${scheme} ${written.join(separator)}`);
}

const written = challenge.chain((one) => fc.tuple(fc.constant(one), textOf(one)));
const stranger = fc.constantFrom(
  'Basic realm="a, Digest nonce=\\"b\\""',
  'Negotiate',
  'Negotiate YWJj==',
  'Bearer scope=x, error="y"',
);

function expectedOf({ realm, nonce, opaque, algorithm: given, qop, stale }: Written) {
  return {
    realm: realm ?? '',
    nonce,
    opaque,
    algorithm: given?.base ?? 'MD5',
    session: given?.session ?? false,
    algorithmName: given?.written,
    qop: qop !== undefined,
    stale: stale?.toLowerCase() === 'true',
  };
}

test('a challenge is read back from any legal form of it, whatever stands around it', () => {
  fc.assert(
    fc.property(
      written,
      fc.array(stranger, { maxLength: 2 }),
      fc.array(stranger, { maxLength: 2 }),
      (one, left, right) => {
        const [challenged, text] = one;
        const { chosen, unsupported } = chooseChallenge([...left, text, ...right].join(', '));
        expect(chosen).toEqual(expectedOf(challenged));
        expect(unsupported).toEqual([]);
      },
    ),
  );
});

test('of several the strongest is chosen, and of two as strong the first', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 4 }), (all) => {
      const expected = all.map(([one]) => expectedOf(one));
      const strengths: readonly DigestAlgorithm[] = ['SHA-512-256', 'SHA-256', 'MD5'];
      const [best] = strengths.flatMap((name) => expected.filter(({ algorithm: used }) => used === name));
      expect(chooseChallenge(all.map(([, text]) => text).join(', ')).chosen).toEqual(best);
    }),
  );
});

const sign = fc.constantFrom(
  '"',
  '\\',
  ',',
  '=',
  ' ',
  '\t',
  'Digest ',
  'nonce',
  'qop=',
  'algorithm=',
  'x',
  '😀',
  '\ud83d',
);

test('any header gives an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: sign, maxLength: 60 })), (header) => {
      const { chosen, unsupported } = chooseChallenge(header);
      expect(chosen === undefined || typeof chosen.nonce === 'string').toBe(true);
      expect(unsupported.every((reason) => typeof reason === 'string' && reason !== '')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a header of a million signs takes no longer than its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: sign, minLength: 1, maxLength: 6 }), (piece) => {
      const header = `Digest nonce=x, ${piece.repeat(Math.ceil(1_000_000 / piece.length))}`;
      const began = performance.now();
      chooseChallenge(header);
      // A time that grows with the square would be minutes.
      expect(performance.now() - began).toBeLessThan(5_000);
    }),
    { numRuns: 15 },
  );
});
