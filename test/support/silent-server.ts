// A server that never answers, and says when a request has come: what is to be interrupted is then under way.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export class SilentServer {
  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    public readonly baseUrl: string,
  ) {}

  public static async start(): Promise<SilentServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SilentServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  /** The next request; its `cut` settles when the client has closed the connection. */
  public async request(): Promise<{ readonly cut: Promise<unknown> }> {
    const [request] = (await once(this.server, 'request')) as [IncomingMessage];
    return { cut: once(request.socket, 'close') };
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
