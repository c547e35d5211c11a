// The rules of RFC 9113 for each frame: what ends the connection, what ends a stream, and what is let pass.
import { ErrorCode } from '../../../src/tfplugin/http2/error-code';
import {
  ACK,
  END_HEADERS,
  END_STREAM,
  frameBytes,
  get,
  GET,
  literal,
  PADDED,
  PREFACE,
  PRIORITY,
  RawClient,
  setting,
  uint32,
  WHOLE,
} from './support/raw-client';
import { HELLO, TestServer } from './support/test-server';

let server: TestServer;
let client: RawClient;
beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  client = await RawClient.open(server.port);
});
afterEach(() => client.close());
afterAll(() => server.stop());

const PRIORITY_OF_3 = '0000000310';

/** `GET` on stream 1, answered. */
async function answered(): Promise<void> {
  client.send('HEADERS', WHOLE, 1, GET);
  expect((await client.answer(1)).body.toString()).toBe(HELLO);
}

/** The connection has survived whatever was sent. */
async function goesOn(id: number): Promise<void> {
  client.send('HEADERS', WHOLE, id, GET);
  expect((await client.answer(id)).body.toString()).toBe(HELLO);
}

describe('the beginning', () => {
  test('the server speaks first: its settings, each of them', async () => {
    const other = await RawClient.silent(server.port);
    const { flags, id, payload } = await other.next('SETTINGS');
    expect({ flags, id, payload }).toEqual({
      flags: 0,
      id: 0,
      payload: Buffer.concat([setting(3, 1_000), setting(6, 16_384)]),
    });
    other.close();
  });

  test.each([
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a preface with an error in it', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\r')],
    ['a first frame that is not SETTINGS', Buffer.concat([PREFACE, frameBytes('PING', 0, 0, '0000000000000000')])],
    ['a first frame that acknowledges', Buffer.concat([PREFACE, frameBytes('SETTINGS', ACK)])],
    ['HEADERS at once', Buffer.concat([PREFACE, frameBytes('HEADERS', WHOLE, 1, GET)])],
  ])('%s ends the connection', async (_, bytes) => {
    const ready = server.ready;
    const other = await RawClient.silent(server.port);
    other.write(bytes);
    expect(await other.goaway()).toBe(ErrorCode.PROTOCOL_ERROR);
    expect(server.ready).toBe(ready);
  });

  test('a client is ready with its settings, once', async () => {
    const ready = server.ready;
    const other = await RawClient.silent(server.port);
    other.write(PREFACE);
    await other.next('SETTINGS');
    expect(server.ready).toBe(ready);
    other.send('SETTINGS');
    other.send('SETTINGS');
    await other.ping();
    expect(server.ready).toBe(ready + 1);
    other.close();
  });

  test('everything may come byte by byte', async () => {
    const other = await RawClient.silent(server.port);
    const bytes = Buffer.concat([PREFACE, frameBytes('SETTINGS'), frameBytes('HEADERS', WHOLE, 1, GET)]);
    for (const byte of bytes) {
      await new Promise<void>((resolve) => other.socket.write(Buffer.of(byte), () => resolve()));
    }
    expect((await other.answer(1)).body.toString()).toBe(HELLO);
    other.close();
  });

  test('requests may come with the preface, before the settings are acknowledged', async () => {
    const other = await RawClient.silent(server.port);
    other.write(PREFACE, frameBytes('SETTINGS'), frameBytes('HEADERS', WHOLE, 1, GET));
    expect((await other.answer(1)).body.toString()).toBe(HELLO);
    other.close();
  });
});

