// Sends answers as fast as the peer's windows and its reading allow (RFC 9113, sections 5.2 and 6.9).
import type { Answer } from './answer';
import { ConnectionError } from './connection-error';
import { encodeFrame, encodeHeaderFrames } from './encode-frame';
import { ErrorCode } from './error-code';
import { Flag, FrameType, LARGEST_PAYLOAD, LOW_31_BITS } from './frame';
import { NO_TABLE } from './hpack/encode-headers';
import { HEADER_TABLE_BYTES } from './hpack/header-table';
import type { Outbox } from './outbox';
import type { ServerStream, StreamSender } from './server-stream';
import { INITIAL_WINDOW } from './settings';

const NOTHING = new Uint8Array();

interface Pending {
  readonly body: Uint8Array;
  sent: number;
  readonly trailers: Buffer | undefined;
  readonly onWritten: (() => void) | undefined;
}

export class AnswerSender implements StreamSender {
  private window = INITIAL_WINDOW;
  private readonly pending = new Map<ServerStream, Pending>();
  /** Whether the peer must be told that its header table stays empty. */
  private mustRenounceTable = false;

  /** `onSent` is called when a stream's answer is on its way as a whole. */
  public constructor(
    private readonly outbox: Outbox,
    private readonly onSent: (stream: ServerStream) => void,
  ) {}

  public open({ id }: ServerStream, headers: Buffer): void {
    this.putHeaders(id, headers, false);
  }

  public answer(stream: ServerStream, { headers, body = NOTHING, trailers, onWritten }: Answer): void {
    const isLast = body.length === 0 && trailers === undefined;
    this.putHeaders(stream.id, headers, isLast);
    if (isLast) return this.finish(stream, onWritten);
    this.pending.set(stream, { body, sent: 0, trailers, onWritten });
    this.send(stream);
  }

  /** Drops what has not been sent on that stream. */
  public drop(stream: ServerStream): void {
    this.pending.delete(stream);
  }

  /** The peer takes so much more on the connection as a whole. */
  public widen(increment: number): void {
    this.window += increment;
    if (this.window > LOW_31_BITS) throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, 'A window is too great.');
    this.sendAll();
  }

  /** Sends what has waited for a window, or for the peer to read. */
  public sendAll(): void {
    for (const stream of this.pending.keys()) this.send(stream);
  }

  /** Sends what has waited on one stream. */
  public send(stream: ServerStream): void {
    const pending = this.pending.get(stream);
    if (pending === undefined || !this.sendBody(stream, pending)) return;
    this.pending.delete(stream);
    if (pending.trailers !== undefined) this.putHeaders(stream.id, pending.trailers, true);
    this.finish(stream, pending.onWritten);
  }

  /** The peer's new bound for a table that answers never use: a lower one must be acknowledged in the next block. */
  public limitTable(bytes: number): void {
    if (bytes < HEADER_TABLE_BYTES) this.mustRenounceTable = true;
  }

  /** Whether the whole body has been sent. */
  private sendBody(stream: ServerStream, pending: Pending): boolean {
    const { body, trailers } = pending;
    while (pending.sent < body.length) {
      const left = body.length - pending.sent;
      const length = Math.min(left, LARGEST_PAYLOAD, stream.sendWindow, this.window);
      if (length <= 0 || this.outbox.isFull) return false;
      const part = body.subarray(pending.sent, pending.sent + length);
      const isLast = length === left && trailers === undefined;
      this.outbox.put(encodeFrame(FrameType.DATA, isLast ? Flag.END_STREAM : 0, stream.id, part));
      pending.sent += length;
      stream.sendWindow -= length;
      this.window -= length;
    }
    return true;
  }

  private putHeaders(streamId: number, headers: Buffer, isLast: boolean): void {
    const block = this.mustRenounceTable ? Buffer.concat([NO_TABLE, headers]) : headers;
    this.mustRenounceTable = false;
    for (const frame of encodeHeaderFrames(streamId, block, isLast)) this.outbox.put(frame);
  }

  private finish(stream: ServerStream, onWritten: (() => void) | undefined): void {
    if (onWritten !== undefined) this.outbox.onceWritten(onWritten);
    this.onSent(stream);
  }
}
