// Answers as they go out: their frames, flow control in both directions, and what ends them early.
import { ErrorCode } from '../../../src/tfplugin/http2/error-code';
import { END_HEADERS, END_STREAM, get, GET, literal, RawClient, setting, uint32, WHOLE } from './support/raw-client';
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

describe('the frames of an answer', () => {
  test('headers, body and trailers come in one write', async () => {
    const chunks: Buffer[] = [];
    client.socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    client.send('DATA', END_STREAM, 1, '6162');
    await client.answer(1);
    expect(chunks).toHaveLength(1);
  });

  test('the last frame alone ends the stream', async () => {
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    client.send('DATA', END_STREAM, 1, '6162');
    client.send('HEADERS', WHOLE, 3, GET);
    client.send('HEADERS', WHOLE, 5, get('/empty'));
    client.send('HEADERS', WHOLE, 7, get('/trailers'));
    await client.ping();
    expect(client.frames.map(({ type, flags, id }) => [id, type, flags])).toEqual([
      [1, 'HEADERS', END_HEADERS],
      [1, 'DATA', 0],
      [1, 'HEADERS', WHOLE],
      [3, 'HEADERS', END_HEADERS],
      [3, 'DATA', END_STREAM],
      [5, 'HEADERS', WHOLE],
      [7, 'HEADERS', END_HEADERS],
      [7, 'HEADERS', WHOLE],
    ]);
  });

  test('headers that are too long for a frame are continued', async () => {
    client.send('HEADERS', WHOLE, 1, get('/long-headers'));
    await client.ping();
    const shape = client.frames.map(({ type, flags, payload }) => [type, flags, payload.length]);
    expect(shape).toEqual([
      ['HEADERS', END_STREAM, 16_384],
      ['CONTINUATION', 0, 16_384],
      ['CONTINUATION', END_HEADERS, expect.any(Number)],
    ]);
  });

  test('an answer before the end of its request asks for no more of it', async () => {
    client.send('HEADERS', END_HEADERS, 1, get('/early'));
    expect((await client.answer(1)).body.toString()).toBe(HELLO);
    expect(await client.reset(1)).toBe(ErrorCode.NO_ERROR);
    client.send('DATA', END_STREAM, 1, '00');
    await client.ping();
    expect(client.frames).toEqual([]);
    expect(server.cancelled).toEqual([]);
  });

  test('an answer before its request was looked at is the only one, whatever is wrong with the request', async () => {
    const headers = Buffer.concat([get('/early'), literal(['content-length', '5'])]);
    client.send('HEADERS', WHOLE, 1, headers);
    await client.ping();
    const frames = client.frames.map(({ type, payload }) => [type, payload.length]);
    expect(frames).toEqual([
      ['HEADERS', expect.any(Number)],
      ['DATA', HELLO.length],
      ['RST_STREAM', 4],
    ]);
    expect(await client.reset(1)).toBe(ErrorCode.NO_ERROR);
  });

  test('a stream that is left open stays open until the client ends it', async () => {
    client.send('HEADERS', WHOLE, 1, get('/open'));
    const { flags } = await client.next('HEADERS');
    expect(flags).toBe(END_HEADERS);
    await client.ping();
    expect(client.frames).toEqual([]);
    client.send('RST_STREAM', 0, 1, uint32(8));
    await client.ping();
    expect(server.cancelled).toEqual(['/open']);
  });

  test('that it was written is told when it was', async () => {
    const written = server.happens();
    client.send('HEADERS', WHOLE, 1, GET);
    await written;
    expect(server.written).toEqual(['/']);
  });
});

describe('a client that has no header table', () => {
  test.each([
    ['smaller', 100, '20'],
    ['absent', 0, '20'],
    ['as it was', 4_096, ''],
    ['greater', 10_000, ''],
  ])('%s: the next headers say once that none is used', async (_, bytes, prefix) => {
    client.send('SETTINGS', 0, 0, setting(1, bytes));
    client.send('HEADERS', WHOLE, 1, GET);
    client.send('HEADERS', WHOLE, 3, GET);
    const [first, second] = [await client.answer(1), await client.answer(3)];
    expect(first.headers.toString('hex')).toBe(`${prefix}${second.headers.toString('hex')}`);
  });
});

