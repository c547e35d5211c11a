import { createHash } from 'node:crypto';
import {
  API_KEY,
  clientFor,
  failureOf,
  JOB_PATH,
  REQUEST,
  startAtlas,
  until,
  type Reply,
  type Seen,
} from './atlas-server';

const PASSWORD = '11111111-2222-3333-4444-555555555555';

interface Policy {
  /** Asked at each request, so that a test may change it meanwhile. */
  readonly password?: string | (() => string);
  /** How often a nonce may be used. */
  readonly uses?: number;
  /** What is said of a nonce used too often. */
  readonly stale?: boolean;
}

/** A server side of digest authentication, written without the client's own code. */
function digestServer({ password = PASSWORD, uses = Infinity, stale = false }: Policy = {}) {
  const counts = new Map<string, number>();
  const challenge = (old: boolean): Reply => {
    const nonce = `nonce${counts.size}`;
    counts.set(nonce, 0);
    const header = `Digest realm="MMS Public API", domain="", nonce="${nonce}", algorithm=MD5, qop="auth", stale=${old}`;
    return {
      status: 401,
      headers: { 'WWW-Authenticate': header },
      json: { error: 401, errorCode: 'UNEXPECTED_ERROR' },
    };
  };
  return ({ method, url, headers }: Seen): Reply => {
    const sent = headers.authorization;
    if (sent === undefined) return challenge(false);
    const value = (name: string) => new RegExp(`[ ,]${name}="?([^",]*)"?`).exec(sent)?.[1] ?? '';
    const h = (text: string) => createHash('md5').update(text).digest('hex');
    const known = typeof password === 'string' ? password : password();
    const first = h(`${value('username')}:MMS Public API:${known}`);
    const rest = `${value('nonce')}:${value('nc')}:${value('cnonce')}:auth:${h(`${method}:${url}`)}`;
    const count = (counts.get(value('nonce')) ?? Infinity) + 1;
    counts.set(value('nonce'), count);
    if (count > uses || parseInt(value('nc'), 16) !== count) return challenge(stale);
    return value('response') === h(`${first}:${rest}`) ? { json: { a: 1 } } : challenge(false);
  };
}

function countsOf(seen: readonly Seen[]): string[] {
  return seen.map(({ headers }) => /nc=(\d+)/.exec(headers.authorization ?? '')?.[1] ?? 'none');
}

test('nothing is asked before the first read', async () => {
  const atlas = await startAtlas(digestServer());
  clientFor(atlas.url, { credentials: API_KEY });
  expect(atlas.seen).toEqual([]);
});

test('one challenge serves all reads, its count going up', async () => {
  const atlas = await startAtlas(digestServer());
  const client = clientFor(atlas.url, { credentials: API_KEY });
  for (let times = 0; times < 3; times += 1) expect((await client.send(REQUEST)).body).toEqual({ a: 1 });
  expect(countsOf(atlas.seen)).toEqual(['none', '00000001', '00000002', '00000003']);
  expect(atlas.seen[1]?.headers.authorization).toContain(`uri="${JOB_PATH}"`);
});

test('the query is part of what is hashed', async () => {
  const atlas = await startAtlas(digestServer());
  const client = clientFor(atlas.url, { credentials: API_KEY });
  expect((await client.send({ ...REQUEST, query: { envelope: 'true', x: "it's" } })).status).toBe(200);
  expect(atlas.seen).toHaveLength(2);
});

