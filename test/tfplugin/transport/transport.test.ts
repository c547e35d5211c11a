// Unary gRPC over HTTP/2, spoken to frame by frame and by grpc-js.
import { connect, constants, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { connect as connectSocket } from 'node:net';
import { createGrpcServer, type GrpcServer } from '../../../src/tfplugin/transport/create-grpc-server';
import { encodeGrpcMessage } from '../../../src/tfplugin/transport/encode-grpc-message';
import { GrpcError, GrpcStatus } from '../../../src/tfplugin/transport/grpc-error';
import type { Call, GrpcMethods, SilentStreamMethod, UnaryMethod } from '../../../src/tfplugin/transport/grpc-method';
import { frame, LARGEST_MESSAGE_BYTES, MessageReader } from '../../../src/tfplugin/transport/message-reader';
import { grpcClient, type GrpcClient } from '../support/grpc-client';
import { nodeRequest, type Answer } from '../support/node-request';

describe('encodeGrpcMessage', () => {
  test.each([
    ['', ''],
    ['plain text: ~ "quoted" /path', 'plain text: ~ "quoted" /path'],
    ['100%', '100%25'],
    ['a\nb\u0000', 'a%0Ab%00'],
    ['é 😀', '%C3%A9 %F0%9F%98%80'],
    ['\u007f', '%7F'],
  ])('%p', (text, encoded) => {
    expect(encodeGrpcMessage(text)).toBe(encoded);
  });
});

describe('MessageReader', () => {
  function read(...chunks: Buffer[]): Uint8Array {
    const reader = new MessageReader();
    for (const chunk of chunks) reader.push(chunk);
    return reader.end();
  }

  test('an empty message', () => {
    expect(read(frame(new Uint8Array()))).toHaveLength(0);
  });

  test('a message in one chunk, and byte by byte', () => {
    const framed = frame(Buffer.from('hello'));
    expect(Buffer.from(read(framed)).toString()).toBe('hello');
    expect(Buffer.from(read(...[...framed].map((byte) => Buffer.of(byte)))).toString()).toBe('hello');
  });

  test.each([
    ['no message', [], GrpcStatus.INTERNAL, 'The request ends before its message does.'],
    ['half a prefix', ['0000'], GrpcStatus.INTERNAL, 'The request ends before its message does.'],
    ['half a message', ['0000000002ff'], GrpcStatus.INTERNAL, 'The request ends before its message does.'],
    ['two messages', ['0000000000', '0000000000'], GrpcStatus.INTERNAL, 'The request holds more than one message.'],
    ['a compressed message', ['0100000000'], GrpcStatus.UNIMPLEMENTED, 'Compressed messages are not supported.'],
    [
      'too great a message',
      ['0004000001'],
      GrpcStatus.RESOURCE_EXHAUSTED,
      'The message has 67108865 bytes; at most 67108864 are accepted.',
    ],
  ])('%s is refused', (_, chunks, status, message) => {
    const act = () => read(...chunks.map((chunk) => Buffer.from(chunk, 'hex')));
    expect(act).toThrow(new GrpcError(status, message));
    expect(act).toThrow(expect.objectContaining({ status }));
  });
});

describe('createGrpcServer', () => {
  let grpc: GrpcServer;
  let session: ClientHttp2Session;
  let client: GrpcClient;
  let authority: string;
  const answered = jest.fn();
  const cancelled = jest.fn();
  const closed = jest.fn();
  const onSession = jest.fn();
  const askedLate = jest.fn();
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));

  const methods: GrpcMethods = new Map<string, UnaryMethod | SilentStreamMethod>([
    ['/t.T/Echo', { kind: 'unary', handle: (request) => request, onAnswered: answered }],
    ['/t.T/Fail', { kind: 'unary', handle: () => Promise.reject(new GrpcError(GrpcStatus.INTERNAL, '100% é')) }],
    [
      '/t.T/Throw',
      {
        kind: 'unary',
        handle: () => {
          throw new RangeError('broke');
        },
      },
    ],
    ['/t.T/Hang', { kind: 'unary', handle: (_, call) => new Promise(() => call.onCancel(cancelled)) }],
    ['/t.T/Late', { kind: 'unary', handle: async (_, call) => gate.then(() => askedLate(call)) }],
    ['/t.T/Listen', { kind: 'unary', handle: (request, call) => (call.onCancel(cancelled), request) }],
    ['/t.T/Silent', { kind: 'silent stream' }],
  ]);

  beforeAll(async () => {
    grpc = createGrpcServer({
      findMethod: (path) => methods.get(path),
      onSession,
      onSessionClosed: closed,
    });
    await new Promise<void>((resolve) => grpc.server.listen(0, '127.0.0.1', resolve));
    authority = `127.0.0.1:${(grpc.server.address() as AddressInfo).port}`;
    session = connect(`http://${authority}`);
    client = grpcClient(`1|6|tcp|${authority}|grpc`);
  });

  afterAll(async () => {
    client.close();
    session.destroy();
    const stopped = new Promise((resolve) => grpc.server.once('close', resolve));
    grpc.stop();
    await stopped;
  });

  function request(headers: Record<string, string>, body: Buffer, on: ClientHttp2Session = session): Promise<Answer> {
    return nodeRequest(on, { 'content-type': 'application/grpc', te: 'trailers', ...headers }, body);
  }

  test('an answer has its status in the trailers', async () => {
    const { headers, trailers, body } = await request({ ':path': '/t.T/Echo' }, frame(Buffer.from('hello')));
    expect(headers).toMatchObject({ ':status': 200, 'content-type': 'application/grpc' });
    expect(trailers).toMatchObject({ 'grpc-status': '0' });
    expect(body).toEqual(frame(Buffer.from('hello')));
    expect(answered).toHaveBeenCalledTimes(1);
  });

  test.each([0, 1, 70_000, 5_000_000])('grpc-js gets %i bytes back', async (length) => {
    const bytes = Buffer.alloc(length, 'x');
    const answer = await client.callBytes('/t.T/Echo', bytes.subarray(0, 4_000_000));
    expect(answer.length).toBe(Math.min(length, 4_000_000));
  });

  test.each(['application/grpc+proto', 'application/grpc;charset=x'])(
    'the content type %s is accepted',
    async (type) => {
      const { trailers } = await request({ ':path': '/t.T/Echo', 'content-type': type }, frame(Buffer.of()));
      expect(trailers['grpc-status']).toBe('0');
    },
  );

  test.each(['application/json', 'application/grpcx', ''])('the content type %p is refused', async (type) => {
    const { headers } = await request({ ':path': '/t.T/Echo', 'content-type': type }, frame(Buffer.of()));
    expect(headers[':status']).toBe(415);
  });

  test.each([
    ['/t.T/Fail', Buffer.of(), '13', '100%25 %C3%A9'],
    ['/t.T/Throw', Buffer.of(), '13', 'broke'],
    ['/t.T/None', Buffer.of(), '12', 'The method /t.T/None is not known.'],
  ])('%s ends with a status alone', async (path, message, status, text) => {
    const { headers, body } = await request({ ':path': path }, frame(message));
    expect(headers).toMatchObject({ ':status': 200, 'grpc-status': status, 'grpc-message': text });
    expect(body).toHaveLength(0);
  });

  test('grpc-js reads the same status and text', async () => {
    await expect(client.callBytes('/t.T/Fail', Buffer.of())).rejects.toMatchObject({ code: 13, details: '100% é' });
  });

  test.each([
    ['no message', '', '13', 'The request ends before its message does.'],
    ['two messages', '00000000000000000000', '13', 'The request holds more than one message.'],
    ['a compressed message', '0100000000', '12', 'Compressed messages are not supported.'],
  ])('%s is refused, and the session goes on', async (_, body, status, text) => {
    const { headers } = await request({ ':path': '/t.T/Echo' }, Buffer.from(body, 'hex'));
    expect(headers).toMatchObject({ 'grpc-status': status, 'grpc-message': text });
    const { trailers } = await request({ ':path': '/t.T/Echo' }, frame(Buffer.of()));
    expect(trailers['grpc-status']).toBe('0');
  });

  test('too great a message is refused by its prefix, before it is sent', async () => {
    const stream = session.request({ ':method': 'POST', ':path': '/t.T/Echo', 'content-type': 'application/grpc' });
    const prefix = Buffer.alloc(5);
    prefix.writeUInt32BE(LARGEST_MESSAGE_BYTES + 1, 1);
    stream.write(prefix);
    const headers = await new Promise<IncomingHttpHeaders>((resolve) => stream.once('response', resolve));
    expect(headers['grpc-status']).toBe('8');
    const code = await new Promise((resolve) => stream.once('close', () => resolve(stream.rstCode)));
    expect(code).toBe(constants.NGHTTP2_NO_ERROR);
  });

  test('a call that the client gives up is told to its handler', async () => {
    const controller = new AbortController();
    const answer = client.callBytes('/t.T/Hang', Buffer.of(), controller.signal);
    const heard = new Promise((resolve) => cancelled.mockImplementationOnce(resolve));
    // The call is on its way before it is given up, since one sent after it is answered.
    await client.callBytes('/t.T/Echo', Buffer.of());
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 1 });
    await heard;
  });

  test('a silent stream stays open until the client closes it', async () => {
    const stream = session.request({ ':method': 'POST', ':path': '/t.T/Silent', 'content-type': 'application/grpc' });
    stream.end(frame(Buffer.of()));
    const headers = await new Promise<IncomingHttpHeaders>((resolve) => stream.once('response', resolve));
    expect(headers[':status']).toBe(200);
    await request({ ':path': '/t.T/Echo' }, frame(Buffer.of()));
    expect(stream.closed).toBe(false);
    stream.close(constants.NGHTTP2_CANCEL);
    await new Promise((resolve) => stream.once('close', resolve));
  });

  test('bytes that are no HTTP/2 end that connection alone', async () => {
    const before = closed.mock.calls.length;
    const [host, port] = authority.split(':');
    const socket = connectSocket(Number(port), host);
    socket.on('error', () => undefined);
    socket.end('GET / HTTP/1.1\r\n\r\n'.repeat(3));
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
    const { trailers } = await request({ ':path': '/t.T/Echo' }, frame(Buffer.of()));
    expect(trailers['grpc-status']).toBe('0');
    expect(closed.mock.calls.length).toBeLessThanOrEqual(before + 1);
  });

  test('a call that is given up before its handler asks for that is told all the same', async () => {
    const controller = new AbortController();
    const late = new Promise<void>((resolve) =>
      askedLate.mockImplementationOnce((call: Call) => call.onCancel(resolve)),
    );
    const answer = client.callBytes('/t.T/Late', Buffer.of(), controller.signal);
    await client.callBytes('/t.T/Echo', Buffer.of());
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 1 });
    await client.callBytes('/t.T/Echo', Buffer.of());
    goOn();
    await late;
  });

  test('a call that was answered is not told that its client gave it up', async () => {
    const small = connect(`http://${authority}`, { settings: { initialWindowSize: 0 } });
    const stream = small.request({ ':method': 'POST', ':path': '/t.T/Listen', 'content-type': 'application/grpc' });
    stream.end(frame(Buffer.of()));
    await new Promise((resolve) => stream.once('response', resolve));
    stream.close(constants.NGHTTP2_CANCEL);
    await new Promise((resolve) => small.ping(resolve));
    const heard = new Promise<void>((resolve) => closed.mockImplementationOnce(() => resolve()));
    small.destroy();
    await heard;
    expect(cancelled).not.toHaveBeenCalled();
  });

  test('a client that sends no preface is no session', async () => {
    const [opened, before] = [onSession.mock.calls.length, closed.mock.calls.length];
    const [host, port] = authority.split(':');
    const socket = connectSocket(Number(port), host);
    await new Promise((resolve) => socket.once('data', resolve));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.end();
    await ended;
    expect([onSession.mock.calls.length, closed.mock.calls.length]).toEqual([opened, before]);
  });

  test('a session that closes is told', async () => {
    const other = connect(`http://${authority}`);
    await request({ ':path': '/t.T/Echo' }, frame(Buffer.of()), other);
    const heard = new Promise<void>((resolve) => closed.mockImplementationOnce(() => resolve()));
    other.close();
    await heard;
  });
});
