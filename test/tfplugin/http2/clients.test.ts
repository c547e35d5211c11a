// Two clients of other makes: Node's, which is nghttp2, and grpc-js on top of it with its own flow control.
import fc from 'fast-check';
import { connect, constants, type ClientHttp2Session } from 'node:http2';
import { createGrpcServer, type GrpcServer } from '../../../src/tfplugin/transport/create-grpc-server';
import type { GrpcMethods, UnaryMethod } from '../../../src/tfplugin/transport/grpc-method';
import type { AddressInfo } from 'node:net';
import { grpcClient, type GrpcClient } from '../support/grpc-client';
import { nodeRequest } from '../support/node-request';
import { HELLO, TestServer } from './support/test-server';

describe('node:http2', () => {
  let server: TestServer;
  let session: ClientHttp2Session;
  beforeAll(async () => {
    server = await TestServer.start();
    session = connect(`http://127.0.0.1:${server.port}`);
  });
  afterAll(async () => {
    session.destroy();
    await server.stop();
  });

  test('an answer with trailers', async () => {
    const { headers, trailers, body } = await nodeRequest(session, { ':path': '/echo' }, Buffer.from('abc'));
    expect(headers).toMatchObject({ ':status': 200, 'content-type': 'text/plain' });
    expect(trailers).toMatchObject({ checked: 'yes' });
    expect(body.toString()).toBe('abc');
  });

  test('20 MB in both directions', async () => {
    const bytes = Buffer.alloc(20_000_000, 'abcdefg');
    const { body } = await nodeRequest(session, { ':path': '/echo' }, bytes);
    expect(body.equals(bytes)).toBe(true);
  });

  test('headers in its own compression, new ones and the same again', async () => {
    // Visible characters with a space or a tab between them: what Node lets through.
    const value = fc.stringMatching(/^[!-~]([ \t!-~]{0,60}[!-~])?$/);
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 5 }), async (values) => {
        const sent = Object.fromEntries(values.map((each, index) => [`x-${index}`, each]));
        await nodeRequest(session, { ':path': '/', ...sent });
        const { headers = new Map<string, string>() } = server.heads.at(-1) ?? {};
        expect(values.map((_, index) => headers.get(`x-${index}`))).toEqual(values);
      }),
      { numRuns: 300 },
    );
  });

  test('headers that need CONTINUATION are too many, and that stream alone is refused', async () => {
    const sent = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`x-${index}`, 'é'.repeat(4_000)]));
    await expect(nodeRequest(session, { ':path': '/', ...sent })).rejects.toMatchObject({
      code: 'ERR_HTTP2_STREAM_ERROR',
    });
    expect((await nodeRequest(session, { ':path': '/' })).body.toString()).toBe(HELLO);
  });

  test('a client without a header table, and with the smallest windows', async () => {
    const settings = { headerTableSize: 0, initialWindowSize: 10, maxFrameSize: 16_384 };
    const small = connect(`http://127.0.0.1:${server.port}`, { settings });
    for (let each = 0; each < 3; each += 1) {
      const { body, trailers } = await nodeRequest(small, { ':path': '/echo' }, Buffer.alloc(1_000, 'x'));
      expect(body).toHaveLength(1_000);
      expect(trailers).toMatchObject({ checked: 'yes' });
    }
    small.destroy();
  });

  test('a ping', async () => {
    const sent = Buffer.from('12345678');
    const got = await new Promise((resolve, reject) =>
      session.ping(sent, (error, _, payload) => (error ? reject(error) : resolve(payload))),
    );
    expect(got).toEqual(sent);
  });

  test('a session that closes lets its last answer come, then the connection ends', async () => {
    const other = connect(`http://127.0.0.1:${server.port}`);
    const answer = nodeRequest(other, { ':path': '/big/1000000' });
    const closed = new Promise((resolve) => other.once('close', resolve));
    other.once('remoteSettings', () => other.close());
    expect((await answer).body).toHaveLength(1_000_000);
    await closed;
  });

  test('a request that it gives up is told', async () => {
    const stream = session.request({ ':path': '/hang' });
    await nodeRequest(session, { ':path': '/' });
    const cancelled = server.happens();
    stream.close(constants.NGHTTP2_CANCEL);
    await cancelled;
    expect(server.cancelled).toEqual(['/hang']);
  });
});

describe('grpc-js', () => {
  let grpc: GrpcServer;
  let client: GrpcClient;
  let running = 0;
  const methods: GrpcMethods = new Map<string, UnaryMethod>([
    ['/t.T/Echo', { kind: 'unary', handle: (request) => request }],
    ['/t.T/Big', { kind: 'unary', handle: (request) => Buffer.alloc(Buffer.from(request).readUInt32BE(), 'x') }],
    ['/t.T/Hang', { kind: 'unary', handle: (_, call) => new Promise(() => hang(call.onCancel.bind(call))) }],
  ]);

  function hang(onCancel: (listener: () => void) => void): void {
    running += 1;
    onCancel(() => (running -= 1));
  }

  beforeAll(async () => {
    grpc = createGrpcServer({
      findMethod: (path) => methods.get(path),
      onSession: () => undefined,
      onSessionClosed: () => undefined,
    });
    await new Promise<void>((resolve) => grpc.server.listen(0, '127.0.0.1', resolve));
    client = grpcClient(`1|6|tcp|127.0.0.1:${(grpc.server.address() as AddressInfo).port}|grpc`);
  });
  afterAll(async () => {
    client.close();
    const stopped = new Promise((resolve) => grpc.server.once('close', resolve));
    grpc.stop();
    await stopped;
  });

  test('a request of the greatest length', async () => {
    const request = Buffer.alloc(64 * 1024 * 1024 - 1, 'y');
    await expect(
      client.callBytes('/t.T/Big', Buffer.concat([Buffer.from([0, 0, 0, 3]), request.subarray(3)])),
    ).resolves.toHaveLength(3);
  });

  test('an answer as long as it takes', async () => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(4_000_000);
    expect(await client.callBytes('/t.T/Big', length)).toHaveLength(4_000_000);
  });

  test('a hundred calls at once, each with its own answer', async () => {
    const requests = Array.from({ length: 100 }, (_, index) => Buffer.alloc(20_000 + index, index));
    const answers = await Promise.all(requests.map((request) => client.callBytes('/t.T/Echo', request)));
    expect(answers.every((answer, index) => answer.equals(requests[index] ?? answer))).toBe(true);
  });

  test('a hundred calls that are given up, and one that is not', async () => {
    const controllers = Array.from({ length: 100 }, () => new AbortController());
    const calls = controllers.map(({ signal }) => client.callBytes('/t.T/Hang', Buffer.of(), signal));
    await client.callBytes('/t.T/Echo', Buffer.of());
    expect(running).toBe(100);
    for (const controller of controllers) controller.abort();
    expect(await Promise.allSettled(calls)).toEqual(
      calls.map(() => expect.objectContaining({ status: 'rejected', reason: expect.objectContaining({ code: 1 }) })),
    );
    expect(await client.callBytes('/t.T/Echo', Buffer.from('x'))).toEqual(Buffer.from('x'));
    expect(running).toBe(0);
  });
});