test('all first reads share one challenge', async () => {
  const atlas = await startAtlas(digestServer());
  const client = clientFor(atlas.url, { credentials: API_KEY });
  const answers = await Promise.all(Array.from({ length: 4 }, () => client.send(REQUEST)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(countsOf(atlas.seen).filter((count) => count === 'none')).toHaveLength(1);
});

test('a first read whose own answer is of no use fails alone', async () => {
  const digest = digestServer();
  const atlas = await startAtlas((seen) => {
    const reply = digest(seen);
    return reply.status === undefined && seen.url.startsWith('/moved')
      ? { status: 302, headers: { Location: '/' } }
      : reply;
  });
  const client = clientFor(atlas.url, { credentials: API_KEY });
  const [first, ...others] = await Promise.allSettled(
    ['/moved', JOB_PATH, JOB_PATH].map((path) => client.send({ ...REQUEST, path })),
  );
  expect(first).toMatchObject({ status: 'rejected', reason: { code: 'REDIRECTED' } });
  expect(others).toMatchObject([{ value: { status: 200 } }, { value: { status: 200 } }]);
});

test.each([true, false])(
  'a server that refuses to reuse a nonce (stale=%s) is asked for one each time',
  async (stale) => {
    const atlas = await startAtlas(digestServer({ uses: 1, stale }));
    const client = clientFor(atlas.url, { credentials: API_KEY });
    for (let times = 0; times < 4; times += 1) await client.send(REQUEST);
    expect(countsOf(atlas.seen)).toEqual([
      ...['none', '00000001'],
      // Tried once, and answered with a nonce that is used at once.
      ...['00000002', '00000001'],
      ...['none', '00000001'],
      ...['none', '00000001'],
    ]);
  },
);

test('a wrong password asks exactly once more', async () => {
  const atlas = await startAtlas(digestServer({ password: 'another' }));
  const client = clientFor(atlas.url, { credentials: API_KEY });
  const failure = await failureOf(client.send(REQUEST));
  expect(failure.code).toBe('UNAUTHORIZED');
  expect(failure.message).toContain(
    'The request was made with an API key (public_key and private_key), which Atlas did not accept',
  );
  expect(failure.message).not.toContain(PASSWORD);
  expect(atlas.seen).toHaveLength(2);
});

describe('many reads at once', () => {
  const NO_REUSE = 'does not let a nonce be used again';
  const pathOf = (project: string) => JOB_PATH.replace(/groups\/[^/]+/, `groups/${project}`);

  test('with a wrong key: one tries, and the others fail without asking', async () => {
    const log = jest.fn();
    const atlas = await startAtlas(digestServer({ password: 'another' }));
    const client = clientFor(atlas.url, { credentials: API_KEY, log });
    const failures = await Promise.all(Array.from({ length: 10 }, () => failureOf(client.send(REQUEST))));
    expect(failures.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 'UNAUTHORIZED'));
    expect(atlas.seen).toHaveLength(2);
    expect(log.mock.calls.flat().join()).not.toContain(NO_REUSE);
  });

  test('with a wrong key, of ten projects: each tries once', async () => {
    const log = jest.fn();
    const atlas = await startAtlas(digestServer({ password: 'another' }));
    const client = clientFor(atlas.url, { credentials: API_KEY, log });
    const paths = Array.from({ length: 10 }, (_, index) => pathOf(`p${index}`));
    const failures = await Promise.all(paths.map((path) => failureOf(client.send({ ...REQUEST, path }))));
    expect(failures.every(({ code }) => code === 'UNAUTHORIZED')).toBe(true);
    expect(failures.map(({ parts }) => parts.http?.path)).toEqual(paths);
    expect(atlas.seen).toHaveLength(11);
    expect(log.mock.calls.flat().join()).not.toContain(NO_REUSE);
  });

  test.each([true, false])(
    'a good key that is refused for the first project reads the others (challenge in that 401: %s)',
    async (challenges) => {
      const digest = digestServer();
      const atlas = await startAtlas((seen) => {
        const reply = digest(seen);
        if (reply.status === 401 || !seen.url.includes('/closed/')) return reply;
        const json = { error: 401, errorCode: 'USER_UNAUTHORIZED' };
        return challenges ? { ...digest({ ...seen, headers: {} }), json } : { status: 401, json };
      });
      const client = clientFor(atlas.url, { credentials: API_KEY });
      const projects = ['closed', 'open', 'closed', 'open', 'open'];
      const outcomes = projects.map((project) =>
        client.send({ ...REQUEST, path: pathOf(project) }).then(
          () => 'read',
          (reason: { code: string }) => reason.code,
        ),
      );
      expect(await Promise.all(outcomes)).toEqual(['UNAUTHORIZED', 'read', 'UNAUTHORIZED', 'read', 'read']);
    },
  );

  test('where the key is revoked between two batches: nobody blames the reuse of the nonce', async () => {
    let password = PASSWORD;
    const log = jest.fn();
    const atlas = await startAtlas(digestServer({ password: () => password }));
    const client = clientFor(atlas.url, { credentials: API_KEY, log });
    await client.send(REQUEST);
    password = 'another';
    const failures = await Promise.all(Array.from({ length: 10 }, () => failureOf(client.send(REQUEST))));
    expect(failures.every(({ code }) => code === 'UNAUTHORIZED')).toBe(true);
    // Each is refused once, and at most once more with a nonce of its own.
    expect(atlas.seen.length).toBeGreaterThan(2 + 10);
    expect(atlas.seen.length).toBeLessThanOrEqual(2 + 20);
    expect(log.mock.calls.flat().join()).not.toContain(NO_REUSE);
  });

  test.each([true, false])('where the server refuses reuse (stale=%s): all are read', async (stale) => {
    const log = jest.fn();
    const atlas = await startAtlas(digestServer({ uses: 1, stale }));
    const client = clientFor(atlas.url, { credentials: API_KEY, log });
    await Promise.all(Array.from({ length: 10 }, () => client.send(REQUEST)));
    expect(atlas.seen).toHaveLength(20);
    expect(log.mock.calls.flat().filter((words) => String(words).includes(NO_REUSE))).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, () => client.send(REQUEST)));
    expect(atlas.seen).toHaveLength(40);
  });

  test('where a nonce serves twice only: all are read', async () => {
    const atlas = await startAtlas(digestServer({ uses: 2, stale: true }));
    const client = clientFor(atlas.url, { credentials: API_KEY });
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.send(REQUEST)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(atlas.seen.length).toBeLessThanOrEqual(41);
  });
});

