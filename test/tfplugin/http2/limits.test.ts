// What one client may cost: streams, headers, memory, floods, and what happens to one that says or reads nothing.
import { ErrorCode } from '../../../src/tfplugin/http2/error-code';
import { HeaderBlock } from '../../../src/tfplugin/http2/header-block';
import { FloodGuard } from '../../../src/tfplugin/http2/flood-guard';
import { until } from '../../support/until';
import {
  ACK,
  END_HEADERS,
  END_STREAM,
  frameBytes,
  get,
  GET,
  literal,
  PREFACE,
  RawClient,
  setting,
  uint32,
  WHOLE,
} from './support/raw-client';
import { HELLO, TestServer } from './support/test-server';

let server: TestServer;
let client: RawClient;
beforeEach(async () => {
  server = await TestServer.start();
  client = await RawClient.open(server.port);
});
afterEach(async () => {
  client.close();
  await server.stop();
});

function repeated(times: number, make: (index: number) => Buffer): Buffer {
  return Buffer.concat(Array.from({ length: times }, (_, index) => make(index)));
}

describe('streams', () => {
  test('a thousand at once are served, and one more is refused until one has gone', async () => {
    client.write(repeated(1_001, (index) => frameBytes('HEADERS', WHOLE, 2 * index + 1, get('/hang'))));
    expect(await client.reset(2_001)).toBe(ErrorCode.REFUSED_STREAM);
    expect(server.heads).toHaveLength(1_000);
    client.send('RST_STREAM', 0, 1, uint32(8));
    client.send('HEADERS', WHOLE, 2_003, GET);
    expect((await client.answer(2_003)).body.toString()).toBe(HELLO);
  });

  test('what is remembered of streams that are over has an end', async () => {
    client.write(repeated(1_500, (index) => frameBytes('HEADERS', WHOLE, 2 * index + 1, get('/empty'))));
    await client.answer(2_999);
    client.send('HEADERS', WHOLE, 1, GET);
    expect(await client.goaway()).toBe(ErrorCode.PROTOCOL_ERROR);
  });
});

describe('headers', () => {
  test('a list that is too long ends its stream; the tables stay the same', async () => {
    const long = repeated(5, () => literal(['a', 'x'.repeat(120)]));
    const block = Buffer.concat([GET, Buffer.from('4001620163', 'hex'), repeated(24, () => long)]);
    client.send('HEADERS', WHOLE, 1, block.subarray(0, 16_000));
    expect(block.length).toBeLessThan(16_000);
    expect(await client.reset(1)).toBe(ErrorCode.ENHANCE_YOUR_CALM);
    client.send('HEADERS', WHOLE, 3, Buffer.concat([GET, Buffer.from('be', 'hex')]));
    await client.answer(3);
    expect(server.heads.map(({ headers }) => headers.get('b'))).toEqual(['c']);
  });

  test('a block of 64 parts is read, one of 65 ends the connection', async () => {
    const parts = (count: number, id: number) => [
      frameBytes('HEADERS', END_STREAM, id, GET),
      repeated(count - 2, () => frameBytes('CONTINUATION', 0, id)),
      frameBytes('CONTINUATION', END_HEADERS, id),
    ];
    client.write(...parts(64, 1));
    expect((await client.answer(1)).body.toString()).toBe(HELLO);
    client.write(...parts(65, 3));
    expect(await client.goaway()).toBe(ErrorCode.ENHANCE_YOUR_CALM);
  });

  test('a block that never ends is given up by its bytes', () => {
    const block = new HeaderBlock({ streamId: 1, endsStream: true, dependency: undefined });
    for (let part = 0; part < 4; part += 1) block.add(Buffer.alloc(16_384));
    expect(() => block.add(Buffer.of(0))).toThrow(
      expect.objectContaining({ name: 'ConnectionError', code: ErrorCode.ENHANCE_YOUR_CALM }),
    );
  });
});

describe('floods', () => {
  const opened = (index: number) => frameBytes('HEADERS', END_HEADERS, 2 * index + 1, get('/hang'));

  test.each<[string, (index: number) => Buffer]>([
    ['PING', () => frameBytes('PING', 0, 0, '0000000000000000')],
    ['answers to no PING', () => frameBytes('PING', ACK, 0, '0000000000000000')],
    ['SETTINGS', () => frameBytes('SETTINGS', 0, 0, setting(4, 1))],
    ['acknowledgements', () => frameBytes('SETTINGS', ACK)],
    ['PRIORITY', () => frameBytes('PRIORITY', 0, 1, '0000000310')],
    ['frames of no known type', () => frameBytes(0x42)],
    ['DATA that is empty', (index) => (index === 0 ? opened(0) : frameBytes('DATA', 0, 1))],
    ['DATA after a reset', (index) => (index === 0 ? reset() : frameBytes('DATA', 0, 1))],
    ['resets', (index) => Buffer.concat([opened(index), frameBytes('RST_STREAM', 0, 2 * index + 1, uint32(8))])],
    [
      'streams that the server must reset',
      (index) => Buffer.concat([opened(index), frameBytes('PRIORITY', 0, 2 * index + 1)]),
    ],
    ['streams beyond the limit', (index) => opened(index)],
    ['malformed requests', (index) => frameBytes('HEADERS', WHOLE, 2 * index + 1)],
  ])('%s', async (_, frame) => {
    client.write(repeated(11_001, frame));
    expect(await client.goaway()).toBe(ErrorCode.ENHANCE_YOUR_CALM);
  });

  /** A stream that the server has reset. */
  function reset(): Buffer {
    return Buffer.concat([opened(0), frameBytes('WINDOW_UPDATE', 0, 1, uint32(0))]);
  }

  test('a client that cancels a hundred calls and pings with each answer is no flood', async () => {
    for (let round = 0; round < 20; round += 1) {
      const cancelled = (index: number) => 2 * (round * 101 + index) + 1;
      client.write(
        repeated(100, (index) => frameBytes('HEADERS', WHOLE, cancelled(index), get('/hang'))),
        repeated(100, (index) => frameBytes('RST_STREAM', 0, cancelled(index), uint32(8))),
        repeated(100, () => frameBytes('PING', 0, 0, '0000000000000000')),
        frameBytes('HEADERS', WHOLE, cancelled(100), GET),
      );
      await client.answer(cancelled(100));
    }
  });

  test('time forgives', () => {
    let now = 0;
    const guard = new FloodGuard(() => now);
    const count = (times: number) => {
      for (let each = 0; each < times; each += 1) guard.count();
    };
    count(10_000);
    now = 1_000;
    count(1_000);
    expect(() => guard.count()).toThrow(expect.objectContaining({ code: ErrorCode.ENHANCE_YOUR_CALM }));
    now = 1_000_000;
    count(10_000);
    expect(() => guard.count()).toThrow('Too many frames ask for nothing.');
  });
});

