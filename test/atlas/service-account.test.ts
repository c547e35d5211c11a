import { IDLE_BEFORE_REVOKE } from '../../src/atlas/service-account';
import { queryEscape } from '../../src/atlas/mint-token';
import {
  clientFor,
  failureOf,
  REQUEST,
  SERVICE_ACCOUNT,
  startAtlas,
  until,
  type AtlasServer,
  type Reply,
  type Seen,
} from './atlas-server';
import { FakeClock } from './fake-clock';
import tooManyTokens from './fixtures/error-429-oauth-token.json';

const MINT = '/api/oauth/token';
const REVOKE = '/api/oauth/revoke';

/** Mints token-1, token-2, …; reads are answered by `read`. */
async function startOauth(
  read: (token: string, count: number) => Reply | undefined = () => ({ json: {} }),
  mint: Reply = {},
): Promise<AtlasServer> {
  let minted = 0;
  let reads = 0;
  return startAtlas(({ url, headers }) => {
    if (url === REVOKE) return { json: {} };
    if (url !== MINT) return read(headers.authorization ?? '', (reads += 1));
    minted += 1;
    return { json: { access_token: `minted-token-${minted}`, token_type: 'Bearer', expires_in: 3600 }, ...mint };
  });
}

function of(atlas: AtlasServer, url: string): Seen[] {
  return atlas.seen.filter((seen) => seen.url === url);
}

describe('minting', () => {
  test('happens at the first read, never before', async () => {
    const atlas = await startOauth();
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT });
    await client.close();
    expect(atlas.seen).toEqual([]);
  });

  test('the request, its Basic values escaped as in a query', async () => {
    const atlas = await startOauth();
    await clientFor(atlas.url, { credentials: SERVICE_ACCOUNT }).send(REQUEST);
    const [mint, read] = atlas.seen;
    expect(mint).toMatchObject({ method: 'POST', url: MINT, body: 'grant_type=client_credentials' });
    expect(mint?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '29',
      'user-agent': 'test/1',
    });
    const basic = Buffer.from(mint?.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
    expect(basic).toBe('mdb_sa_id_0123456789abcdef01234567:mdb_sa_sk_very%2Bsecret%2Fvalue');
    expect(read?.headers.authorization).toBe('Bearer minted-token-1');
  });

  test('escaping is that of a query', () => {
    expect(queryEscape("aZ09-_.~ +/%:!'()*")).toBe('aZ09-_.~+%2B%2F%25%3A%21%27%28%29%2A');
  });

  test('all first reads share one', async () => {
    const atlas = await startOauth();
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT });
    await Promise.all(Array.from({ length: 5 }, () => client.send(REQUEST)));
    expect(of(atlas, MINT)).toHaveLength(1);
  });

  test('one reader that stops does not stop it for the others; when all stop, it is cut', async () => {
    for (const stopping of [1, 2]) {
      const controller = new AbortController();
      const cut = jest.fn();
      const held: (() => void)[] = [];
      const atlas = await startAtlas(({ url }, response) => {
        if (url !== MINT) return { json: {} };
        response.on('close', cut);
        response.setHeader('Content-Type', 'application/json');
        held.push(() => response.end('{"access_token":"minted-token"}'));
        return undefined;
      });
      const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT });
      const outcomes = [0, 1].map((index) =>
        client.send({ ...REQUEST, signal: index < stopping ? controller.signal : undefined }).then(
          () => 'read',
          (reason: { code: string }) => reason.code,
        ),
      );
      await until(() => held.length === 1);
      controller.abort();
      if (stopping === 1) for (const release of held) release();
      expect(await Promise.all(outcomes)).toEqual(['STOPPED', stopping === 1 ? 'read' : 'STOPPED']);
      await until(() => cut.mock.calls.length === 1);
      await client.close();
    }
  });

  test('the time of the read is up while it goes on', async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas(() => undefined);
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, clock });
    const pending = failureOf(client.send({ ...REQUEST, end: clock.now() + 1_000 }));
    await until(() => atlas.seen.length === 1);
    clock.advance(1_000);
    const failure = await pending;
    expect(failure.code).toBe('TIMED_OUT');
    expect(failure.message).toContain('waiting for an access token (1 attempt in 1 s)');
  });

  test('is retried', async () => {
    const atlas = await startAtlas(({ url }, _, count) => {
      if (count < 3) return { status: count === 1 ? 503 : 429, json: tooManyTokens };
      return { json: url === MINT ? { access_token: 'minted-token' } : {} };
    });
    const clock = new FakeClock();
    const options = { credentials: SERVICE_ACCOUNT, random: () => 0, clock, log: clock.skipWaits };
    await clientFor(atlas.url, options).send(REQUEST);
    expect(of(atlas, MINT)).toHaveLength(3);
  });

  test('the time that a rate limit of tokens takes is not that of the reads', async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas(({ url }, _, count) => {
      if (url !== MINT) return { json: {} };
      if (count === 1) return { status: 429, headers: { 'Retry-After': '60' }, json: tooManyTokens };
      return { json: { access_token: 'minted-token' } };
    });
    const options = { credentials: SERVICE_ACCOUNT, requestTimeout: 1_000, clock, log: clock.skipWaits };
    const client = clientFor(atlas.url, options);
    const reads = [0, 1].map(() => client.send({ ...REQUEST, end: clock.now() + 90_000 }));
    expect((await Promise.all(reads)).map(({ status }) => status)).toEqual([200, 200]);
    expect(of(atlas, MINT)).toHaveLength(2);
  });
});