describe('flow control of answers', () => {
  /** The bytes of DATA that have come on a stream so far, when the server has nothing more to say. */
  async function received(id: number): Promise<number> {
    await client.ping();
    const ofStream = client.frames.filter((frame) => frame.id === id && frame.type === 'DATA');
    return ofStream.reduce((sum, { payload }) => sum + payload.length, 0);
  }

  test('an answer waits for the window of its stream', async () => {
    client.send('SETTINGS', 0, 0, setting(4, 10));
    client.send('HEADERS', WHOLE, 1, get('/big/100'));
    expect(await received(1)).toBe(10);
    client.send('WINDOW_UPDATE', 0, 1, uint32(1));
    expect(await received(1)).toBe(11);
    client.send('WINDOW_UPDATE', 0, 1, uint32(1_000));
    expect((await client.answer(1)).body).toHaveLength(100);
  });

  test('a window of the very length ends the stream', async () => {
    client.send('SETTINGS', 0, 0, setting(4, HELLO.length));
    client.send('HEADERS', WHOLE, 1, GET);
    expect((await client.answer(1)).body.toString()).toBe(HELLO);
  });

  test('without a window headers come and the body waits, trailers after it', async () => {
    client.send('SETTINGS', 0, 0, setting(4, 0));
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    client.send('DATA', END_STREAM, 1, '6162');
    await client.ping();
    expect(client.frames.splice(0).map(({ type }) => type)).toEqual(['SETTINGS', 'HEADERS']);
    client.send('WINDOW_UPDATE', 0, 1, uint32(2));
    await client.ping();
    expect(client.frames.map(({ type }) => type)).toEqual(['DATA', 'HEADERS']);
  });

  test('the window of the connection is shared by its streams', async () => {
    client.send('SETTINGS', 0, 0, setting(4, 1_000_000));
    client.send('HEADERS', WHOLE, 1, get('/big/60000'));
    client.send('HEADERS', WHOLE, 3, get('/big/60000'));
    expect((await received(1)) + (await received(3))).toBe(65_535);
    client.send('WINDOW_UPDATE', 0, 0, uint32(60_000));
    expect((await client.answer(1)).body).toHaveLength(60_000);
    expect((await client.answer(3)).body).toHaveLength(60_000);
  });

  test('a stream that waits for its own window holds up no other', async () => {
    client.send('SETTINGS', 0, 0, setting(4, 0));
    client.send('HEADERS', WHOLE, 1, GET);
    client.send('HEADERS', WHOLE, 3, GET);
    client.send('WINDOW_UPDATE', 0, 3, uint32(100));
    expect((await client.answer(3)).body.toString()).toBe(HELLO);
  });

  test('a smaller window also holds for streams that are open, below zero', async () => {
    client.send('SETTINGS', 0, 0, setting(4, 50));
    client.send('HEADERS', WHOLE, 1, get('/big/100'));
    expect(await received(1)).toBe(50);
    client.send('SETTINGS', 0, 0, setting(4, 20));
    client.send('WINDOW_UPDATE', 0, 1, uint32(30));
    expect(await received(1)).toBe(50);
    client.send('WINDOW_UPDATE', 0, 1, uint32(5));
    expect(await received(1)).toBe(55);
    client.send('SETTINGS', 0, 0, setting(4, 100));
    expect((await client.answer(1)).body).toHaveLength(100);
  });

  test('of two values in one frame the last one counts', async () => {
    client.send('SETTINGS', 0, 0, Buffer.concat([setting(4, 5), setting(4, 7)]));
    client.send('HEADERS', WHOLE, 1, get('/big/100'));
    expect(await received(1)).toBe(7);
  });

  test('settings that open a window too far end the connection', async () => {
    client.send('HEADERS', WHOLE, 1, get('/hang'));
    client.send('WINDOW_UPDATE', 0, 1, uint32(0x7fffffff - 65_535));
    await client.ping();
    client.send('SETTINGS', 0, 0, setting(4, 65_536));
    expect(await client.goaway()).toBe(ErrorCode.FLOW_CONTROL_ERROR);
  });

  test.each<[string, Buffer, number]>([
    ['its stream', setting(4, 10), 10],
    ['the connection', setting(4, 1_000_000), 65_535],
  ])('an answer that is given up while it waits for the window of %s is dropped', async (_, windows, sent) => {
    client.send('SETTINGS', 0, 0, windows);
    client.send('HEADERS', WHOLE, 1, get('/big/70000'));
    expect(await received(1)).toBe(sent);
    client.send('RST_STREAM', 0, 1, uint32(8));
    client.send('WINDOW_UPDATE', 0, 1, uint32(100_000));
    client.send('WINDOW_UPDATE', 0, 0, uint32(100_000));
    expect(await received(1)).toBe(sent);
    expect(server.written).toEqual([]);
  });
});

describe('flow control of requests', () => {
  test('both windows open again once half of them is used', async () => {
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    client.send('DATA', 0, 1, Buffer.alloc(16_384));
    client.send('DATA', 0, 1, Buffer.alloc(16_383));
    await client.ping();
    expect(client.frames).toEqual([]);
    client.send('DATA', 0, 1, Buffer.alloc(1));
    await client.ping();
    const updates = client.frames.map(({ type, id, payload }) => [type, id, payload.readUInt32BE()]);
    expect(updates).toEqual([
      ['WINDOW_UPDATE', 0, 32_768],
      ['WINDOW_UPDATE', 1, 32_768],
    ]);
  });

  test('padding counts', async () => {
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    for (let sent = 0; sent < 32_768; sent += 256) client.send('DATA', 0x8, 1, Buffer.alloc(256, 0xff));
    await client.ping();
    expect(client.frames.map(({ id }) => id)).toEqual([0, 1]);
  });

  test('what comes for a stream that is over counts for the connection', async () => {
    client.send('HEADERS', END_HEADERS, 1, get('/echo'));
    client.send('RST_STREAM', 0, 1, uint32(8));
    for (let sent = 0; sent < 4; sent += 1) client.send('DATA', 0, 1, Buffer.alloc(16_384));
    expect(await client.reset(1)).toBe(ErrorCode.STREAM_CLOSED);
    await client.ping();
    expect(client.frames.map(({ type, id }) => [type, id])).toEqual([
      ['WINDOW_UPDATE', 0],
      ['WINDOW_UPDATE', 0],
    ]);
  });
});
