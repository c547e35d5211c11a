// Faults of the digest that proves an API key: challenges in every form, nonces that are refused, a key that is wrong.
import { challenge, digest, proven } from './support/digest-turns';
import { API_KEY } from './support/identity';
import { job, READ } from './support/job';
import { testRows, type Failure, type Row } from './support/row';
import { failure, inTurn } from './support/turns';

const BARE = 'GET job';
const FIRST = 'GET job Digest 1';
const SECOND = 'GET job Digest 2';

const refused = {
  code: 'UNAUTHORIZED',
  what: 'The request was made with an API key (public_key and private_key), which Atlas did not accept.',
  why: /^They are unknown to Atlas, revoked or mistyped\. GET \/api\/\S+ was answered: status 401, UNEXPECTED_ERROR, A sen/,
  fix: 'Check both values, that they belong together and to this Atlas, and that they have not expired or been deleted.',
} satisfies Failure;

function unsupported(words: string): Failure {
  return {
    code: 'UNAUTHORIZED',
    what: `The server asks for a digest that is not supported: ${words}.`,
    why: 'An API key is proved with the algorithms MD5, SHA-256 or SHA-512-256 and the quality of protection "auth".',
    fix: 'Check that the base URL is that of the Atlas Admin API, or use a service account.',
  };
}

/** A row of which the first request gets these challenges, and the second is checked. */
function answered(name: string, headers: readonly string[], algorithm?: Parameters<typeof proven>[2]): Row {
  return {
    name,
    identity: API_KEY,
    script: inTurn(challenge(...headers), proven('a', job(), algorithm)),
    reads: [READ],
    asked: [BARE, FIRST],
  };
}

describe('a challenge that is answered', () => {
  testRows([
    answered('MD5', [digest('a')]),
    answered('SHA-256', [digest('a', { algorithm: 'SHA-256' })], 'SHA-256'),
    answered('MD5-sess', [digest('a', { algorithm: 'MD5-sess' })], 'MD5-sess'),
    answered('two in one header', [`${digest('b')}, ${digest('a', { algorithm: 'SHA-256' })}`], 'SHA-256'),
    answered('two in two headers', [digest('a', { algorithm: 'SHA-256' }), digest('b')], 'SHA-256'),
    answered('beside Basic, in one header', [`Basic realm="x, Digest nonce=b", ${digest('a')}`]),
    answered('beside an algorithm that nobody knows', [digest('b', { algorithm: 'SHA3-256' }), digest('a')]),
    answered('values without quotation marks', ['Digest realm=MMS,nonce=a,algorithm="MD5",qop=auth,stale="FALSE"']),
    answered('no algorithm, and a list of qualities', ['digest  REALM="MMS" , NONCE="a" , QOP="auth-int, auth"']),
  ]);
});

describe('a challenge that cannot be answered', () => {
  const rows: [string, string[], Failure][] = [
    ['an algorithm that nobody knows', [digest('a', { algorithm: 'SHA3-256' })], unsupported('the algorithm SHA3-256')],
    [
      'a quality of protection that is not supported',
      [digest('a', { qop: 'auth-int' })],
      unsupported('the quality of protection auth-int'),
    ],
    ['no nonce', ['Digest realm="x", qop="auth"'], unsupported('a challenge without a nonce')],
    ['Basic alone', ['Basic realm="x"'], refused],
    ['none at all', [], refused],
  ];
  testRows(
    rows.map(([name, headers, failed]) => ({
      name,
      identity: API_KEY,
      script: inTurn(challenge(...headers)),
      reads: [failed],
      asked: [BARE],
    })),
  );
});

describe('a nonce', () => {
  testRows([
    {
      name: 'is used again, with a higher count',
      identity: API_KEY,
      script: inTurn(challenge(digest('a')), proven('a', job())),
      reads: [READ, READ, READ],
      asked: [BARE, FIRST, SECOND, 'GET job Digest 3'],
    },
    {
      name: 'that was used again and has become stale is replaced',
      identity: API_KEY,
      script: inTurn(
        challenge(digest('a')),
        proven('a', job()),
        proven('a', job()),
        challenge(digest('b', { stale: true })),
        proven('b', job()),
      ),
      reads: [READ, READ, READ, READ],
      asked: [BARE, FIRST, SECOND, 'GET job Digest 3', FIRST, SECOND],
    },
    {
      name: 'that is stale at its first use is replaced once',
      identity: API_KEY,
      script: inTurn(challenge(digest('a')), challenge(digest('b', { stale: true })), proven('b', job())),
      reads: [READ],
      asked: [BARE, FIRST, FIRST],
    },
    {
      name: 'that is always stale ends the read',
      identity: API_KEY,
      script: inTurn(challenge(digest('a', { stale: true }))),
      reads: [refused],
      asked: [BARE, FIRST, FIRST],
    },
    {
      name: 'whose further use is refused: from then on each request asks for its own',
      identity: API_KEY,
      script: inTurn(
        challenge(digest('a')),
        proven('a', job()),
        challenge(digest('b')),
        proven('b', job()),
        challenge(digest('c')),
        proven('c', job()),
      ),
      reads: [READ, READ, READ],
      asked: [BARE, FIRST, SECOND, FIRST, BARE, FIRST],
    },
  ]);
});

describe('a key that is wrong', () => {
  testRows([
    {
      name: 'is tried once, however many reads there are',
      identity: API_KEY,
      script: inTurn(challenge(digest('a')), challenge(digest('b')), challenge(digest('c'))),
      reads: [refused, refused, refused],
      asked: [BARE, FIRST],
    },
    {
      name: 'is tried once for reads that are made together',
      identity: API_KEY,
      script: inTurn(challenge(digest('a')), challenge(digest('b')), challenge(digest('c'))),
      reads: [refused, refused, refused, refused, refused],
      together: true,
      asked: [BARE, FIRST],
    },
    {
      name: 'is told in words of its own where the address is the matter',
      identity: API_KEY,
      script: inTurn(
        challenge(digest('a')),
        failure(403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST', { detail: 'IP address 203.0.113.7 is not allowed.' }),
      ),
      reads: [
        {
          code: 'IP_NOT_ALLOWED',
          what: 'Atlas does not accept these credentials from the IP address 203.0.113.7.',
          why: /^Used was an API key \(public_key and private_key\)\. GET \/api\/\S+ was answered: status 403, IP_ADDRESS/,
          fix: /^Add 203\.0\.113\.7 to the API access list of the API key, not to the project's IP access list, which/,
        },
      ],
      asked: [BARE, FIRST],
    },
  ]);
});