describe('minting refused', () => {
  test.each([
    [
      401,
      { error: 'invalid_client', error_description: 'Bad secret' },
      'TOKEN_REFUSED',
      'Status 401, invalid_client: Bad secret',
    ],
    [
      400,
      { error: 'invalid_request' },
      'TOKEN_REFUSED',
      'issued no access token for the service account (client_id and client_secret)',
    ],
    [
      403,
      { error: 'access_denied', error_description: 'Access Token limit reached' },
      'TOKEN_LIMIT',
      'as many live access tokens',
    ],
    [403, { errorCode: 'FORBIDDEN' }, 'TOKEN_REFUSED', 'Status 403, FORBIDDEN'],
    [404, {}, 'TOKEN_REFUSED', 'Status 404 (1 attempt in'],
    [429, tooManyTokens, 'RATE_LIMITED', 'is limited to 50 requests every 1 minutes. (7 attempts in 63 s)'],
    [500, null, 'SERVER_FAILED', 'Atlas failed to issue an access token'],
  ])('%i %j is %s', async (status, json, code, words) => {
    const atlas = await startAtlas(() => ({ status, json }));
    const clock = new FakeClock();
    const options = { credentials: SERVICE_ACCOUNT, random: () => 0, clock, log: clock.skipWaits };
    const failure = await failureOf(clientFor(atlas.url, options).send(REQUEST));
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(words);
    expect(failure.parts.http).toMatchObject({ method: 'POST', path: MINT, status });
    expect(atlas.seen).toHaveLength({ 429: 7, 500: 5 }[status] ?? 1);
  });

  test('a redirect is not followed with the secret', async () => {
    const elsewhere = await startAtlas(() => ({ json: { access_token: 'taken' } }));
    const atlas = await startAtlas(() => ({ status: 302, headers: { Location: `${elsewhere.url}${MINT}` } }));
    const failure = await failureOf(clientFor(atlas.url, { credentials: SERVICE_ACCOUNT }).send(REQUEST));
    expect(failure.code).toBe('REDIRECTED');
    expect(atlas.seen).toHaveLength(1);
    expect(elsewhere.seen).toEqual([]);
  });

  test('a rate limit says how long to wait', async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas(() => ({ status: 429, headers: { 'Retry-After': '600' }, json: tooManyTokens }));
    const failure = await failureOf(clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, clock }).send(REQUEST));
    expect(failure.code).toBe('RATE_LIMITED');
    expect(failure.message).toContain(
      'why: The rate limit holds the next request back for 10 min, and 2 min are left. Status 429',
    );
    expect(failure.message).toContain('fix: Try again in 10 min;');
  });

  test.each([
    [{}, 'no usable access_token'],
    [null, 'no usable access_token'],
    [[], 'no usable access_token'],
    [{ access_token: 7 }, 'no usable access_token'],
    [{ access_token: 'a\nb' }, 'no usable access_token'],
    [{ access_token: 'minted-token', token_type: 'mac' }, 'not a bearer token'],
  ])('an answer of another shape: %j', async (json, words) => {
    const atlas = await startAtlas(() => ({ json }));
    const failure = await failureOf(clientFor(atlas.url, { credentials: SERVICE_ACCOUNT }).send(REQUEST));
    expect(failure.code).toBe('ANSWER_MALFORMED');
    expect(failure.message).toContain(words);
  });

  test('no secret is in the message, however the server repeats it', async () => {
    const log = jest.fn();
    const atlas = await startAtlas(({ headers }) => {
      const sent = headers.authorization?.replace('Basic ', '') ?? '';
      const detail = `${sent} ${Buffer.from(sent, 'base64').toString()} mdb_sa_sk_very+secret/value`;
      return { status: 503, json: { errorCode: sent, detail } };
    });
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, log, random: () => 0 });
    const failure = await failureOf(client.send(REQUEST));
    const told = `${failure.message} ${JSON.stringify(failure.toPlain())} ${JSON.stringify(log.mock.calls)}`;
    expect(told).toContain('(secret)');
    expect(told).not.toMatch(/mdb_sa_sk_very/);
    expect(told).not.toContain(Buffer.from('mdb_sa_id_0123').toString('base64').slice(0, 16));
  });
});

