// Access tokens: minted, used, expired, revoked, and everything that is refused on the way.
import type { Emulator } from '../../src/emulator/start-emulator';
import { readFixture } from '../contract/validate-shape';
import { ask, emulators, jobsPath, standingClock, type Asking } from './emulator-under-test';

const start = emulators();
const FORM = 'application/x-www-form-urlencoded';

interface Minted {
  readonly access_token: string;
}

describe('minting a token', () => {
  test('answers a token that lives an hour and reads', async () => {
    const emulator = await start();
    const { status, headers, body } = await mint(emulator);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({ access_token: expect.any(String), expires_in: 3600, token_type: 'Bearer' });
    expect(await statusWith(emulator, (body as Minted).access_token)).toBe(200);
  });

  test('answers another token each time', async () => {
    const emulator = await start();
    expect((await mint(emulator)).body).not.toEqual((await mint(emulator)).body);
  });

  test('expects both halves escaped as in a query', async () => {
    const clientSecret = 'mdb_sa_sk_a+b/c:d e%';
    const emulator = await start({ credentials: { clientSecret } });
    const escaped = new URLSearchParams({ x: clientSecret }).toString().slice(2);
    expect((await mint(emulator, { authorization: basic(emulator.facts.clientId, escaped) })).status).toBe(200);
    expect((await mint(emulator, { authorization: basic(emulator.facts.clientId, clientSecret) })).status).toBe(401);
  });

  test.each<[string, (emulator: Emulator) => string | null]>([
    ['a wrong secret', ({ facts }) => basic(facts.clientId, 'mdb_sa_sk_wrong')],
    ['a wrong id', ({ facts }) => basic('mdb_sa_id_0', facts.clientSecret)],
    ['no credentials', () => null],
    ['a bearer token', ({ facts }) => `Bearer ${facts.accessToken}`],
    ['Basic that is not base64', () => 'Basic %%%'],
  ])('%s is refused', async (_, authorization) => {
    const emulator = await start();
    const { status, headers, body } = await mint(emulator, { authorization: authorization(emulator) });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Basic realm="MMS Public API"');
    expect(body).toEqual({
      error: 'invalid_client',
      error_description: 'The service account or its secret is not valid.',
    });
  });

  test.each<[string, Asking]>([
    ['no body', { body: '' }],
    ['another grant', { body: 'grant_type=password' }],
    ['a JSON body', { body: '{"grant_type":"client_credentials"}', headers: { 'Content-Type': 'application/json' } }],
  ])('%s is refused', async (_, asking) => {
    const emulator = await start();
    const { status, body } = await mint(emulator, asking);
    expect(status).toBe(400);
    expect(body).toEqual({ error: 'unsupported_grant_type' });
  });

  test('GET is not allowed', async () => {
    const emulator = await start();
    for (const endpoint of ['token', 'revoke']) {
      const { status, headers } = await ask(emulator, `/api/oauth/${endpoint}`);
      expect(status).toBe(405);
      expect(headers.get('allow')).toBe('POST');
    }
  });
});

describe('limits of the token endpoint', () => {
  test('the fifty-first request of a minute is answered with the fixture', async () => {
    const clock = standingClock();
    const emulator = await start({ now: clock.now });
    for (let count = 0; count < 50; count++) expect((await mint(emulator)).status).toBe(200);
    clock.advance(20_000);
    const { status, headers, text } = await mint(emulator);
    expect(status).toBe(429);
    expect(text).toBe(JSON.stringify(readFixture('error-429-oauth-token')));
    expect(headers.get('retry-after')).toBe('40');
    expect(headers.get('x-error-code')).toBe('RATE_LIMITED');
    clock.advance(40_000);
    expect((await mint(emulator)).status).toBe(200);
  });

  test('wrong secrets count as well', async () => {
    const emulator = await start({ tokenRateLimit: 1 });
    expect((await mint(emulator, { authorization: null })).status).toBe(401);
    expect((await mint(emulator)).body).toMatchObject({ parameters: ['/api/oauth/token', 1, 1] });
  });

  test('too many live tokens are refused until one is revoked or expires', async () => {
    const clock = standingClock();
    const emulator = await start({ now: clock.now, liveTokenLimit: 2 });
    const first = (await mint(emulator)).body as Minted;
    await mint(emulator);
    const refused = await mint(emulator);
    expect(refused.status).toBe(403);
    expect(refused.body).toEqual({ error: 'access_denied', error_description: 'Access Token limit reached.' });
    await revoke(emulator, { body: `token=${first.access_token}` });
    expect((await mint(emulator)).status).toBe(200);
    clock.advance(3_600_000);
    expect((await mint(emulator)).status).toBe(200);
  });
});

describe('using a token', () => {
  test('the fixed one reads; a made-up, cut or empty one does not', async () => {
    const emulator = await start();
    const { accessToken } = emulator.facts;
    expect(await statusWith(emulator, accessToken)).toBe(200);
    for (const token of ['x', accessToken.slice(1), '']) expect(await statusWith(emulator, token)).toBe(401);
  });

  test('the scheme is read without regard to case, another scheme is refused', async () => {
    const emulator = await start();
    const { accessToken } = emulator.facts;
    const statusOf = async (authorization: string) =>
      (await ask(emulator, jobsPath(emulator), { authorization })).status;
    expect(await statusOf(`bearer ${accessToken}`)).toBe(200);
    expect(await statusOf(`Token ${accessToken}`)).toBe(401);
    expect(await statusOf(`Basic ${accessToken}`)).toBe(401);
  });

  test('a minted one expires, the fixed one does not', async () => {
    const clock = standingClock();
    const emulator = await start({ now: clock.now, tokenLifetime: 90_000 });
    const { body } = await mint(emulator);
    expect(body).toMatchObject({ expires_in: 90 });
    clock.advance(89_999);
    expect(await statusWith(emulator, (body as Minted).access_token)).toBe(200);
    clock.advance(1);
    expect(await statusWith(emulator, (body as Minted).access_token)).toBe(401);
    expect(await statusWith(emulator, emulator.facts.accessToken)).toBe(200);
  });
});

describe('revoking a token', () => {
  test('ends it; once more, or of an unknown one, is no error', async () => {
    const emulator = await start();
    const { access_token: token } = (await mint(emulator)).body as Minted;
    for (const body of [`token=${token}&token_type_hint=access_token`, `token=${token}`, 'token=x']) {
      const { status, text } = await revoke(emulator, { body });
      expect([status, text]).toEqual([200, '']);
    }
    expect(await statusWith(emulator, token)).toBe(401);
  });

  test('needs the service account and a token', async () => {
    const emulator = await start();
    expect((await revoke(emulator, { body: 'token=x', authorization: null })).status).toBe(401);
    const { status, body } = await revoke(emulator, { body: 'other=x' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_request' });
  });
});

function mint(emulator: Emulator, asking: Asking = {}) {
  return post(emulator, 'token', { body: 'grant_type=client_credentials', ...asking });
}

function revoke(emulator: Emulator, asking: Asking) {
  return post(emulator, 'revoke', asking);
}

function post(emulator: Emulator, endpoint: string, asking: Asking) {
  return ask(emulator, `/api/oauth/${endpoint}`, {
    method: 'POST',
    accept: 'application/json',
    authorization: basic(emulator.facts.clientId, emulator.facts.clientSecret),
    headers: { 'Content-Type': FORM },
    ...asking,
  });
}

async function statusWith(emulator: Emulator, token: string): Promise<number> {
  return (await ask(emulator, jobsPath(emulator), { authorization: `Bearer ${token}` })).status;
}

function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}
