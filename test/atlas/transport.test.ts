import { createServer, type Socket } from 'node:net';
import zlib from 'node:zlib';
import {
  ACCESS_TOKEN,
  afterThisTest,
  clientFor,
  failureOf,
  JOB_PATH,
  REQUEST,
  startAtlas,
  until,
} from './atlas-server';
import { FakeClock } from './fake-clock';

const CLOSED_PORT = 1;

describe('bodies', () => {
  test.each([
    ['gzip', zlib.gzipSync('{"a":1}')],
    ['x-gzip', zlib.gzipSync('{"a":1}')],
    ['br', zlib.brotliCompressSync('{"a":1}')],
    ['deflate', zlib.deflateSync('{"a":1}')],
    ['deflate', zlib.deflateRawSync('{"a":1}')],
    ['identity', Buffer.from('\ufeff{"a":1}')],
  ])('%s is read', async (encoding, body) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
    const atlas = await startAtlas(() => ({ headers, body }));
    expect((await clientFor(atlas.url).send(REQUEST)).body).toEqual({ a: 1 });
  });

  test('JSON without a content type is read', async () => {
    const atlas = await startAtlas(() => ({ headers: {}, body: '{"a":1}' }));
    expect((await clientFor(atlas.url).send(REQUEST)).body).toEqual({ a: 1 });
  });

  test.each([
    [
      'HTML',
      { 'Content-Type': 'text/html' },
      '<html>Log in</html>',
      'content type "text/html", beginning "<html>Log in</html>"',
    ],
    ['nothing', { 'Content-Type': 'application/json' }, '', 'was answered with nothing'],
    ['half of it', { 'Content-Type': 'application/json' }, '{"a":', 'beginning "{"a":"'],
    ['no JSON and no type', {}, 'hello', 'content type not given, beginning "hello"'],
    ['an unknown encoding', { 'Content-Encoding': 'zstd' }, 'x', 'Its content encoding "zstd" was not asked for'],
    ['damaged gzip', { 'Content-Encoding': 'gzip' }, 'x', 'Its gzip compression is damaged'],
  ])('%s is told', async (_, headers, body, words) => {
    const atlas = await startAtlas(() => ({ headers: headers as Record<string, string>, body }));
    const failure = await failureOf(clientFor(atlas.url).send(REQUEST));
    expect(failure.code).toBe('ANSWER_NOT_JSON');
    expect(failure.message).toContain(words);
    expect(atlas.seen).toHaveLength(1);
  });

  test.each([
    ['on the wire', { 'Content-Type': 'application/json' }, Buffer.alloc(9 * 1024 * 1024, ' ')],
    ['decompressed', { 'Content-Encoding': 'gzip' }, zlib.gzipSync(Buffer.alloc(9 * 1024 * 1024, ' '))],
  ])('more than 8 MiB %s is refused', async (_, headers, body) => {
    const atlas = await startAtlas(() => ({ headers: headers as Record<string, string>, body }));
    const failure = await failureOf(clientFor(atlas.url).send(REQUEST));
    expect(failure.code).toBe('ANSWER_TOO_LARGE');
    expect(failure.message).toContain('is larger than 8 MiB');
  });
});

test('a failure whose body cannot be read is still that failure', async () => {
  const atlas = await startAtlas(() => ({ status: 403, headers: { 'Content-Encoding': 'gzip' }, body: 'x' }));
  expect((await failureOf(clientFor(atlas.url).send(REQUEST))).code).toBe('FORBIDDEN');
});

test.each([
  ['a page', { 'Content-Type': 'text/html' }, '<h1>Not Found</h1>'],
  ['nothing', {}, ''],
  ['damaged gzip', { 'Content-Encoding': 'gzip' }, 'x'],
  ['JSON of another server', { 'Content-Type': 'application/json' }, '{"error":"Not Found"}'],
])('a 404 with %s comes from something else than Atlas', async (_, headers, body) => {
  const atlas = await startAtlas(() => ({ status: 404, headers: headers as Record<string, string>, body }));
  expect((await failureOf(clientFor(atlas.url).send(REQUEST))).code).toBe('UNEXPECTED_STATUS');
});