describe('a nonce that expires after it was used again', () => {
  test.each([true, false])('is replaced, and its successor is used again (stale=%s)', async (stale) => {
    const log = jest.fn();
    const atlas = await startAtlas(digestServer({ uses: 25, stale }));
    const client = clientFor(atlas.url, { credentials: API_KEY, log });
    for (let times = 0; times < 40; times += 1) await client.send(REQUEST);
    expect(atlas.seen).toHaveLength(42);
    expect(log.mock.calls.flat().join()).not.toContain('nonce');
  });

  test('while ten reads are under way costs each of them one request', async () => {
    const atlas = await startAtlas(digestServer({ uses: 3, stale: true }));
    const client = clientFor(atlas.url, { credentials: API_KEY });
    for (let times = 0; times < 3; times += 1) await client.send(REQUEST);
    expect(atlas.seen).toHaveLength(4);
    await Promise.all(Array.from({ length: 10 }, () => client.send(REQUEST)));
    expect(atlas.seen).toHaveLength(4 + 20);
  });
});

test('a failure of the server at the first use of a nonce proves nothing against its reuse', async () => {
  const digest = digestServer();
  const atlas = await startAtlas((seen, _, count) => {
    const reply = digest(seen);
    return count === 2 ? { status: 503 } : reply;
  });
  const client = clientFor(atlas.url, { credentials: API_KEY, random: () => 0 });
  for (let times = 0; times < 3; times += 1) await client.send(REQUEST);
  expect(countsOf(atlas.seen)).toEqual(['none', '00000001', '00000002', '00000003', '00000004']);
});