describe('what ends the connection', () => {
  const { PROTOCOL_ERROR, FRAME_SIZE_ERROR, FLOW_CONTROL_ERROR, COMPRESSION_ERROR } = ErrorCode;
  const open = frameBytes('HEADERS', END_HEADERS, 1, get('/echo'));
  const half = frameBytes('HEADERS', END_STREAM, 1, GET.subarray(0, 1));
  const two = (first: Buffer, second: Buffer) => Buffer.concat([first, second]);

  test.each<[string, Buffer, number]>([
    ['a frame of 16,385 bytes', frameBytes('DATA', 0, 1, Buffer.alloc(16_385)), FRAME_SIZE_ERROR],
    ['DATA on no stream', frameBytes('DATA', 0, 0, '00'), PROTOCOL_ERROR],
    ['DATA on an idle stream', frameBytes('DATA', END_STREAM, 1, '00'), PROTOCOL_ERROR],
    ['DATA on a stream of the server', two(open, frameBytes('DATA', END_STREAM, 2, '00')), PROTOCOL_ERROR],
    ['DATA that is padding beyond its end', two(open, frameBytes('DATA', PADDED, 1, '0200')), PROTOCOL_ERROR],
    ['padded DATA that is empty', two(open, frameBytes('DATA', PADDED, 1)), FRAME_SIZE_ERROR],
    ['HEADERS on no stream', frameBytes('HEADERS', WHOLE, 0, GET), PROTOCOL_ERROR],
    ['HEADERS on a stream of the server', frameBytes('HEADERS', WHOLE, 2, GET), PROTOCOL_ERROR],
    [
      'HEADERS that are padding beyond their end',
      frameBytes('HEADERS', WHOLE | PADDED, 1, '0582868400'),
      PROTOCOL_ERROR,
    ],
    ['HEADERS too short for their priority', frameBytes('HEADERS', WHOLE | PRIORITY, 1, '00000000'), FRAME_SIZE_ERROR],
    ['HEADERS within headers', two(half, frameBytes('HEADERS', WHOLE, 3, GET)), PROTOCOL_ERROR],
    ['DATA within headers', two(half, frameBytes('DATA', 0, 1, '00')), PROTOCOL_ERROR],
    ['PING within headers', two(half, frameBytes('PING', 0, 0, '0000000000000000')), PROTOCOL_ERROR],
    ['an unknown frame within headers', two(half, frameBytes(0x20, 0, 1)), PROTOCOL_ERROR],
    ['CONTINUATION of another stream', two(half, frameBytes('CONTINUATION', END_HEADERS, 3, '8684')), PROTOCOL_ERROR],
    ['CONTINUATION of nothing', frameBytes('CONTINUATION', END_HEADERS, 1, GET), PROTOCOL_ERROR],
    ['CONTINUATION after the end of headers', two(open, frameBytes('CONTINUATION', END_HEADERS, 1)), PROTOCOL_ERROR],
    ['a header block that is no HPACK', frameBytes('HEADERS', WHOLE, 1, '80'), COMPRESSION_ERROR],
    ['PRIORITY on no stream', frameBytes('PRIORITY', 0, 0, PRIORITY_OF_3), PROTOCOL_ERROR],
    ['RST_STREAM on no stream', frameBytes('RST_STREAM', 0, 0, '00000000'), PROTOCOL_ERROR],
    ['RST_STREAM on an idle stream', frameBytes('RST_STREAM', 0, 1, '00000000'), PROTOCOL_ERROR],
    ['RST_STREAM of 3 bytes', two(open, frameBytes('RST_STREAM', 0, 1, '000000')), FRAME_SIZE_ERROR],
    ['SETTINGS on a stream', frameBytes('SETTINGS', 0, 1), PROTOCOL_ERROR],
    ['SETTINGS of 5 bytes', frameBytes('SETTINGS', 0, 0, '0003000000'), FRAME_SIZE_ERROR],
    ['an acknowledgement with settings', frameBytes('SETTINGS', ACK, 0, setting(3, 1)), FRAME_SIZE_ERROR],
    ['ENABLE_PUSH of 2', frameBytes('SETTINGS', 0, 0, setting(2, 2)), PROTOCOL_ERROR],
    ['INITIAL_WINDOW_SIZE of 2^31', frameBytes('SETTINGS', 0, 0, setting(4, 0x80000000)), FLOW_CONTROL_ERROR],
    ['MAX_FRAME_SIZE of 16,383', frameBytes('SETTINGS', 0, 0, setting(5, 16_383)), PROTOCOL_ERROR],
    ['MAX_FRAME_SIZE of 2^24', frameBytes('SETTINGS', 0, 0, setting(5, 0x1000000)), PROTOCOL_ERROR],
    ['PUSH_PROMISE', frameBytes('PUSH_PROMISE', END_HEADERS, 1, two(uint32(2), GET)), PROTOCOL_ERROR],
    ['PING on a stream', frameBytes('PING', 0, 1, '0000000000000000'), PROTOCOL_ERROR],
    ['PING of 7 bytes', frameBytes('PING', 0, 0, '00000000000000'), FRAME_SIZE_ERROR],
    ['GOAWAY on a stream', frameBytes('GOAWAY', 0, 1, '0000000000000000'), PROTOCOL_ERROR],
    ['GOAWAY of 7 bytes', frameBytes('GOAWAY', 0, 0, '00000000000000'), FRAME_SIZE_ERROR],
    ['WINDOW_UPDATE of 3 bytes', frameBytes('WINDOW_UPDATE', 0, 0, '000001'), FRAME_SIZE_ERROR],
    ['WINDOW_UPDATE of 0', frameBytes('WINDOW_UPDATE', 0, 0, uint32(0)), PROTOCOL_ERROR],
    ['WINDOW_UPDATE on an idle stream', frameBytes('WINDOW_UPDATE', 0, 1, uint32(1)), PROTOCOL_ERROR],
    ['a window beyond 2^31 - 1', frameBytes('WINDOW_UPDATE', 0, 0, uint32(0x7fffffff)), FLOW_CONTROL_ERROR],
  ])('%s', async (_, bytes, code) => {
    client.write(bytes);
    expect(await client.goaway()).toBe(code);
  });

  test('a stream whose number is lower than one before', async () => {
    client.send('HEADERS', WHOLE, 5, GET);
    await client.answer(5);
    client.send('HEADERS', WHOLE, 3, GET);
    expect(await client.goaway()).toBe(PROTOCOL_ERROR);
  });

  test('HEADERS on a stream that is over', async () => {
    await answered();
    client.send('HEADERS', WHOLE, 1, GET);
    expect(await client.goaway()).toBe(ErrorCode.STREAM_CLOSED);
  });

  test('GOAWAY names the last stream, and says why in words', async () => {
    await answered();
    client.send('PUSH_PROMISE', END_HEADERS, 1, uint32(2));
    const { id, payload } = await client.next('GOAWAY');
    expect({ id, last: payload.readUInt32BE() }).toEqual({ id: 0, last: 1 });
    expect(payload.subarray(8).toString()).toBe('A client can push nothing.');
  });

  test('requests that run are given up', async () => {
    client.send('HEADERS', WHOLE, 1, get('/hang'));
    await client.ping();
    const { length } = server.cancelled;
    client.send('PUSH_PROMISE');
    await client.closed;
    expect(server.cancelled.slice(length)).toEqual(['/hang']);
  });

  test('nothing that comes afterwards is heeded', async () => {
    const { length } = server.heads;
    client.write(frameBytes('PUSH_PROMISE'), frameBytes('HEADERS', WHOLE, 1, GET));
    client.write(frameBytes('HEADERS', WHOLE, 3, GET));
    await client.closed;
    expect(server.heads).toHaveLength(length);
    expect(client.frames.map(({ type }) => type)).toEqual(['GOAWAY']);
  });
});