describe('a redirection', () => {
  test('is refused with its target, and nothing is sent there', async () => {
    const elsewhere = await startAtlas(() => ({ json: {} }));
    const atlas = await startAtlas(() => ({ status: 302, headers: { Location: `${elsewhere.url}/x?token=1` } }));
    const failure = await failureOf(clientFor(atlas.url).send(REQUEST));
    expect(failure.code).toBe('REDIRECTED');
    expect(failure.message).toContain(`redirected the request to 127.0.0.1:${elsewhere.port}.`);
    expect(elsewhere.seen).toEqual([]);
  });

  test('without a target says so', async () => {
    const atlas = await startAtlas(() => ({ status: 301 }));
    expect((await failureOf(clientFor(atlas.url).send(REQUEST))).message).toContain('without saying where');
  });
});

test('connections are kept and used again', async () => {
  const ports = new Set<number | undefined>();
  const atlas = await startAtlas((_, response) => {
    ports.add(response.socket?.remotePort);
    return { json: {} };
  });
  const client = clientFor(atlas.url);
  for (let times = 0; times < 3; times += 1) await client.send(REQUEST);
  expect(ports.size).toBe(1);
});

describe('stopping', () => {
  test('before anything is sent', async () => {
    const atlas = await startAtlas(() => ({ json: {} }));
    const failure = await failureOf(clientFor(atlas.url).send({ ...REQUEST, signal: AbortSignal.abort() }));
    expect(failure.code).toBe('STOPPED');
    expect(atlas.seen).toEqual([]);
  });

  test('while the answer is awaited, and in the middle of it, cuts the connection', async () => {
    for (const begin of [false, true]) {
      const controller = new AbortController();
      const cut = jest.fn();
      const atlas = await startAtlas((_, response) => {
        response.on('close', cut);
        if (begin) response.write('{');
        setImmediate(() => controller.abort());
        return undefined;
      });
      const failure = await failureOf(clientFor(atlas.url).send({ ...REQUEST, signal: controller.signal }));
      expect(failure.code).toBe('STOPPED');
      await until(() => cut.mock.calls.length === 1);
    }
  });

  test('while the next attempt is awaited', async () => {
    const controller = new AbortController();
    const clock = new FakeClock();
    const atlas = await startAtlas(() => ({ status: 503, headers: { 'Retry-After': '30' } }));
    const client = clientFor(atlas.url, {
      clock,
      log: (level) => level === 'info' && setImmediate(() => controller.abort()),
    });
    const failure = await failureOf(client.send({ ...REQUEST, signal: controller.signal }));
    expect(failure.code).toBe('STOPPED');
    expect(clock.pending).toBe(0);
  });

  test('closing the client ends what it reads, without another attempt', async () => {
    const atlas = await startAtlas(() => undefined);
    const client = clientFor(atlas.url, { random: () => 0 });
    const pending = failureOf(client.send(REQUEST));
    await until(() => atlas.seen.length === 1);
    await client.close();
    expect((await pending).code).toBe('STOPPED');
    expect(atlas.seen).toHaveLength(1);
  });

  test('a closed client sends nothing', async () => {
    const atlas = await startAtlas(() => ({ json: {} }));
    const client = clientFor(atlas.url);
    await client.close();
    await client.close();
    expect((await failureOf(client.send(REQUEST))).code).toBe('STOPPED');
    expect(atlas.seen).toEqual([]);
  });
});

