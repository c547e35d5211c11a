// HTTP digest authentication: the RFC's own vectors, nonces and their counts, and what is refused.
import { createDigest, type DigestOptions } from '../../src/emulator/digest';
import { parseDigestHeader } from '../../src/emulator/digest-header';
import { digestResponse, type DigestAlgorithm } from '../../src/emulator/digest-response';
import type { Emulator } from '../../src/emulator/start-emulator';
import { readFixture } from '../contract/validate-shape';
import { ask, emulators, jobsPath, standingClock } from './emulator-under-test';

const start = emulators();
const ACCOUNT = { publicKey: 'emulator', privateKey: 'hush' };
const TARGET = '/api/atlas/v2/groups?pageNum=1';

describe('the response', () => {
  const rfc7616 = {
    username: 'Mufasa',
    realm: 'http-auth@example.org',
    password: 'Circle of Life',
    nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
    nc: '00000001',
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
    method: 'GET',
    uri: '/dir/index.html',
  };

  test.each<[DigestAlgorithm, string]>([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
    // The RFC has none for these forms; they were computed from its values with another library.
    ['MD5-sess', 'e783283f46242139c486a698fec7211d'],
    ['SHA-256-sess', '2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7'],
  ])('of RFC 7616 §3.9.1 with %s', (algorithm, expected) => {
    expect(digestResponse({ ...rfc7616, algorithm })).toBe(expected);
  });

  test('of RFC 2617 §3.5', () => {
    const given = {
      ...rfc7616,
      realm: 'testrealm@host.com',
      password: 'Circle Of Life',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
      cnonce: '0a4f113b',
    };
    expect(digestResponse({ ...given, algorithm: 'MD5' })).toBe('6629fae49393a05397450978507c4ef1');
  });
});

describe('parseDigestHeader', () => {
  test.each([
    ['', {}],
    ['a=b', { a: 'b' }],
    ['A="b, c=d" ,  nc=00000001,', { a: 'b, c=d', nc: '00000001' }],
    ['a="say \\"x\\" \\\\"', { a: 'say "x" \\' }],
    [',,a = b', { a: 'b' }],
  ])('%s', (text, expected) => {
    expect(Object.fromEntries(parseDigestHeader(text) ?? [])).toEqual(expected);
  });

  test.each(['a', 'a=', 'a="b', '="b"', 'a=b c=d', 'a="b"c'])('%s is refused', (text) => {
    expect(parseDigestHeader(text)).toBeUndefined();
  });
});

describe('the challenge', () => {
  test('is word for word that of Atlas, but for the nonce', () => {
    const [challenge, ...others] = createDigest(ACCOUNT, Date.now).challenge(false);
    expect(others).toEqual([]);
    expect(challenge).toMatch(
      /^Digest realm="MMS Public API", domain="", nonce="[\w-]{32}", algorithm=MD5, qop="auth", stale=false$/,
    );
  });

  test('has a fresh nonce each time', () => {
    const digest = createDigest(ACCOUNT, Date.now);
    expect(digest.challenge(false)).not.toEqual(digest.challenge(false));
  });
});

describe('verify', () => {
  test('takes nonce counts in any order, each of them once', () => {
    const { digest, nonce } = challenged();
    expect(digest.verify(answer(nonce, { nc: 2 }), 'GET', TARGET)).toBe('accepted');
    expect(digest.verify(answer(nonce, { nc: 1 }), 'GET', TARGET)).toBe('accepted');
    expect(digest.verify(answer(nonce, { nc: 255 }), 'GET', TARGET)).toBe('accepted');
    expect(digest.verify(answer(nonce, { nc: 2 }), 'GET', TARGET)).toBe('refused');
  });

  test('an unknown nonce is stale, with a wrong password refused', () => {
    const { digest } = challenged();
    expect(digest.verify(answer('made-up'), 'GET', TARGET)).toBe('stale');
    expect(digest.verify(answer('made-up', { password: 'x' }), 'GET', TARGET)).toBe('refused');
  });

  test('a nonce is stale once its lifetime is over', () => {
    const clock = standingClock();
    const { digest, nonce } = challenged({ nonceLifetime: 1000 }, clock.now);
    clock.advance(999);
    expect(digest.verify(answer(nonce), 'GET', TARGET)).toBe('accepted');
    clock.advance(1);
    expect(digest.verify(answer(nonce, { nc: 2 }), 'GET', TARGET)).toBe('stale');
  });

  test.each(['stale', 'refused'] as const)('a second use of a nonce can be %s', (nonceReuse) => {
    const { digest, nonce } = challenged({ nonceReuse });
    expect(digest.verify(answer(nonce), 'GET', TARGET)).toBe('accepted');
    expect(digest.verify(answer(nonce, { nc: 2 }), 'GET', TARGET)).toBe(nonceReuse);
  });

  test.each<[string, Partial<Answering>]>([
    ['a wrong password', { password: 'x' }],
    ['another user', { username: 'someone' }],
    ['another realm', { realm: 'other' }],
    ['another target', { uri: '/api/atlas/v2/groups' }],
    ['an algorithm that was not offered', { algorithm: 'SHA-256' }],
    ['no cnonce', { cnonce: '' }],
    ['no qop', { qop: null }],
    ['another qop', { qop: 'auth-int' }],
    ['a short nonce count', { ncText: '1' }],
  ])('%s is refused', (_, answering) => {
    const { digest, nonce } = challenged();
    expect(digest.verify(answer(nonce, answering), 'GET', TARGET)).toBe('refused');
  });

  test('another method is refused', () => {
    const { digest, nonce } = challenged();
    expect(digest.verify(answer(nonce), 'POST', TARGET)).toBe('refused');
  });

  test('what is no list of parameters is refused', () => {
    expect(challenged().digest.verify('username="', 'GET', TARGET)).toBe('refused');
  });

  test.each<DigestAlgorithm>(['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess'])(
    '%s is accepted where offered',
    (algorithm) => {
      const { digest, nonce } = challenged({ algorithms: ['MD5', algorithm] });
      expect(digest.verify(answer(nonce, { algorithm }), 'GET', TARGET)).toBe('accepted');
      expect(digest.verify(answer(nonce, { algorithm, password: 'x', nc: 2 }), 'GET', TARGET)).toBe('refused');
    },
  );
});

