// What each frame of the client does to the connection and its streams (RFC 9113, sections 5 and 6).
import { AnswerSender } from './answer-sender';
import { ConnectionError } from './connection-error';
import { encodeFrame, encodeNumberFrame } from './encode-frame';
import { ErrorCode } from './error-code';
import type { FloodGuard } from './flood-guard';
import { Flag, FrameType, LOW_31_BITS, type Frame } from './frame';
import type { Outbox } from './outbox';
import { RequestReceiver, type OnStream } from './request-receiver';
import type { ServerStream } from './server-stream';
import { readSettings } from './settings';
import { StreamError } from './stream-error';
import { Streams, type Ending } from './streams';

export interface FrameHandlerOptions {
  readonly outbox: Outbox;
  readonly guard: FloodGuard;
  readonly onStream: OnStream;
  /** The client's settings are there: it is one that speaks HTTP/2. */
  onReady(): void;
  /** The client has said that it leaves, and its last stream has closed. */
  onDone(): void;
}

export class FrameHandler {
  public readonly streams = new Streams();
  public readonly sender: AnswerSender;
  private readonly requests: RequestReceiver;
  private isReady = false;
  private isGoingAway = false;

  public constructor(private readonly options: FrameHandlerOptions) {
    const { streams } = this;
    const sender = new AnswerSender(options.outbox, (stream) => this.endAnswered(stream));
    this.sender = sender;
    this.requests = new RequestReceiver({ ...options, streams, sender });
  }

  /** Throws a ConnectionError where the connection can't go on; what concerns one stream is settled on it. */
  public handle(frame: Frame): void {
    this.checkOrder(frame);
    try {
      this.dispatch(frame);
    } catch (reason) {
      if (!(reason instanceof StreamError)) throw reason;
      this.options.guard.count();
      this.putReset(reason.streamId, reason.code);
      this.cancel(reason.streamId, 'reset here');
    }
  }

  /** Tells every stream that its connection has gone. */
  public cancelAll(): void {
    for (const { id } of this.streams.all()) this.cancel(id, 'over');
  }

  private checkOrder({ type, flags, streamId }: Frame): void {
    if (!this.isReady && (type !== FrameType.SETTINGS || (flags & Flag.ACK) !== 0)) {
      throw ConnectionError.protocol('The first frame is not SETTINGS.');
    }
    const continued = type === FrameType.CONTINUATION ? streamId : undefined;
    if (this.requests.unfinished !== continued) {
      throw ConnectionError.protocol('A header block is not continued, or CONTINUATION continues none.');
    }
  }

  private dispatch(frame: Frame): void {
    switch (frame.type) {
      case FrameType.DATA:
        return this.requests.onData(frame);
      case FrameType.HEADERS:
        return this.requests.onHeaders(frame);
      case FrameType.CONTINUATION:
        return this.requests.onContinuation(frame);
      case FrameType.PRIORITY:
        return this.onPriority(frame);
      case FrameType.RST_STREAM:
        return this.onReset(frame);
      case FrameType.SETTINGS:
        return this.onSettings(frame);
      case FrameType.PUSH_PROMISE:
        throw ConnectionError.protocol('A client can push nothing.');
      case FrameType.PING:
        return this.onPing(frame);
      case FrameType.GOAWAY:
        return this.onGoaway(frame);
      case FrameType.WINDOW_UPDATE:
        return this.onWindowUpdate(frame);
      default:
        // A type that is not known is to be ignored.
        return this.options.guard.count();
    }
  }

  private onPriority({ streamId, payload }: Frame): void {
    this.options.guard.count();
    if (streamId === 0) throw ConnectionError.protocol('PRIORITY is on no stream.');
    if (payload.length !== 5) throw new StreamError(streamId, ErrorCode.FRAME_SIZE_ERROR, 'PRIORITY has not 5 bytes.');
    if ((payload.readUInt32BE() & LOW_31_BITS) === streamId) {
      throw new StreamError(streamId, ErrorCode.PROTOCOL_ERROR, 'A stream depends on itself.');
    }
  }