describe('renewal', () => {
  test('a minute before the token expires', async () => {
    const clock = new FakeClock();
    const atlas = await startOauth();
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, clock });
    await client.send(REQUEST);
    // Below the idle time each, so that nothing is revoked in between.
    for (let passed = 0; passed < 3_480; passed += 60) {
      clock.advance(60_000);
      await client.send(REQUEST);
    }
    expect(of(atlas, MINT)).toHaveLength(1);
    clock.advance(60_000);
    await client.send(REQUEST);
    expect(of(atlas, MINT)).toHaveLength(2);
    expect(atlas.seen.at(-1)?.headers.authorization).toBe('Bearer minted-token-2');
  });

  test.each([undefined, null, 0, -1, 'soon', Number.MAX_VALUE])(
    'a token with expires_in %s is used until it is refused',
    async (seconds) => {
      const clock = new FakeClock();
      const atlas = await startOauth(undefined, { json: { access_token: 'minted-token', expires_in: seconds } });
      const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, clock });
      for (let times = 0; times < 3; times += 1) {
        await client.send(REQUEST);
        clock.advance(IDLE_BEFORE_REVOKE - 1);
      }
      expect(of(atlas, MINT)).toHaveLength(1);
    },
  );

  test('expires_in as text counts', async () => {
    const clock = new FakeClock();
    const atlas = await startOauth(undefined, { json: { access_token: 'minted-token', expires_in: '100' } });
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, clock });
    await client.send(REQUEST);
    clock.advance(89_999);
    await client.send(REQUEST);
    expect(of(atlas, MINT)).toHaveLength(1);
    clock.advance(1);
    await client.send(REQUEST);
    expect(of(atlas, MINT)).toHaveLength(2);
  });

  test('once on a 401, for all reads that met it', async () => {
    const atlas = await startOauth((token) => (token === 'Bearer minted-token-1' ? { status: 401 } : { json: {} }));
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT });
    await Promise.all([client.send(REQUEST), client.send(REQUEST), client.send(REQUEST)]);
    expect(of(atlas, MINT)).toHaveLength(2);
  });

  test('a second 401 is final', async () => {
    const atlas = await startOauth(() => ({ status: 401 }));
    const failure = await failureOf(clientFor(atlas.url, { credentials: SERVICE_ACCOUNT }).send(REQUEST));
    expect(failure.code).toBe('UNAUTHORIZED');
    expect(failure.message).toContain('a service account (client_id and client_secret): Atlas issued an access token');
    expect(failure.message).toContain('fix: Check that the service account still exists and is enabled');
    expect(of(atlas, MINT)).toHaveLength(2);
    expect(atlas.seen).toHaveLength(4);
  });
});

