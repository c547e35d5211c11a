// Requests as they come in: HEADERS, CONTINUATION, DATA and trailers (RFC 9113, sections 5.1, 6.1, 6.2 and 8.1).
import { ConnectionError } from './connection-error';
import { encodeNumberFrame } from './encode-frame';
import { ErrorCode } from './error-code';
import type { FloodGuard } from './flood-guard';
import { Flag, FrameType, type Frame } from './frame';
import { HeaderBlock } from './header-block';
import type { HeaderField } from './hpack/header-field';
import { HeaderDecoder } from './hpack/header-decoder';
import type { Outbox } from './outbox';
import { ReceiveWindow } from './receive-window';
import { checkTrailers, readRequestHead, type RequestHead } from './request-head';
import { ServerStream, type StreamReceiver, type StreamSender } from './server-stream';
import { MAX_CONCURRENT_STREAMS } from './settings';
import { StreamError } from './stream-error';
import type { Streams } from './streams';
import { headerFragment, withoutPadding } from './strip-frame';

/** A request of the greatest length fits, with room for those beside it. */
const MOST_HELD_BYTES = 256 * 1024 * 1024;

/** A request has begun; what is returned takes the rest of it. */
export type OnStream = (stream: ServerStream, head: RequestHead) => StreamReceiver;

export interface RequestReceiverOptions {
  readonly streams: Streams;
  readonly sender: StreamSender;
  readonly outbox: Outbox;
  readonly guard: FloodGuard;
  readonly onStream: OnStream;
}

export class RequestReceiver {
  private readonly decoder = new HeaderDecoder();
  private readonly window = new ReceiveWindow();
  private block: HeaderBlock | undefined;

  public constructor(private readonly options: RequestReceiverOptions) {}

  /** The stream whose header block has begun and not ended: nothing but the rest of it may come. */
  public get unfinished(): number | undefined {
    return this.block?.start.streamId;
  }

  public onHeaders(frame: Frame): void {
    const { streamId, flags } = frame;
    if (streamId % 2 === 0) throw ConnectionError.protocol("HEADERS are on a stream that is no client's.");
    const { fragment, dependency } = headerFragment(frame);
    this.block = new HeaderBlock({ streamId, endsStream: (flags & Flag.END_STREAM) !== 0, dependency });
    this.addToBlock(this.block, fragment, flags);
  }

  public onContinuation({ payload, flags }: Frame): void {
    if (this.block !== undefined) this.addToBlock(this.block, payload, flags);
  }

  public onData(frame: Frame): void {
    const { streams, guard } = this.options;
    const { streamId, payload, flags } = frame;
    if (streams.isIdle(streamId)) throw ConnectionError.protocol('DATA is on a stream that is not open.');
    this.use(this.window, payload.length, 0);
    const data = withoutPadding(frame);
    const stream = streams.get(streamId);
    if (stream === undefined && streams.ending(streamId) === 'reset here') return guard.count();
    if (stream === undefined || stream.isRequestEnded) {
      throw new StreamError(streamId, ErrorCode.STREAM_CLOSED, 'DATA comes after the end of the request.');
    }
    const isLast = (flags & Flag.END_STREAM) !== 0;
    if (data.length === 0 && !isLast) guard.count();
    this.receive(stream, data);
    if (isLast) endRequest(stream);
    else if (!stream.isClosed) this.use(stream.receiveWindow, payload.length, streamId);
  }

  private addToBlock(block: HeaderBlock, fragment: Buffer, flags: number): void {
    block.add(fragment);
    if ((flags & Flag.END_HEADERS) === 0) return;
    this.block = undefined;
    this.onBlock(block);
  }

  private onBlock(block: HeaderBlock): void {
    const { streams, guard } = this.options;
    const { streamId, dependency } = block.start;
    // Also of a block that nobody wants: the tables of both sides must stay the same.
    const { fields, isTooLarge } = this.decoder.decode(block.join());
    const stream = streams.get(streamId);
    if (stream === undefined && !streams.isIdle(streamId)) {
      const ending = streams.ending(streamId);
      if (ending === 'reset here') return guard.count();
      const code = ending === undefined ? ErrorCode.PROTOCOL_ERROR : ErrorCode.STREAM_CLOSED;
      throw new ConnectionError(code, 'HEADERS are on a stream that is closed.');
    }
    streams.lastId = Math.max(streams.lastId, streamId);
    if (dependency === streamId) {
      throw new StreamError(streamId, ErrorCode.PROTOCOL_ERROR, 'A stream depends on itself.');
    }
    if (isTooLarge) throw new StreamError(streamId, ErrorCode.ENHANCE_YOUR_CALM, 'A header list is too long.');
    if (stream === undefined) this.openStream(block, fields);
    else takeTrailers(stream, block, fields);
  }

  private openStream({ start: { streamId, endsStream } }: HeaderBlock, fields: readonly HeaderField[]): void {
    const { streams, sender, onStream } = this.options;
    if (streams.count >= MAX_CONCURRENT_STREAMS) {
      throw new StreamError(streamId, ErrorCode.REFUSED_STREAM, 'Too many streams are open.');
    }
    const head = readRequestHead(streamId, fields);
    const stream = new ServerStream(streamId, head.contentLength, streams.sendWindow, sender);
    streams.add(stream);
    stream.receiver = onStream(stream, head);
    if (endsStream) endRequest(stream);
  }

  private receive(stream: ServerStream, data: Buffer): void {
    const { streams } = this.options;
    streams.hold(stream, data.length);
    if (streams.heldBytes > MOST_HELD_BYTES) {
      throw new StreamError(stream.id, ErrorCode.ENHANCE_YOUR_CALM, 'Requests hold too much memory.');
    }
    if (data.length > 0) stream.receiver?.onData(data);
  }

  /** The whole payload counts, with its padding. */
  private use(window: ReceiveWindow, bytes: number, streamId: number): void {
    const increment = window.use(bytes);
    if (increment > 0) this.options.outbox.put(encodeNumberFrame(FrameType.WINDOW_UPDATE, streamId, increment));
  }
}

function takeTrailers(stream: ServerStream, { start }: HeaderBlock, fields: readonly HeaderField[]): void {
  if (stream.isRequestEnded) {
    throw new StreamError(stream.id, ErrorCode.STREAM_CLOSED, 'HEADERS come after the end of the request.');
  }
  if (!start.endsStream) {
    throw new StreamError(stream.id, ErrorCode.PROTOCOL_ERROR, 'Trailers do not end the request.');
  }
  checkTrailers(stream.id, fields);
  endRequest(stream);
}

function endRequest(stream: ServerStream): void {
  // Its answer may have been given before it ended.
  if (stream.isClosed) return;
  if (stream.received !== (stream.contentLength ?? stream.received)) {
    throw new StreamError(stream.id, ErrorCode.PROTOCOL_ERROR, 'A body has not the length that its header says.');
  }
  stream.isRequestEnded = true;
  stream.receiver?.onEnd();
}
