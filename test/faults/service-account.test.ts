// Faults of service accounts: tokens that are refused, and tokens that are not issued.
import { MINTED, SERVICE_ACCOUNT } from './support/identity';
import { ASKS, job, READ, times } from './support/job';
import { testRows, type Failure } from './support/row';
import { answer, failure, forTokens, inTurn, page, resetAfter, silentAfter, type AnswerParts } from './support/turns';
import type { Turn } from './support/fault-server';

const MINTS = 'POST token Basic';
const HOUR = 3_600_000;
const ORIGIN = 'client_id and client_secret';

const [FIRST, SECOND] = MINTED;
const ONE = minted(FIRST);
const TWO = minted(SECOND);

/** As Atlas issues a token. */
function minted(token: string, own: Readonly<Record<string, unknown>> = {}): Turn {
  return answer({ access_token: token, token_type: 'Bearer', expires_in: 3_600, ...own });
}

/** As the token endpoint refuses, in OAuth's form. */
function refusal(status: number, error: string, description: string, parts?: AnswerParts): Turn {
  return answer({ error, error_description: description }, { ...parts, status });
}

/** The turn for requests with that token; any other is refused. */
function onlyFor(token: string, turn: Turn): Turn {
  return (line, asked) => {
    const known = asked.headers.authorization === `Bearer ${token}`;
    (known ? turn : failure(401, 'UNAUTHORIZED'))(line, asked);
  };
}

describe('a token that is refused', () => {
  testRows([
    {
      name: 'in the middle of a run is replaced',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(ONE, TWO), inTurn(onlyFor(FIRST, job()), onlyFor(SECOND, job()))),
      reads: [READ, READ, READ],
      asked: [MINTS, ASKS, ASKS, MINTS, ASKS, ASKS],
    },
    {
      name: 'is replaced once for all reads that are made together',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(ONE, TWO), () => onlyFor(SECOND, job())),
      reads: [READ, READ, READ],
      together: true,
      asked: [MINTS, ...times(3, ASKS), MINTS, ...times(3, ASKS)],
    },
    {
      name: 'as every one is: the second is the last',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(ONE, TWO), inTurn(failure(401, 'UNAUTHORIZED'))),
      reads: [
        {
          code: 'UNAUTHORIZED',
          what: `The request was made with a service account (${ORIGIN}): Atlas issued an access token for it, and then refused that token.`,
          why: /^The client id and secret were accepted; the service account was deleted or disabled meanwhile, or the base/,
          fix: 'Check that the service account still exists and is enabled, and that the base URL is that of the Atlas',
        },
      ],
      asked: [MINTS, ASKS, MINTS, ASKS],
    },
  ]);
});

describe('a token whose time', () => {
  testRows([
    {
      name: 'is not told is used until it is refused',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(minted(FIRST, { expires_in: undefined }), TWO), inTurn(job())),
      reads: [READ, READ],
      before: (read, clock) => clock.shift(read * 24 * HOUR),
      asked: [MINTS, ASKS, ASKS],
    },
    {
      name: 'is told as no usable number, the same',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(minted(FIRST, { expires_in: -1 }), TWO), inTurn(job())),
      reads: [READ, READ],
      asked: [MINTS, ASKS, ASKS],
    },
    {
      name: 'is up is replaced before it is refused',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(ONE, TWO), inTurn(job())),
      reads: [READ, READ],
      before: (read, clock) => clock.shift(read * (HOUR - 60_000)),
      asked: [MINTS, ASKS, MINTS, ASKS],
    },
    {
      name: 'is up by a clock that was put forward by an hour: another one is minted, and nobody notices',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(ONE, TWO), inTurn(job())),
      reads: [READ, READ, READ],
      before: (read, clock) => (read === 1 ? clock.shift(HOUR) : undefined),
      asked: [MINTS, ASKS, MINTS, ASKS, ASKS],
    },
    {
      name: 'is up, but not by a clock that was put back by an hour: it is replaced when it is refused',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(ONE, TWO), inTurn(job(), failure(401, 'UNAUTHORIZED'), job())),
      reads: [READ, READ],
      before: (read, clock) => (read === 1 ? clock.shift(-HOUR) : undefined),
      asked: [MINTS, ASKS, ASKS, MINTS, ASKS],
    },
  ]);
});