describe('memory', () => {
  test('requests may hold 256 MiB together', async () => {
    const PER_STREAM = 60 * 1024 * 1024;
    const frame = (id: number) => frameBytes('DATA', 0, id, Buffer.alloc(16_384));
    const fill = async (id: number) => {
      client.send('HEADERS', END_HEADERS, id, get('/echo'));
      for (let sent = 0; sent < PER_STREAM; sent += 16 * 16_384) {
        client.write(repeated(16, () => frame(id)));
        await client.ping();
        expect(client.frames.splice(0).filter(({ type }) => type === 'RST_STREAM')).toEqual([]);
      }
    };
    for (const id of [1, 3, 5, 7]) await fill(id);
    client.send('RST_STREAM', 0, 3, uint32(8));
    await fill(9);
    client.send('HEADERS', END_HEADERS, 11, get('/echo'));
    for (let sent = 0; sent <= 16 * 1024 * 1024; sent += 16_384) client.write(frame(11));
    expect(await client.reset(11)).toBe(ErrorCode.ENHANCE_YOUR_CALM);
    client.send('HEADERS', WHOLE, 13, GET);
    expect((await client.answer(13)).body.toString()).toBe(HELLO);
  });
});

describe('a client that does not read', () => {
  /** Bytes that the server keeps for the one client that there is. */
  function kept(): number {
    return [...server.sockets].reduce((sum, { writableLength }) => sum + writableLength, 0);
  }

  test('answers wait until it does', async () => {
    client.write(
      frameBytes('SETTINGS', 0, 0, setting(4, 0x7fffffff)),
      frameBytes('WINDOW_UPDATE', 0, 0, uint32(0x7fff0000)),
    );
    await client.ping();
    client.socket.pause();
    client.send('HEADERS', WHOLE, 1, get('/big/50000000'));
    await until(() => kept() > 0);
    expect(kept()).toBeLessThan(600_000);
    client.socket.resume();
    expect((await client.answer(1)).body).toHaveLength(50_000_000);
    expect(kept()).toBe(0);
  });

  test('it is not read from either', async () => {
    client.socket.pause();
    const answers = repeated(1_000, (index) => frameBytes('HEADERS', WHOLE, 2 * index + 1, get('/long-headers')));
    client.write(answers);
    await until(() => [...server.sockets].some((socket) => socket.isPaused()));
    const { length } = server.heads;
    client.write(repeated(100, (index) => frameBytes('HEADERS', WHOLE, 2 * index + 3_001, GET)));
    client.socket.resume();
    expect((await client.answer(3_199)).body.toString()).toBe(HELLO);
    expect(server.heads.length).toBe(length + 100);
  });
});

describe('the end of a connection', () => {
  test('a client that says nothing keeps its socket, and is never ready', async () => {
    const silent = await RawClient.silent(server.port);
    silent.write(PREFACE.subarray(0, 10));
    await client.ping();
    expect(server.sockets.size).toBe(2);
    expect(server.ready).toBe(1);
    silent.close();
    await silent.closed;
  });

  test.each(['end', 'destroy', 'resetAndDestroy'] as const)('what runs is given up by socket.%s', async (how) => {
    client.send('HEADERS', WHOLE, 1, get('/hang'));
    client.send('HEADERS', WHOLE, 3, get('/open'));
    await client.ping();
    const cancelled = server.happens();
    client.socket[how]();
    await cancelled;
    await until(() => server.sockets.size === 0);
    expect(server.cancelled).toEqual(['/hang', '/open']);
  });

  test('a client that leaves without reading is cut off', async () => {
    client.write(
      frameBytes('SETTINGS', 0, 0, setting(4, 0x7fffffff)),
      frameBytes('WINDOW_UPDATE', 0, 0, uint32(0x7fff0000)),
    );
    await client.ping();
    client.socket.pause();
    client.send('HEADERS', WHOLE, 1, get('/big/50000000'));
    await until(() => [...server.sockets].some(({ writableLength }) => writableLength > 0));
    client.socket.end();
    await until(() => server.sockets.size === 0);
  });

  test('a client that does not go after GOAWAY is cut off', async () => {
    const stubborn = await RawClient.silent(server.port);
    stubborn.socket.allowHalfOpen = true;
    stubborn.write(Buffer.alloc(24));
    await stubborn.next('GOAWAY');
    await until(() => server.sockets.size === 1);
    stubborn.close();
  });
});
