// Redirections: none is followed, and the credentials go nowhere else.
import { FaultServer } from './support/fault-server';
import { API_KEY, SERVICE_ACCOUNT } from './support/identity';
import { ASKS, job } from './support/job';
import { testRows, type Failure } from './support/row';
import { answer, forTokens, inTurn } from './support/turns';

let elsewhere: FaultServer;
beforeAll(async () => {
  elsewhere = await FaultServer.start(inTurn(job()));
});
afterEach(() => expect(elsewhere.connections).toBe(0));

function redirect(status: number, location?: string) {
  return answer('', { status, headers: location === undefined ? {} : { Location: location } });
}

function redirected(where: string | RegExp, status = 302): Failure {
  return {
    code: 'REDIRECTED',
    what: where,
    why: `Status ${status}; a redirection is not followed, so that the credentials go nowhere else.`,
    fix: 'Check the base URL, and whether a proxy or a log-in page of the network stands in between.',
  };
}

const SAME = /^<Atlas> redirected the request to 127\.0\.0\.1:\d+\.$/;

testRows([
  {
    name: 'to the same host',
    script: inTurn(redirect(302, '/api/atlas/v2/groups'), job()),
    reads: [redirected(SAME)],
    asked: [ASKS],
  },
  {
    name: 'to another host',
    script: () => redirect(302, `${elsewhere.baseUrl}/steal?next=1`),
    reads: [redirected(SAME)],
    asked: [ASKS],
  },
  {
    name: 'to another name, for good',
    script: inTurn(redirect(308, 'https://login.example.com/?session=1')),
    reads: [redirected('<Atlas> redirected the request to login.example.com.', 308)],
    asked: [ASKS],
  },
  {
    name: 'to nowhere',
    script: inTurn(redirect(302)),
    reads: [redirected('<Atlas> redirected the request without saying where.')],
    asked: [ASKS],
  },
  {
    name: 'to what is no address',
    script: inTurn(redirect(302, 'http://[')),
    reads: [redirected('<Atlas> redirected the request without saying where.')],
    asked: [ASKS],
  },
  {
    name: 'of the request for a token',
    identity: SERVICE_ACCOUNT,
    script: forTokens(() => redirect(307, `${elsewhere.baseUrl}/token`), inTurn(job())),
    reads: [redirected(SAME, 307)],
    asked: ['POST token Basic'],
  },
  {
    name: 'in place of a digest challenge',
    identity: API_KEY,
    script: () => redirect(301, elsewhere.baseUrl),
    reads: [redirected(SAME, 301)],
    asked: ['GET job'],
  },
]);