describe('the emulator', () => {
  test('challenges a request without credentials as Atlas does', async () => {
    const emulator = await start();
    const { status, headers, text } = await ask(emulator, jobsPath(emulator), { authorization: null });
    expect(status).toBe(401);
    expect(text).toBe(JSON.stringify(readFixture('error-401-digest-challenge')));
    expect(headers.get('www-authenticate')).toMatch(/^Digest realm="MMS Public API", .*stale=false$/);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-error-code')).toBe('UNEXPECTED_ERROR');
    expect(headers.has('ratelimit-limit')).toBe(false);
  });

  test('answers the challenge taken up, query and all, and the same nonce again', async () => {
    const emulator = await start();
    const nonce = await nonceOf(emulator);
    const path = `${jobsPath(emulator)}?itemsPerPage=2`;
    for (const nc of [1, 2]) {
      expect((await ask(emulator, path, { authorization: signed(emulator, path, nonce, nc) })).status).toBe(200);
    }
    const replayed = await ask(emulator, path, { authorization: signed(emulator, path, nonce, 2) });
    expect(replayed.status).toBe(401);
    expect(replayed.headers.get('www-authenticate')).toContain('stale=false');
  });

  test('says stale of a nonce it does not know', async () => {
    const emulator = await start();
    const path = jobsPath(emulator);
    const { status, headers } = await ask(emulator, path, { authorization: signed(emulator, path, 'old', 1) });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('stale=true');
  });

  test('guards the older API alike', async () => {
    const emulator = await start();
    const path = jobsPath(emulator, 'v1.0');
    expect((await ask(emulator, path, { authorization: null, accept: 'application/json' })).status).toBe(401);
    const authorization = signed(emulator, path, await nonceOf(emulator), 1);
    expect((await ask(emulator, path, { authorization, accept: 'application/json' })).status).toBe(200);
  });

  test('offers several algorithms in one header', async () => {
    const emulator = await start({ digest: { algorithms: ['SHA-256', 'MD5'] } });
    const { headers } = await ask(emulator, jobsPath(emulator), { authorization: null });
    expect(headers.get('www-authenticate')).toMatch(/^Digest .*algorithm=SHA-256, .*, Digest .*algorithm=MD5, /);
  });
});

interface Answering {
  readonly algorithm: DigestAlgorithm;
  readonly username: string;
  readonly realm: string;
  readonly password: string;
  readonly nc: number;
  readonly ncText: string;
  readonly cnonce: string;
  readonly uri: string;
  readonly qop: string | null;
}

/** What follows the word Digest in an answer to a challenge. */
function answer(nonce: string, answering: Partial<Answering> = {}): string {
  const { algorithm = 'MD5', username = 'emulator', realm = 'MMS Public API', password = 'hush' } = answering;
  const { nc: count = 1, cnonce = 'c', uri = TARGET, qop = 'auth' } = answering;
  const nc = answering.ncText ?? count.toString(16).padStart(8, '0');
  const response = digestResponse({ algorithm, username, realm, password, nonce, nc, cnonce, method: 'GET', uri });
  const middle = `algorithm=${algorithm}, nc=${nc}, ${qop === null ? '' : `qop=${qop}, `}response="${response}"`;
  return `username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", ${middle}, cnonce="${cnonce}"`;
}

function challenged(options?: DigestOptions, now: () => number = () => 0) {
  const digest = createDigest(ACCOUNT, now, options);
  return { digest, nonce: nonceIn(digest.challenge(false)[0]) };
}

function signed({ facts }: Emulator, uri: string, nonce: string, nc: number): string {
  return `Digest ${answer(nonce, { username: facts.publicKey, password: facts.privateKey, uri, nc })}`;
}

async function nonceOf(emulator: Emulator): Promise<string> {
  const { headers } = await ask(emulator, jobsPath(emulator), { authorization: null });
  return nonceIn(headers.get('www-authenticate'));
}

function nonceIn(challenge: string | null | undefined): string {
  return /nonce="([^"]*)"/.exec(challenge ?? '')?.[1] ?? '';
}
