// A client's connection, from its socket's first byte to its last.
import type { Socket } from 'node:net';
import { ConnectionError } from './connection-error';
import { ErrorCode } from './error-code';
import { encodeGoaway } from './encode-frame';
import { FloodGuard } from './flood-guard';
import { FrameHandler } from './frame-handler';
import { FrameReader } from './frame-reader';
import { Outbox } from './outbox';
import { Preface } from './preface';
import type { OnStream } from './request-receiver';
import { encodeOwnSettings } from './settings';

/** For how long a client may still read why its connection ends. */
const LINGER = 1_000;

export interface ServerConnectionOptions {
  readonly onStream: OnStream;
  /** The client has shown that it speaks HTTP/2. */
  onReady?(): void;
  /** Tells the time in milliseconds. */
  readonly now?: () => number;
}

export class ServerConnection {
  private readonly outbox: Outbox;
  private readonly handler: FrameHandler;
  private readonly preface = new Preface();
  private readonly reader: FrameReader;
  private isEnding = false;

  /** Serves HTTP/2 on a socket that is connected, and whose client has been let in. */
  public constructor(
    private readonly socket: Socket,
    { onStream, onReady = () => undefined, now = () => process.uptime() * 1_000 }: ServerConnectionOptions,
  ) {
    const outbox = new Outbox(socket, () => this.goOn());
    const guard = new FloodGuard(now);
    const handler = new FrameHandler({
      outbox,
      guard,
      onStream,
      onReady,
      onDone: () => this.leave(ErrorCode.NO_ERROR, ''),
    });
    this.outbox = outbox;
    this.handler = handler;
    this.reader = new FrameReader((frame) => handler.handle(frame));
    // What it fails with is told by its end.
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('end', () => this.end());
    socket.on('close', () => handler.cancelAll());
    outbox.put(encodeOwnSettings());
    outbox.flush();
  }

  private receive(chunk: Buffer): void {
    // What a client sends after its connection was given up is read, so that it can read too, and thrown away.
    if (this.isEnding) return;
    try {
      this.reader.read(this.preface.skip(chunk));
    } catch (reason) {
      if (!(reason instanceof ConnectionError)) throw reason;
      this.leave(reason.code, reason.message);
    }
    this.outbox.flush();
    if (this.outbox.isFull) this.socket.pause();
  }

  /** What was to be written has been, so there is room for what waits. */
  private goOn(): void {
    this.handler.sender.sendAll();
    this.outbox.flush();
    if (this.socket.isPaused() && !this.outbox.isFull) this.socket.resume();
  }

  /** Says why, as each side does before it ends a connection. */
  private leave(code: ErrorCode, why: string): void {
    if (!this.isEnding) this.outbox.put(encodeGoaway(this.handler.streams.lastId, code, why));
    this.end();
  }

  private end(): void {
    if (this.isEnding) return;
    this.isEnding = true;
    this.handler.cancelAll();
    this.outbox.flush();
    this.socket.end();
    this.socket.resume();
    const timer = setTimeout(() => this.socket.destroy(), LINGER);
    this.socket.once('close', () => clearTimeout(timer));
  }
}