test('the public key is not shown either', async () => {
  const atlas = await startAtlas(() => ({
    status: 403,
    json: { errorCode: 'X', detail: 'The key abcdefgh has no role' },
  }));
  const { message } = await failureOf(clientFor(atlas.url, { credentials: API_KEY }).send(REQUEST));
  expect(message).toContain('The key (secret) has no role');
});

test('a nonce that is stale at its first use is replaced once, not for ever', async () => {
  const header = (nonce: number) => `Digest realm="r", nonce="${nonce}", qop="auth", stale=true`;
  const atlas = await startAtlas((_, __, count) => ({ status: 401, headers: { 'WWW-Authenticate': header(count) } }));
  expect((await failureOf(clientFor(atlas.url, { credentials: API_KEY }).send(REQUEST))).code).toBe('UNAUTHORIZED');
  expect(atlas.seen).toHaveLength(3);
});

test('challenges in two headers: the stronger one is answered', async () => {
  const challenges = ['md5', 'SHA-256'].map((name) => `Digest realm="r", nonce="n", qop="auth", algorithm=${name}`);
  const atlas = await startAtlas(({ headers }) =>
    headers.authorization === undefined ? { status: 401, headers: { 'WWW-Authenticate': challenges } } : { json: {} },
  );
  await clientFor(atlas.url, { credentials: API_KEY }).send(REQUEST);
  expect(atlas.seen[1]?.headers.authorization).toContain('algorithm=SHA-256');
});

test('an algorithm that is not known is told, without a second request', async () => {
  const headers = { 'WWW-Authenticate': 'Digest realm="r", nonce="n", algorithm=BLAKE3' };
  const atlas = await startAtlas(() => ({ status: 401, headers }));
  const failure = await failureOf(clientFor(atlas.url, { credentials: API_KEY }).send(REQUEST));
  expect(failure.code).toBe('UNAUTHORIZED');
  expect(failure.message).toContain('asks for a digest that is not supported: the algorithm BLAKE3');
  expect(atlas.seen).toHaveLength(1);
});

test('a 401 without a challenge is final', async () => {
  const atlas = await startAtlas(() => ({ status: 401 }));
  expect((await failureOf(clientFor(atlas.url, { credentials: API_KEY }).send(REQUEST))).code).toBe('UNAUTHORIZED');
  expect(atlas.seen).toHaveLength(1);
});

test('a server that wants no credentials answers each read itself', async () => {
  const atlas = await startAtlas(({ url }) => ({ json: { url } }));
  const client = clientFor(atlas.url, { credentials: API_KEY });
  const paths = ['/a', '/b', '/c'];
  const answers = await Promise.all(paths.map((path) => client.send({ ...REQUEST, path })));
  expect(answers.map(({ body }) => body)).toEqual(paths.map((url) => ({ url })));
});

test('a failure while the challenge is asked for is retried', async () => {
  const digest = digestServer();
  const atlas = await startAtlas((seen, _, count) => (count === 1 ? { status: 503 } : digest(seen)));
  expect((await clientFor(atlas.url, { credentials: API_KEY, random: () => 0 }).send(REQUEST)).status).toBe(200);
  expect(countsOf(atlas.seen)).toEqual(['none', 'none', '00000001']);
});

test('one reader that stops does not take the challenge from the others', async () => {
  const digest = digestServer();
  const held: (() => void)[] = [];
  const atlas = await startAtlas((seen, response, count) => {
    if (count > 1) return digest(seen);
    const { status = 0, headers, json } = digest(seen);
    held.push(() => response.writeHead(status, { ...headers }).end(JSON.stringify(json)));
    return undefined;
  });
  const client = clientFor(atlas.url, { credentials: API_KEY });
  const controller = new AbortController();
  const first = failureOf(client.send({ ...REQUEST, signal: controller.signal }));
  const second = client.send(REQUEST);
  await until(() => held.length === 1);
  controller.abort();
  expect((await first).code).toBe('STOPPED');
  for (const release of held) release();
  expect((await second).status).toBe(200);
});
