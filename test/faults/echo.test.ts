// A server that tells what it was sent: no form of a secret comes back out of the provider, in an answer or in the log.
import { challenge, digest } from './support/digest-turns';
import type { Turn } from './support/fault-server';
import { API_KEY, MINTED, secretsIn, SERVICE_ACCOUNT, TOKEN, type Identity } from './support/identity';
import { job } from './support/job';
import { testRows, type Failure, type Row } from './support/row';
import { fullyEncoded } from './support/secret-forms';
import { answer, failure, forTokens, inTurn, page } from './support/turns';

const [MINTED_HERE] = MINTED;
const WHO: readonly (readonly [string, Identity])[] = [
  ['an access token', TOKEN],
  ['a service account', { ...SERVICE_ACCOUNT, secrets: SERVICE_ACCOUNT.secrets.filter((one) => one !== MINTED[1]) }],
  ['an API key', API_KEY],
];

/** Where a secret is told, and what becomes of that. */
interface Echo {
  readonly place: string;
  readonly turn: (secret: string) => Turn;
  readonly outcome: Failure;
}

const BASE_URL = 'Check that the base URL is that of the Atlas Admin API';

const ECHOES: readonly Echo[] = [
  {
    place: 'in a sentence',
    turn: (secret) => failure(404, 'CLUSTER_NOT_FOUND', { detail: `You sent ${secret} here.` }),
    outcome: {
      code: 'CLUSTER_NOT_FOUND',
      what: 'has no cluster "orders"',
      why: /You sent \S*\(secret\) here\.$/,
      fix: 'Check the cluster name',
      path: 'cluster_name',
    },
  },
  {
    place: 'in a code',
    turn: (secret) => failure(409, `X ${secret}`),
    outcome: {
      code: 'CONFLICT',
      what: 'conflicts with another change',
      why: /status 409, X \S*\(secret\), A sentence/,
      fix: 'Wait until other changes',
    },
  },
  {
    place: 'in a page',
    turn: (secret) => page(`<p>${secret}</p>`),
    outcome: { code: 'ANSWER_NOT_JSON', what: 'not JSON', why: /<p>\S*\(secret\)<\/p>/, fix: BASE_URL },
  },
  {
    place: 'in a content type',
    turn: (secret) => page('', { headers: { 'Content-Type': `text/html; x=${secret}` } }),
    outcome: { code: 'ANSWER_NOT_JSON', what: 'nothing', why: /x=\S*\(secret\)"/, fix: BASE_URL },
  },
  {
    place: 'in a content encoding',
    turn: (secret) => page('x', { headers: { 'Content-Encoding': secret } }),
    outcome: { code: 'ANSWER_NOT_JSON', what: 'cannot be read', why: /encoding "\S*\(secret\)" was/, fix: 'Try again' },
  },
  {
    place: 'in a member of the wrong kind',
    turn: (secret) => job({ exportStatus: secret }),
    outcome: { code: 'ANSWER_MALFORMED', what: /but is the string "\S*\(secret\)"/, fix: BASE_URL },
  },
  {
    place: 'as the id of a job',
    turn: (secret) => job({ id: secret }),
    outcome: { code: 'ANSWER_MISMATCHED', what: /answered about "\S*\(secret\)"/, fix: 'Try again' },
  },
  {
    place: 'in a redirection',
    turn: (secret) => answer('', { status: 302, headers: { Location: `https://${secret}.example.com/${secret}` } }),
    outcome: { code: 'REDIRECTED', what: /redirected the request/, why: /^Status 302; /, fix: 'Check the base URL' },
  },
];

function row([who, identity]: readonly [string, Identity], { place, turn, outcome }: Echo): Row {
  const forms = [...new Set(identity.secrets.flatMap(formsOf))];
  const [first = '', ...others] = forms;
  const turns = inTurn(turn(first), ...others.map(turn));
  const minted = answer({ access_token: MINTED_HERE, token_type: 'Bearer', expires_in: 3_600 });
  return {
    name: `${who}, ${place}`,
    identity,
    script: forTokens(inTurn(minted), turns),
    reads: [outcome, ...others.map(() => outcome)],
    asked: [...(who === 'a service account' ? ['POST token Basic'] : []), ...withPage(forms.map(() => summary(who)))],
  };
}

/** With the tenth job the list is asked for too. */
function withPage(jobs: readonly string[]): string[] {
  const page = jobs.slice(9, 10).map((job) => job.replace('job', 'page 1'));
  return [...jobs.slice(0, 9), ...page, ...jobs.slice(9)];
}

/** Each way in which a server may write a secret that it was sent, the secret itself first. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    fullyEncoded(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

function summary(who: string): string {
  return who === 'an API key' ? 'GET job' : 'GET job Bearer';
}

testRows(WHO.flatMap((who) => ECHOES.map((echo) => row(who, echo))));

describe('what only one kind of credentials sees', () => {
  const [, account] = WHO[1] ?? ['', SERVICE_ACCOUNT];
  const [secret = ''] = account.secrets;
  testRows([
    {
      name: 'the refusal of a token with the client secret in it',
      identity: account,
      script: forTokens(
        () => answer({ error: 'invalid_client', error_description: `${secret} is wrong` }, { status: 401 }),
        inTurn(job()),
      ),
      reads: [
        {
          code: 'TOKEN_REFUSED',
          what: 'Atlas issued no access token',
          why: /^Status 401, invalid_client: \(secret\) is wrong/,
          fix: 'Check the client id',
        },
      ],
      asked: ['POST token Basic'],
    },
    {
      name: 'a challenge with the private key in it',
      identity: API_KEY,
      script: inTurn(challenge(digest('a', { algorithm: API_KEY.secrets[0] }))),
      reads: [
        {
          code: 'UNAUTHORIZED',
          what: 'The server asks for a digest that is not supported: the algorithm (secret).',
          why: 'An API key is proved with',
          fix: BASE_URL,
        },
      ],
      asked: ['GET job'],
    },
  ]);
});

test.each(WHO)('the search for the secrets of %s finds each form', (_, identity) => {
  for (const form of identity.secrets.flatMap(formsOf)) expect(secretsIn(`told: ${form}.`, identity)).not.toEqual([]);
});
