// A server that keeps to no protocol unless told to: what each request gets is a turn, which works on the bare connection.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { PatientClock } from './patient-clock';
import { readRequest, type Asked } from './read-request';

/** What one request gets. */
export type Turn = (line: Line, asked: Asked) => void;

/** Chooses the turn for a request. */
export type Script = (asked: Asked) => Turn;

/** The connection that a request came over. */
export interface Line {
  send(bytes: string | Buffer): void;
  /** Sends one piece after the other, as fast as they are taken. */
  pour(pieces: Iterable<Buffer>): void;
  /** Says that nothing more was to come. */
  end(): void;
  /** Cuts the connection without that, as a firewall does. */
  reset(): void;
  /** No byte will come until time has passed. */
  hold(): void;
  /** The same, and what is done then. */
  later(milliseconds: number, then: () => void): void;
}

export interface FaultServerOptions {
  readonly tls?: TlsOptions;
  /** Connections are accepted, and that is all. */
  readonly mute?: boolean;
  /** What tells the time to the client. */
  readonly clock?: PatientClock;
}

export class FaultServer {
  /** Every request, in the order in which they came. */
  public readonly asked: Asked[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly script: Script,
    private readonly options: FaultServerOptions,
  ) {}

  public static async start(script: Script, options: FaultServerOptions = {}): Promise<FaultServer> {
    const { tls, mute = false } = options;
    const server = tls === undefined || mute ? createServer() : createTlsServer(tls);
    const faulty = new FaultServer(server, script, options);
    server.on('connection', (socket: Socket) => faulty.keep(socket));
    if (mute) server.on('connection', (socket: Socket) => faulty.lineOf(socket).hold());
    else server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => faulty.serve(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    started.push(faulty);
    return faulty;
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public get baseUrl(): string {
    return `http${this.options.tls !== undefined ? 's' : ''}://127.0.0.1:${this.port}`;
  }

  /** Bytes that have left over every connection so far. */
  public get sent(): number {
    return [...this.sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  }

  /** How many connections there have been. */
  public get connections(): number {
    return this.sockets.size;
  }

  public async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    // The other side may cut the connection too.
    socket.on('error', () => socket.destroy());
    const { remotePort = 0 } = socket;
    socket.once('close', () => this.options.clock?.held.delete(remotePort));
  }

  private serve(socket: Socket): void {
    const line = this.lineOf(socket);
    let bytes = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (piece: Buffer) => {
      bytes = Buffer.concat([bytes, piece]);
      for (let read = readRequest(bytes); read !== undefined; read = readRequest(bytes)) {
        bytes = bytes.subarray(read.length);
        this.asked.push(read.asked);
        this.script(read.asked)(line, read.asked);
      }
    });
  }

  private lineOf(socket: Socket): Line {
    const { remotePort = 0 } = socket;
    const hold = () => void this.options.clock?.held.set(remotePort, socket.bytesWritten);
    return {
      send: (bytes) => {
        this.options.clock?.held.delete(remotePort);
        if (!socket.destroyed) socket.write(bytes);
      },
      pour: (pieces) => void Readable.from(pieces).pipe(socket),
      end: () => socket.end(),
      reset: () => void socket.resetAndDestroy(),
      hold,
      later: (milliseconds, then) => {
        hold();
        this.options.clock?.setTimeout(then, milliseconds);
      },
    };
  }
}

const started: FaultServer[] = [];

afterAll(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
});