describe('revocation', () => {
  test('at close: the token and its kind, over the open connection, without awaiting the answer', async () => {
    const ports = new Set<number | undefined>();
    const atlas = await startAtlas(({ url }, response) => {
      ports.add(response.socket?.remotePort);
      return url === REVOKE ? undefined : { json: { access_token: 'minted-token' } };
    });
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT });
    await client.send(REQUEST);
    await client.close();
    await until(() => of(atlas, REVOKE).length === 1);
    expect(of(atlas, REVOKE)[0]).toMatchObject({
      method: 'POST',
      body: 'token=minted-token&token_type_hint=access_token',
    });
    expect(of(atlas, REVOKE)[0]?.headers.authorization).toMatch(/^Basic /);
    expect(ports.size).toBe(1);
  });

  test('close takes 50 ms at most where nothing can be sent', async () => {
    const clock = new FakeClock();
    const atlas = await startOauth((_, count) => (count === 1 ? { json: {} } : undefined));
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, clock });
    await client.send(REQUEST);
    const closing = client.close();
    expect(clock.waits).toContain(50);
    clock.advance(50);
    await closing;
    expect(clock.pending).toBe(0);
  });

  test('when idle; the next read mints again', async () => {
    const clock = new FakeClock();
    const atlas = await startOauth();
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, clock });
    await client.send(REQUEST);
    clock.advance(IDLE_BEFORE_REVOKE - 1);
    expect(of(atlas, REVOKE)).toHaveLength(0);
    clock.advance(1);
    await until(() => of(atlas, REVOKE).length === 1);
    await client.send(REQUEST);
    expect(atlas.seen.at(-1)?.headers.authorization).toBe('Bearer minted-token-2');
    await client.close();
    await until(() => of(atlas, REVOKE).length === 2);
  });

  test('not while a read goes on', async () => {
    const clock = new FakeClock();
    const held: (() => void)[] = [];
    const atlas = await startAtlas(({ url }, response) => {
      if (url === MINT) return { json: { access_token: 'minted-token' } };
      response.setHeader('Content-Type', 'application/json');
      held.push(() => response.end('{}'));
      return undefined;
    });
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, clock });
    const first = client.send(REQUEST);
    await until(() => held.length === 1);
    held[0]?.();
    await first;
    clock.advance(IDLE_BEFORE_REVOKE - 1_000);
    const second = client.send(REQUEST);
    await until(() => held.length === 2);
    clock.advance(2_000);
    held[1]?.();
    await second;
    expect(of(atlas, REVOKE)).toHaveLength(0);
  });

  test('of a token that is minted while the client closes', async () => {
    const clock = new FakeClock();
    const held: (() => void)[] = [];
    const atlas = await startAtlas(({ url, body }, response) => {
      if (url === REVOKE) return body.includes('minted-token-1') ? undefined : { json: {} };
      if (url !== MINT) return { json: {} };
      response.setHeader('Content-Type', 'application/json');
      const token = { access_token: `minted-token-${held.length + 1}`, expires_in: 100 };
      held.push(() => response.end(JSON.stringify(token)));
      return undefined;
    });
    const client = clientFor(atlas.url, { credentials: SERVICE_ACCOUNT, clock });
    const first = client.send(REQUEST);
    await until(() => held.length === 1);
    held[0]?.();
    await first;
    clock.advance(90_000);
    const second = failureOf(client.send(REQUEST));
    await until(() => held.length === 2);
    await client.close();
    held[1]?.();
    expect((await second).code).toBe('STOPPED');
    await until(() => of(atlas, REVOKE).length === 2);
    expect(of(atlas, REVOKE)[1]?.body).toContain('token=minted-token-2');
  });

  test('there is none for an access token of the user', async () => {
    const atlas = await startOauth();
    const client = clientFor(atlas.url);
    await client.send(REQUEST);
    await client.close();
    expect(atlas.seen.map(({ url }) => url)).toEqual([REQUEST.path]);
  });
});