describe('limits of time', () => {
  test('a server that never answers: the idle limit of each attempt, then the timeout of the request', async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas(() => undefined);
    const pending = failureOf(clientFor(atlas.url, { clock, requestTimeout: 50_000, random: () => 0 }).send(REQUEST));
    await until(() => atlas.seen.length === 1);
    clock.advance(30_000);
    await until(() => clock.waits.includes(0));
    clock.advance(0);
    await until(() => atlas.seen.length === 2);
    clock.advance(20_000);
    const failure = await pending;
    expect(failure.code).toBe('TIMED_OUT');
    expect(failure.message).toContain(`${atlas.url} did not answer in time.`);
    expect(failure.message).toContain('The time for the request was up (2 attempts in 50 s)');
    expect(clock.pending).toBe(0);
  });

  test('an answer that stops in the middle', async () => {
    const clock = new FakeClock();
    const atlas = await startAtlas((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{"a":');
      return undefined;
    });
    const log = jest.fn();
    const pending = failureOf(
      clientFor(atlas.url, { clock, requestTimeout: 31_000, random: () => 1, log }).send(REQUEST),
    );
    await until(() => clock.waits.filter((wait) => wait === 30_000).length >= 3);
    clock.advance(30_000);
    await until(() => clock.waits.includes(500));
    clock.advance(500);
    await until(() => clock.waits.filter((wait) => wait === 500).length === 2);
    clock.advance(500);
    const failure = await pending;
    expect(failure.code).toBe('TIMED_OUT');
    expect(log.mock.calls.flat().join()).toContain('No byte came for 30 s');
  });

  test('a connection that never stands', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    afterThisTest(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const clock = new FakeClock();
    const pending = failureOf(clientFor(`https://127.0.0.1:${port}`, { clock, requestTimeout: 10_000 }).send(REQUEST));
    await until(() => sockets.length === 1);
    clock.advance(10_000);
    const failure = await pending;
    expect(failure.code).toBe('TIMED_OUT');
    expect(failure.message).toContain('(1 attempt in 10 s)');
  });
});

describe('a network that fails', () => {
  test('nothing listens', async () => {
    const failure = await failureOf(clientFor(`http://127.0.0.1:${CLOSED_PORT}`).send(REQUEST));
    expect(failure.code).toBe('CONNECTION_REFUSED');
    expect(failure.message).toContain(`The connection to http://127.0.0.1:${CLOSED_PORT} was refused.`);
    expect(failure.message).toMatch(/ECONNREFUSED.*\(1 attempt in \d+ ms\)/);
    expect(failure.parts.http).toEqual({ method: 'GET', path: JOB_PATH });
  });

  test('a connection cut before and within the answer is tried again, five times in all', async () => {
    const atlas = await startAtlas((_, response, count) => {
      if (count > 2) response.writeHead(200, { 'Content-Length': '100', 'Content-Type': 'application/json' });
      if (count > 2) response.write('{');
      setImmediate(() => response.destroy());
      return undefined;
    });
    const failure = await failureOf(clientFor(atlas.url, { random: () => 0 }).send(REQUEST));
    expect(failure.code).toBe('CONNECTION_RESET');
    expect(failure.message).toContain('was cut before the answer was complete');
    expect(failure.message).toContain('5 attempts in');
    expect(atlas.seen).toHaveLength(5);
  });

  test('an answer that is not HTTP', async () => {
    const server = createServer((socket) => socket.end('hello\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    afterThisTest(() => server.close());
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const failure = await failureOf(clientFor(`http://127.0.0.1:${port}`).send(REQUEST));
    expect(failure.code).toBe('NETWORK_FAILED');
    expect(failure.message).toContain('Parse Error');
  });
});

test('what is done is logged, without secrets', async () => {
  const atlas = await startAtlas(() => ({ json: {} }));
  const log = jest.fn();
  await clientFor(atlas.url, { log, credentials: ACCESS_TOKEN }).send(REQUEST);
  expect(log).toHaveBeenCalledTimes(1);
  expect(log).toHaveBeenCalledWith('debug', expect.stringMatching(/^GET \/api\/.*: status 200 in \d+ ms$/));
});