describe('a token that is not issued', () => {
  const notIssued = {
    code: 'TOKEN_REFUSED',
    what: `Atlas issued no access token for the service account (${ORIGIN}).`,
    fix: /^Check the client id and the client secret: a secret expires, and creating a new one shortens the life of the old/,
  } satisfies Omit<Failure, 'why'>;
  const unknown = { ...notIssued, why: /^Status 401, invalid_client: Unknown/ };
  const failed = { code: 'SERVER_FAILED', what: 'Atlas failed to issue an access token.' } as const;
  const malformed = {
    code: 'ANSWER_MALFORMED',
    fix: 'Check that the base URL is that of the Atlas Admin API.',
  } as const;

  const rows: [string, Turn, Failure][] = [
    [
      '400',
      refusal(400, 'invalid_request', 'grant_type is missing'),
      { ...notIssued, why: 'Status 400, invalid_request: grant_type is missing (1 attempt in 0 ms).' },
    ],
    [
      '401',
      refusal(401, 'invalid_client', 'The client is unknown or its secret is wrong'),
      { ...notIssued, why: /^Status 401, invalid_client: The client is unknown or its secret is wrong \(1 attempt/ },
    ],
    ['401 in words of Atlas', failure(401, 'UNAUTHORIZED'), { ...notIssued, why: 'Status 401, UNAUTHORIZED: A sen' }],
    [
      '403, since there are too many',
      refusal(403, 'access_denied', 'Access Token limit reached. Please revoke some.'),
      {
        code: 'TOKEN_LIMIT',
        what: `The service account (${ORIGIN}) has as many live access tokens as Atlas allows it.`,
        why: 'Status 403, access_denied: Access Token limit reached. Please revoke some. (1 attempt in 0 ms).',
        fix: 'Wait until some expire (a token lives one hour), or use another service account for some of the jobs that run',
      },
    ],
    [
      '403 as HTML',
      page('<h1>Forbidden</h1>', { status: 403 }),
      { ...notIssued, why: /^Status 403 \(1 attempt in 0 ms\)\.$/ },
    ],
    [
      '200 as HTML',
      page('<h1>Log in</h1>'),
      {
        code: 'ANSWER_NOT_JSON',
        what: 'POST /api/oauth/token was answered with something that is not JSON.',
        why: 'Status 200, content type "text/html", beginning "<h1>Log in</h1>".',
        fix: 'Check that the base URL is that of the Atlas Admin API, and whether a proxy or a log-in page stands in between.',
      },
    ],
    [
      '200 without a token',
      answer({ token_type: 'Bearer' }),
      { ...malformed, what: 'The answer to the request for an access token holds no usable access_token.' },
    ],
    [
      '200 with a token that would break out of its header',
      minted('a\r\nHost: evil.example.com'),
      { ...malformed, what: 'The answer to the request for an access token holds no usable access_token.' },
    ],
    [
      '200 with a token of another kind',
      minted(FIRST, { token_type: 'mac' }),
      { ...malformed, what: 'The answer to the request for an access token holds a token that is not a bearer token.' },
    ],
  ];
  testRows(
    rows.map(([name, turn, outcome]) => ({
      name,
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(turn), inTurn(job())),
      reads: [outcome],
      asked: [MINTS],
    })),
  );
  testRows([
    {
      name: '500 for ever',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(failure(500, 'UNEXPECTED_ERROR')), inTurn(job())),
      reads: [
        {
          ...failed,
          why: 'Status 500, UNEXPECTED_ERROR: A sentence of the server. (5 attempts in 4 s).',
          fix: 'Try again in a few minutes.',
        },
      ],
      asked: times(5, MINTS),
      takes: 3_750,
    },
    {
      name: '500 and a cut connection, then 200',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(failure(500, 'UNEXPECTED_ERROR'), resetAfter(''), ONE), inTurn(job())),
      reads: [READ],
      asked: [...times(3, MINTS), ASKS],
      takes: 750,
    },
    {
      name: 'no answer, within a request timeout',
      identity: SERVICE_ACCOUNT,
      block: { request_timeout: '10s' },
      script: forTokens(inTurn(silentAfter('')), inTurn(job())),
      reads: [
        {
          code: 'TIMED_OUT',
          what: '<Atlas> did not answer in time.',
          why: /\(1 attempt in 10 s\)\.$/,
          fix: 'Try again; if Atlas is slow today, raise the request timeout; if not, look at the firewall or proxy in between.',
        },
      ],
      asked: [MINTS],
      takes: 10_000,
    },
    {
      name: '401 for reads that are made together: asked once',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(refusal(401, 'invalid_client', 'Unknown')), inTurn(job())),
      reads: [unknown, unknown, unknown],
      together: true,
      asked: [MINTS],
    },
    {
      name: '401 for one read after the other: asked once',
      identity: SERVICE_ACCOUNT,
      script: forTokens(inTurn(refusal(401, 'invalid_client', 'Unknown')), inTurn(job())),
      reads: [unknown, unknown, unknown],
      asked: [MINTS],
    },
  ]);
});
