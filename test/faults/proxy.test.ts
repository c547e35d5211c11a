// Faults of a proxy: it refuses, asks for credentials, or is not there. The executable runs as Terraform starts it.
import { ProviderProcess } from '../provider/support/provider-process';
import { FaultServer, type Turn } from './support/fault-server';
import { secretsIn, TOKEN } from './support/identity';
import { addressOf } from './support/job';
import { summaryOf } from './support/read-request';
import { expectOutcome, type Failure } from './support/row';
import { endAfter, head, inTurn } from './support/turns';

const ATLAS = 'https://atlas.test';
const ASKS = 'CONNECT atlas.test:443';
const PASSWORD = 'pass+of/proxy';
const USER = 'someone';

interface Case {
  readonly name: string;
  readonly turn: Turn;
  readonly user?: string;
  readonly outcome: Failure;
  readonly asked?: readonly string[];
}

const REFUSED = { code: 'PROXY_REFUSED', what: 'The proxy <proxy> refused the connection to atlas.test.' } as const;

function refusal(status: number): Turn {
  return endAfter(`${head(11, status, { 'Content-Type': 'text/html' })}<h1>No</h1>`);
}

const CASES: readonly Case[] = [
  {
    name: 'refuses',
    turn: refusal(403),
    outcome: {
      ...REFUSED,
      why: 'It answered with status 403.',
      fix: 'Check HTTPS_PROXY, and whether the proxy allows atlas.test; NO_PROXY names hosts that need no proxy.',
    },
  },
  {
    name: 'does not reach Atlas',
    turn: refusal(502),
    outcome: { ...REFUSED, why: 'It answered with status 502.', fix: 'Check HTTPS_PROXY' },
  },
  {
    name: 'asks for credentials',
    turn: refusal(407),
    outcome: {
      ...REFUSED,
      why: 'It asks for a user and password, or refuses those given (status 407).',
      fix: 'Put the user and password into the URL in HTTPS_PROXY, special characters percent-encoded.',
    },
  },
  {
    name: 'refuses the credentials that it got, and tells them',
    turn: (line, asked) =>
      endAfter(head(0, 407, { 'X-Echo': asked.headers['proxy-authorization'] ?? '' }))(line, asked),
    user: `${USER}:${encodeURIComponent(PASSWORD)}@`,
    outcome: { ...REFUSED, why: 'refuses those given (status 407).', fix: 'Put the user and password' },
    asked: [`${ASKS} Basic`],
  },
];

const identity = { ...TOKEN, secrets: [...TOKEN.secrets, PASSWORD, `${USER}:${PASSWORD}`] };

async function read(
  proxy: string,
): Promise<{ provider: ProviderProcess; outcome: ReturnType<ProviderProcess['read']> }> {
  const settings = { HTTPS_PROXY: proxy, TF_LOG: 'TRACE' };
  const provider = await ProviderProcess.configured(settings, { base_url: ATLAS, ...TOKEN.block });
  return { provider, outcome: provider.read(addressOf()) };
}

test.each(CASES)('a proxy that $name', async ({ turn, user = '', outcome: expected, asked = [ASKS] }) => {
  const server = await FaultServer.start(inTurn(turn));
  const { provider, outcome } = await read(server.baseUrl.replace('//', `//${user}`));
  expectOutcome(await outcome, expected, { [server.baseUrl]: '<proxy>' });
  expect(server.asked.map((one) => summaryOf(one, 'proxy-authorization'))).toEqual(asked);
  expect(await provider.end()).toBe(0);
  expect(secretsIn(provider.answers + provider.log, identity)).toEqual([]);
});

test('a proxy that is not there', async () => {
  const { provider, outcome } = await read(`http://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:1`);
  expectOutcome(await outcome, {
    code: 'CONNECTION_REFUSED',
    what: `The connection to ${ATLAS} was refused.`,
    why: /^connect ECONNREFUSED 127\.0\.0\.1:1, through the proxy http:\/\/127\.0\.0\.1:1 \(1 attempt in \d+ ms\)\.$/,
    fix: 'Check the base URL and its port, and whether a firewall or a proxy stands in between.',
  });
  expect(await provider.end()).toBe(0);
  expect(secretsIn(provider.answers + provider.log, identity)).toEqual([]);
});
