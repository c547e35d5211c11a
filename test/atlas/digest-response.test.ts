import crypto, { createHash } from 'node:crypto';
import { chooseChallenge, type DigestChallenge } from '../../src/atlas/digest-challenge';
import { digestResponse } from '../../src/atlas/digest-response';
import { AtlasError } from '../../src/errors/atlas-error';

function challenge(header: string): DigestChallenge {
  const { chosen } = chooseChallenge(header);
  if (chosen === undefined) throw new Error(`No challenge in ${header}`);
  return chosen;
}

const RFC_7616 = `qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
const MUFASA = {
  method: 'GET',
  target: '/dir/index.html',
  username: 'Mufasa',
  password: 'Circle of Life',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  count: 1,
};

describe('the vectors of the RFCs', () => {
  test('RFC 7616 section 3.9.1, MD5: the whole header', () => {
    const header = digestResponse(
      challenge(`Digest realm="http-auth@example.org", algorithm=MD5, ${RFC_7616}`),
      MUFASA,
    );
    expect(header).toBe(
      'Digest username="Mufasa", realm="http-auth@example.org", ' +
        'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", uri="/dir/index.html", ' +
        'response="8ca523f5e9506fed4657c9700eebdbec", algorithm=MD5, ' +
        'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", qop=auth, nc=00000001, ' +
        'cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"',
    );
  });

  test('RFC 7616 section 3.9.1, SHA-256', () => {
    const header = digestResponse(
      challenge(`Digest realm="http-auth@example.org", algorithm=SHA-256, ${RFC_7616}`),
      MUFASA,
    );
    expect(header).toContain('response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"');
  });

  test('RFC 7616 section 3.9.2, SHA-512-256, as corrected by its erratum', () => {
    const header = digestResponse(
      challenge(
        'Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", charset=UTF-8, userhash=true',
      ),
      {
        method: 'GET',
        target: '/doe.json',
        username: Buffer.from('Jäsøn Doe').toString('latin1'),
        password: 'Secret, or not?',
        cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v',
        count: 1,
      },
    );
    expect(header).toContain('response="3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"');
  });

  test('RFC 2617 section 3.5', () => {
    const header = digestResponse(
      challenge('Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'),
      { ...MUFASA, password: 'Circle Of Life', cnonce: '0a4f113b' },
    );
    expect(header).toContain('response="6629fae49393a05397450978507c4ef1"');
    expect(header).not.toContain('algorithm');
  });

  test('RFC 2069, as corrected by its erratum: no qop, no nc, no cnonce', () => {
    const header = digestResponse(
      challenge('Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'),
      { ...MUFASA, password: 'CircleOfLife' },
    );
    expect(header).toContain('response="1949323746fe6a43ef61f9606e7febea"');
    expect(header).not.toMatch(/qop|nc=|cnonce/);
  });
});

test.each([
  ['MD5-sess', 'md5'],
  ['SHA-256-sess', 'sha256'],
  ['sha-256-SESS', 'sha256'],
])('%s binds the first half to the nonces', (name, algorithm) => {
  const h = (text: string) => createHash(algorithm).update(text).digest('hex');
  const first = h(`${h('Mufasa:r:Circle of Life')}:n:c`);
  const expected = h(`${first}:n:0000000b:c:auth:${h('GET:/dir/index.html')}`);
  const header = digestResponse(challenge(`Digest realm="r", nonce="n", qop="auth", algorithm=${name}`), {
    ...MUFASA,
    cnonce: 'c',
    count: 11,
  });
  expect(header).toContain(`response="${expected}"`);
  expect(header).toContain(`algorithm=${name}`);
  expect(header).toContain('nc=0000000b');
});

test('a Node that forbids MD5 says so, and what to use instead', () => {
  const forbidden = jest.spyOn(crypto, 'createHash').mockImplementation(() => {
    throw Object.assign(new Error('digital envelope routines::unsupported'), { code: 'ERR_OSSL_EVP_UNSUPPORTED' });
  });
  const answering = () => digestResponse(challenge('Digest realm="r", nonce="n", qop="auth"'), MUFASA);
  try {
    expect(answering).toThrow(AtlasError);
    expect(answering).toThrow(/^INVALID_SETTING: .*this Node forbids MD5, which Atlas's digest needs\./);
    expect(answering).toThrow(/fix: Use a service account/);
  } finally {
    forbidden.mockRestore();
  }
});

describe('the choice among challenges', () => {
  test('none', () => {
    for (const header of [undefined, '', ',', 'Basic realm="x"', 'Negotiate', 'Bearer error="x", realm="y"']) {
      expect(chooseChallenge(header)).toEqual({ chosen: undefined, unsupported: [] });
    }
  });

  test("Atlas's own", () => {
    expect(
      chooseChallenge('Digest realm="MMS Public API", domain="", nonce="abc", algorithm=MD5, qop="auth", stale=false'),
    ).toEqual({
      chosen: {
        realm: 'MMS Public API',
        nonce: 'abc',
        opaque: undefined,
        algorithm: 'MD5',
        session: false,
        algorithmName: 'MD5',
        qop: true,
        stale: false,
      },
      unsupported: [],
    });
  });

  test('the strongest of several in one header, other schemes around them', () => {
    const header =
      'Negotiate, Basic realm="a, b", Digest realm="d", nonce="1", algorithm=MD5, qop="auth", ' +
      'NTLM abc==, Digest realm="d", nonce="2", algorithm=SHA-256, qop="auth", DIGEST nonce=3, algorithm=BLAKE3';
    expect(chooseChallenge(header)).toMatchObject({
      chosen: { nonce: '2', algorithm: 'SHA-256' },
      unsupported: ['the algorithm BLAKE3'],
    });
  });

  test('values without quotation marks, spaces around the sign, letter case, escapes, directives that are not known', () => {
    const header =
      'dIGEST Realm = "a \\"b\\", c=d" ,NONCE=n==,qop=auth,stale=TRUE,algorithm="md5",x-new="y",nonce=second';
    expect(chooseChallenge(header).chosen).toMatchObject({
      realm: 'a "b", c=d',
      nonce: 'n==',
      qop: true,
      stale: true,
      algorithm: 'MD5',
    });
  });

  test.each([
    ['Digest nonce="1", qop="auth-int"', 'the quality of protection auth-int'],
    ['Digest realm="1"', 'a challenge without a nonce'],
    ['Digest nonce="1", algorithm=__proto__', 'the algorithm __proto__'],
  ])('%s cannot be answered', (header, words) => {
    expect(chooseChallenge(header)).toEqual({ chosen: undefined, unsupported: [words] });
  });

  test('an unfinished quotation ends with the header', () => {
    expect(chooseChallenge('Digest nonce="1", realm="open, x').chosen).toMatchObject({ realm: 'open, x' });
    expect(chooseChallenge('Digest nonce="1", realm="open\\').chosen?.nonce).toBe('1');
  });

  test('quotation marks and backslashes are escaped in the answer', () => {
    const header = digestResponse(challenge('Digest realm="a \\"b\\" \\\\", nonce="n"'), MUFASA);
    expect(header).toContain('realm="a \\"b\\" \\\\"');
  });
});
