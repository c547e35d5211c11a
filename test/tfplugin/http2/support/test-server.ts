// A server on the room's own framing, whose paths answer in every way that matters here.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { makeCertificate } from '../../../../src/tfplugin/certificate/make-certificate';
import { encodeHeaders } from '../../../../src/tfplugin/http2/hpack/encode-headers';
import type { RequestHead } from '../../../../src/tfplugin/http2/request-head';
import { ServerConnection } from '../../../../src/tfplugin/http2/server-connection';
import type { ServerStream, StreamReceiver } from '../../../../src/tfplugin/http2/server-stream';

export const HELLO = 'hello, world';

const HEADERS = encodeHeaders([
  [':status', '200'],
  ['content-type', 'text/plain'],
]);
const TRAILERS = encodeHeaders([['checked', 'yes']]);
const LONG_HEADERS = encodeHeaders([
  [':status', '200'],
  ['long', 'x'.repeat(40_000)],
]);

export class TestServer {
  public readonly heads: RequestHead[] = [];
  /** Paths of requests that were given up before they were answered. */
  public readonly cancelled: string[] = [];
  /** Paths whose answer was written to its last byte. */
  public readonly written: string[] = [];
  public readonly sockets = new Set<Socket>();
  public ready = 0;
  /** Told to the limits on floods, in milliseconds. */
  public time = 0;
  private listener: (() => void) | undefined;

  private readonly server: Server;

  private constructor(isSecure: boolean) {
    const connect = (socket: Socket) => this.connect(socket);
    const { certificatePem: cert, keyPem: key } = makeCertificate(new Date());
    this.server = isSecure
      ? createSecureServer({ cert, key, ALPNProtocols: ['h2'] }, connect)
      : createServer({ noDelay: true }, connect);
  }

  /** `isSecure`: with TLS, and any client let in. */
  public static async start(isSecure = false): Promise<TestServer> {
    const test = new TestServer(isSecure);
    await new Promise<void>((resolve) => test.server.listen(0, '127.0.0.1', resolve));
    return test;
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Settles when this happens next: a request is given up, an answer is written, a socket has closed. */
  public happens(): Promise<void> {
    return new Promise((resolve) => (this.listener = resolve));
  }

  public async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private connect(socket: Socket): void {
    this.sockets.add(socket.once('close', () => this.sockets.delete(socket) && this.listener?.()));
    new ServerConnection(socket, {
      onStream: (stream, head) => this.serve(stream, head),
      onReady: () => (this.ready += 1),
      now: () => this.time,
    });
  }

  private serve(stream: ServerStream, head: RequestHead): StreamReceiver {
    this.heads.push(head);
    const chunks: Buffer[] = [];
    const { path } = head;
    const onWritten = () => {
      this.written.push(path);
      this.listener?.();
    };
    const onEnd = () => {
      const body = Buffer.concat(chunks);
      const [, bytes] = /^\/big\/(\d+)$/.exec(path) ?? [];
      if (bytes !== undefined)
        return stream.answer({ headers: HEADERS, body: Buffer.alloc(Number(bytes), 'b'), onWritten });
      if (path === '/open') return stream.open(HEADERS);
      if (path === '/hang') return undefined;
      if (path === '/echo') return stream.answer({ headers: HEADERS, body, trailers: TRAILERS, onWritten });
      if (path === '/empty') return stream.answer({ headers: HEADERS, onWritten });
      if (path === '/trailers') return stream.answer({ headers: HEADERS, trailers: TRAILERS, onWritten });
      if (path === '/long-headers') return stream.answer({ headers: LONG_HEADERS });
      return stream.answer({ headers: HEADERS, body: Buffer.from(HELLO), onWritten });
    };
    const onCancel = () => {
      this.cancelled.push(path);
      this.listener?.();
    };
    if (path === '/early') stream.answer({ headers: HEADERS, body: Buffer.from(HELLO) });
    return { onData: (chunk) => chunks.push(chunk), onEnd, onCancel };
  }
}