  private onReset({ streamId, payload }: Frame): void {
    this.options.guard.count();
    checkLength(payload, 4, 'RST_STREAM');
    if (this.streams.isIdle(streamId)) throw ConnectionError.protocol('RST_STREAM is on a stream that is not open.');
    this.cancel(streamId, 'over');
  }

  private onSettings({ streamId, flags, payload }: Frame): void {
    if (streamId !== 0) throw ConnectionError.protocol('SETTINGS are on a stream.');
    this.options.guard.count();
    if ((flags & Flag.ACK) !== 0) return checkLength(payload, 0, 'The acknowledgement of SETTINGS');
    const { headerTableSize, initialWindowSize } = readSettings(payload);
    if (headerTableSize !== undefined) this.sender.limitTable(headerTableSize);
    if (initialWindowSize !== undefined) this.streams.changeSendWindow(initialWindowSize);
    // What waits for a greater window is sent when this has been written.
    this.options.outbox.put(encodeFrame(FrameType.SETTINGS, Flag.ACK, 0));
    if (this.isReady) return;
    this.isReady = true;
    this.options.onReady();
  }

  private onPing({ streamId, flags, payload }: Frame): void {
    if (streamId !== 0) throw ConnectionError.protocol('PING is on a stream.');
    checkLength(payload, 8, 'PING');
    this.options.guard.count();
    if ((flags & Flag.ACK) === 0) this.options.outbox.put(encodeFrame(FrameType.PING, Flag.ACK, 0, payload));
  }

  private onGoaway({ streamId, payload }: Frame): void {
    if (streamId !== 0) throw ConnectionError.protocol('GOAWAY is on a stream.');
    if (payload.length < 8) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'GOAWAY is too short.');
    this.isGoingAway = true;
    this.checkDone();
  }

  private onWindowUpdate({ streamId, payload }: Frame): void {
    checkLength(payload, 4, 'WINDOW_UPDATE');
    const increment = payload.readUInt32BE() & LOW_31_BITS;
    if (streamId === 0) {
      if (increment === 0) throw ConnectionError.protocol('WINDOW_UPDATE is 0.');
      return this.sender.widen(increment);
    }
    if (this.streams.isIdle(streamId)) throw ConnectionError.protocol('WINDOW_UPDATE is on a stream that is not open.');
    const stream = this.streams.get(streamId);
    if (stream === undefined) return;
    if (increment === 0) throw new StreamError(streamId, ErrorCode.PROTOCOL_ERROR, 'WINDOW_UPDATE is 0.');
    if (!stream.widen(increment)) {
      throw new StreamError(streamId, ErrorCode.FLOW_CONTROL_ERROR, 'A window is too great.');
    }
    this.sender.send(stream);
  }

  /** The whole answer is on its way: a client that is still sending its request can stop. */
  private endAnswered({ id, isRequestEnded }: ServerStream): void {
    if (!isRequestEnded) this.putReset(id, ErrorCode.NO_ERROR);
    this.streams.close(id, isRequestEnded ? 'over' : 'reset here');
    this.checkDone();
  }

  private cancel(streamId: number, ending: Ending): void {
    const stream = this.streams.get(streamId);
    this.streams.close(streamId, ending);
    if (stream === undefined) return;
    this.sender.drop(stream);
    stream.receiver?.onCancel();
    this.checkDone();
  }

  private putReset(streamId: number, code: ErrorCode): void {
    this.options.outbox.put(encodeNumberFrame(FrameType.RST_STREAM, streamId, code));
  }

  private checkDone(): void {
    if (this.isGoingAway && this.streams.count === 0) this.options.onDone();
  }
}

function checkLength(payload: Buffer, bytes: number, name: string): void {
  if (payload.length === bytes) return;
  throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, `${name} has not ${bytes} bytes.`);
}