describe('what ends one stream', () => {
  const { PROTOCOL_ERROR, FRAME_SIZE_ERROR, FLOW_CONTROL_ERROR, STREAM_CLOSED } = ErrorCode;

  test.each<[string, Buffer[], number]>([
    ['PRIORITY of 4 bytes', [frameBytes('PRIORITY', 0, 1, '00000000')], FRAME_SIZE_ERROR],
    ['PRIORITY on itself', [frameBytes('PRIORITY', 0, 1, '0000000110')], PROTOCOL_ERROR],
    ['WINDOW_UPDATE of 0', [frameBytes('WINDOW_UPDATE', 0, 1, uint32(0))], PROTOCOL_ERROR],
    ['a window beyond 2^31 - 1', [frameBytes('WINDOW_UPDATE', 0, 1, uint32(0x7fffffff))], FLOW_CONTROL_ERROR],
    ['HEADERS in the middle', [frameBytes('HEADERS', END_HEADERS, 1, literal(['a', 'b']))], PROTOCOL_ERROR],
    ['trailers with a pseudo-header', [frameBytes('HEADERS', WHOLE, 1, GET)], PROTOCOL_ERROR],
    ['trailers in upper case', [frameBytes('HEADERS', WHOLE, 1, literal(['A', 'b']))], PROTOCOL_ERROR],
  ])('%s', async (_, frames, code) => {
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    const { length } = server.cancelled;
    client.write(...frames);
    expect(await client.reset(1)).toBe(code);
    expect(server.cancelled.slice(length)).toEqual(['/echo']);
    await goesOn(3);
  });

  test.each<[string, Buffer]>([
    ['DATA after the end of the request', frameBytes('DATA', END_STREAM, 1, '00')],
    ['HEADERS after the end of the request', frameBytes('HEADERS', WHOLE, 1, literal(['a', 'b']))],
  ])('%s', async (_, frame) => {
    client.send('HEADERS', WHOLE, 1, get('/hang'));
    client.write(frame);
    expect(await client.reset(1)).toBe(STREAM_CLOSED);
    await goesOn(3);
  });

  test('DATA on a stream that is over', async () => {
    await answered();
    client.send('DATA', 0, 1, '00');
    expect(await client.reset(1)).toBe(STREAM_CLOSED);
    await goesOn(3);
  });

  test('HEADERS that depend on themselves', async () => {
    client.send('HEADERS', WHOLE | PRIORITY, 1, Buffer.concat([Buffer.from('0000000110', 'hex'), GET]));
    expect(await client.reset(1)).toBe(PROTOCOL_ERROR);
    await goesOn(3);
  });

  test('what was under way to a stream that was reset is let pass', async () => {
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    client.send('WINDOW_UPDATE', 0, 1, uint32(0));
    expect(await client.reset(1)).toBe(PROTOCOL_ERROR);
    client.send('DATA', 0, 1, '00');
    client.send('WINDOW_UPDATE', 0, 1, uint32(1));
    client.send('RST_STREAM', 0, 1, uint32(8));
    await goesOn(3);
    expect(client.frames).toEqual([]);
  });

  test('trailers for a stream that was reset are read, so that the tables stay the same', async () => {
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    client.send('WINDOW_UPDATE', 0, 1, uint32(0));
    client.send('HEADERS', WHOLE, 1, Buffer.from('400161022f78', 'hex'));
    client.send('HEADERS', WHOLE, 3, Buffer.concat([GET, Buffer.from('be', 'hex')]));
    await client.answer(3);
    expect(server.heads.at(-1)?.headers.get('a')).toBe('/x');
  });
});

