// A server that answers nothing by itself, and says when a request has come: what is to be interrupted is then under way.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeldRequest {
  /** Settles when the client has closed the connection. */
  readonly cut: Promise<unknown>;
  answer(status: number, body: object, headers?: Readonly<Record<string, string>>): void;
}

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

  /** The next request, which waits until it is answered. */
  public async request(): Promise<HeldRequest> {
    const [request, response] = (await once(this.server, 'request')) as [IncomingMessage, ServerResponse];
    return {
      cut: once(request.socket, 'close'),
      answer: (status, body, headers = {}) => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
      },
    };
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
