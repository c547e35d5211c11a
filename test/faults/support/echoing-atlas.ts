// An Atlas that says back what it was sent: the emulator behind a server that listens, and that answers for some clusters itself.
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { EmulatorCredentials } from '../../../src/emulator/credentials';
import { startEmulator, type Emulator } from '../../../src/emulator/start-emulator';

/** A cluster or a client id with this in its name is answered with the status behind it, and with what was sent. */
const ECHO = /echo-(\d{3})/;

/** Names of clusters whose requests are answered in these ways. */
export const ECHOES = ['echo-200', 'echo-302', 'echo-400', 'echo-401', 'echo-403', 'echo-404', 'echo-503'] as const;

export class EchoingAtlas {
  /** Whatever came to prove who asks, and the tokens that were given out for it. */
  public readonly heard = new Set<string>();
  private readonly server = createServer((incoming, answer) => void this.answer(incoming, answer));

  private constructor(private readonly emulator: Emulator) {
    this.server.on('connect', (incoming: IncomingMessage, socket: Socket) => this.refuseTunnel(incoming, socket));
  }

  public static async start(credentials: EmulatorCredentials): Promise<EchoingAtlas> {
    const atlas = new EchoingAtlas(await startEmulator({ credentials, keepRequests: true }));
    atlas.server.listen(0, '127.0.0.1');
    await once(atlas.server, 'listening');
    return atlas;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await this.emulator.close();
  }

  public get facts(): Emulator['facts'] {
    return this.emulator.facts;
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The emulator's own log, in the form of its file. */
  public log(): string {
    return this.emulator.requests.map((record) => `${JSON.stringify(record)}\n`).join('');
  }

  private async answer(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const sent = incoming.headers.authorization ?? '';
    const plain = decoded(sent);
    this.heard.add(sent);
    const [, status] = ECHO.exec(`${incoming.url} ${plain}`) ?? [];
    // Without credentials the emulator answers, so that a challenge is there to be met.
    if (sent === '' || status === undefined) return this.forward(incoming, answer);
    echo(answer, Number(status), `You sent ${sent}, which is ${plain}`);
  }

  private async forward(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method, url } = incoming;
    const forwarded = request(`${this.emulator.baseUrl}${url}`, { method, headers: incoming.headers });
    forwarded.end(await text(incoming));
    const [response] = (await once(forwarded, 'response')) as [IncomingMessage];
    const body = await text(response);
    this.heard.add(/"access_token":"([^"]+)"/.exec(body)?.[1] ?? '');
    const headers = Object.entries(response.headers).filter(([name]) => name !== 'transfer-encoding');
    answer.writeHead(response.statusCode ?? 500, Object.fromEntries(headers)).end(body);
  }

  private refuseTunnel(incoming: IncomingMessage, socket: Socket): void {
    const sent = incoming.headers['proxy-authorization'] ?? '';
    this.heard.add(sent);
    const words = `You sent ${sent}, which is ${decoded(sent)}`;
    socket.end(`HTTP/1.1 407 ${words}\r\nX-Echo: ${words}\r\nContent-Length: ${words.length}\r\n\r\n${words}`);
  }
}

/** The value of the header; of Basic the user and the password, both as they are and without percent signs. */
function decoded(header: string): string {
  const [scheme = '', value = ''] = header.split(' ');
  if (scheme !== 'Basic') return header.slice(scheme.length + 1);
  const pair = Buffer.from(value, 'base64').toString();
  return `${pair} and ${[...new URLSearchParams(pair.replace(':', '='))].flat().join(' and ')}`;
}

function echo(answer: ServerResponse, status: number, words: string): void {
  const headers = {
    'X-Echo': encodeURIComponent(words),
    Location: `https://login.example.com/?token=${encodeURIComponent(words)}`,
  };
  if (status === 503) return void answer.writeHead(503, { ...headers, 'Retry-After': '0' }).end(`<h1>${words}</h1>`);
  const shape = { id: words, exportBucketId: { words }, state: words };
  const failure = { error: status, errorCode: words, detail: words, error_description: words, reason: words };
  answer.writeHead(status, { ...headers, 'Content-Type': 'application/json' });
  answer.end(JSON.stringify(status === 200 ? shape : failure));
}