describe('what is let pass', () => {
  test.each<[string, Buffer]>([
    ['padded HEADERS', frameBytes('HEADERS', WHOLE | PADDED, 1, `03${GET.toString('hex')}000000`)],
    ['HEADERS with a priority', frameBytes('HEADERS', WHOLE | PRIORITY, 1, `8000000310${GET.toString('hex')}`)],
    ['HEADERS with both', frameBytes('HEADERS', WHOLE | PRIORITY | PADDED, 1, `010000000310${GET.toString('hex')}00`)],
    ['HEADERS with flags that mean nothing', frameBytes('HEADERS', 0xd7 & ~0x8, 1, GET)],
    [
      'headers in four frames',
      Buffer.concat([
        frameBytes('HEADERS', END_STREAM, 1),
        frameBytes('CONTINUATION', 0, 1, GET.subarray(0, 2)),
        frameBytes('CONTINUATION', 0, 1),
        frameBytes('CONTINUATION', END_HEADERS, 1, GET.subarray(2)),
      ]),
    ],
    [
      'PRIORITY before',
      Buffer.concat([frameBytes('PRIORITY', 0, 1, PRIORITY_OF_3), frameBytes('HEADERS', WHOLE, 1, GET)]),
    ],
    [
      'a frame of an unknown type before',
      Buffer.concat([frameBytes(0x42, 0xff, 7, '00'), frameBytes('HEADERS', WHOLE, 1, GET)]),
    ],
    [
      'settings that are not known before',
      Buffer.concat([frameBytes('SETTINGS', 0, 0, setting(0xff, 1)), frameBytes('HEADERS', WHOLE, 1, GET)]),
    ],
  ])('%s', async (_, bytes) => {
    client.write(bytes);
    expect((await client.answer(1)).body.toString()).toBe(HELLO);
  });

  test('padding of DATA is no content', async () => {
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    client.send('DATA', PADDED, 1, '0261620000');
    client.send('DATA', PADDED | END_STREAM, 1, '0063');
    expect((await client.answer(1)).body.toString()).toBe('abc');
  });

  test('a body that ends with trailers', async () => {
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    client.send('DATA', 0, 1, '6162');
    client.send('HEADERS', WHOLE, 1, literal(['a', 'b']));
    expect((await client.answer(1)).body.toString()).toBe('ab');
  });

  test('PRIORITY, WINDOW_UPDATE and RST_STREAM on a stream that is over', async () => {
    await answered();
    client.send('PRIORITY', 0, 1, PRIORITY_OF_3);
    client.send('WINDOW_UPDATE', 0, 1, uint32(1));
    client.send('RST_STREAM', 0, 1, uint32(8));
    await goesOn(3);
  });

  test('a PING is answered with its bytes, an answer to one is not', async () => {
    client.send('PING', ACK, 0, 'ffffffffffffffff');
    client.send('PING', 0, 0, '0102030405060708');
    const { flags, payload } = await client.next('PING');
    expect({ flags, payload: payload.toString('hex') }).toEqual({ flags: ACK, payload: '0102030405060708' });
  });

  test('settings are acknowledged, an acknowledgement is not', async () => {
    client.send('SETTINGS', ACK);
    client.send('SETTINGS', 0, 0, Buffer.concat([setting(1, 0), setting(2, 1), setting(3, 0), setting(5, 16_777_215)]));
    expect(await client.next('SETTINGS')).toMatchObject({ flags: ACK, id: 0, payload: { length: 0 } });
    await client.ping();
    expect(client.frames).toEqual([]);
  });
});

describe('GOAWAY of the client', () => {
  test('the connection ends at once where nothing is open', async () => {
    client.send('GOAWAY', 0, 0, '0000000000000000');
    const { payload } = await client.next('GOAWAY');
    expect(payload.readUInt32BE(4)).toBe(0);
    await client.closed;
    expect(client.frames).toEqual([]);
  });

  test('the connection ends with its last answer', async () => {
    client.send('SETTINGS', 0, 0, setting(4, 0));
    client.send('HEADERS', WHOLE, 1, GET);
    client.send('GOAWAY', 0, 0, '0000000000000000');
    await client.ping();
    client.send('SETTINGS', 0, 0, setting(4, 100));
    expect((await client.answer(1)).body.toString()).toBe(HELLO);
    await client.closed;
  });
});
