// One stream, from its request's headers until both sides have ended it or one has given it up.
import type { Answer } from './answer';
import { LOW_31_BITS } from './frame';
import { ReceiveWindow } from './receive-window';

/** Takes what comes on a stream after its headers. */
export interface StreamReceiver {
  onData(chunk: Buffer): void;
  /** The request is whole. */
  onEnd(): void;
  /** The stream is over before its answer was: the client gave it up, or the connection has gone. */
  onCancel(): void;
}

/** Sends on streams. */
export interface StreamSender {
  /** Sends headers and leaves the stream open. */
  open(stream: ServerStream, headers: Buffer): void;
  answer(stream: ServerStream, answer: Answer): void;
}

export class ServerStream {
  public readonly receiveWindow = new ReceiveWindow();
  /** Bytes of the request's body so far. */
  public received = 0;
  /** The client has sent all of its request. */
  public isRequestEnded = false;
  public isClosed = false;
  public receiver: StreamReceiver | undefined;

  public constructor(
    public readonly id: number,
    public readonly contentLength: number | undefined,
    /** How much of an answer's body the peer takes at the moment; a change of its settings can make it negative. */
    public sendWindow: number,
    private readonly sender: StreamSender,
  ) {}

  /** False where the peer says that it takes more than a window may hold. */
  public widen(increment: number): boolean {
    this.sendWindow += increment;
    return this.sendWindow <= LOW_31_BITS;
  }

  /** Sends headers and leaves the stream open. */
  public open(headers: Buffer): void {
    if (!this.isClosed) this.sender.open(this, headers);
  }

  /** Sends the answer, as soon as the peer takes it, and ends the stream. */
  public answer(answer: Answer): void {
    if (!this.isClosed) this.sender.answer(this, answer);
  }
}
