// Reads the one length-prefixed message of a unary call out of the chunks of its body.
import { GrpcError, GrpcStatus } from './grpc-error';

/** A flag byte and four bytes of length. */
const PREFIX_BYTES = 5;

/** The bound that Terraform itself sets on a provider's messages. */
export const LARGEST_MESSAGE_BYTES = 64 * 1024 * 1024;

export class MessageReader {
  /** What has come, with room behind it: a buffer for each of many small chunks would take far more. */
  private body: Buffer = Buffer.alloc(0);
  private received = 0;
  private expected: number | undefined;

  /** Throws a GrpcError as soon as the message can't be accepted any more. */
  public push(chunk: Buffer): void {
    this.append(chunk);
    this.expected ??= this.received >= PREFIX_BYTES ? readPrefix(this.body) : undefined;
    if (this.expected !== undefined && this.received > this.expected) {
      throw new GrpcError(GrpcStatus.INTERNAL, 'The request holds more than one message.');
    }
  }

  /** The message, when the body has ended. */
  public end(): Uint8Array {
    if (this.expected !== this.received) {
      throw new GrpcError(GrpcStatus.INTERNAL, 'The request ends before its message does.');
    }
    return this.body.subarray(PREFIX_BYTES, this.received);
  }

  /** A body that comes in one chunk, as most do, is not copied. */
  private append(chunk: Buffer): void {
    const received = this.received + chunk.length;
    if (this.received === 0) {
      this.body = chunk;
    } else {
      if (this.body.length < received) this.body = grown(this.body, Math.max(received, 2 * this.body.length));
      chunk.copy(this.body, this.received);
    }
    this.received = received;
  }
}

function grown(body: Buffer, length: number): Buffer {
  const larger = Buffer.allocUnsafe(length);
  body.copy(larger);
  return larger;
}

/** The bytes that the prefix and its message take. */
function readPrefix(body: Buffer): number {
  if (body[0] !== 0) throw new GrpcError(GrpcStatus.UNIMPLEMENTED, 'Compressed messages are not supported.');
  const length = body.readUInt32BE(1);
  if (length > LARGEST_MESSAGE_BYTES) {
    throw new GrpcError(
      GrpcStatus.RESOURCE_EXHAUSTED,
      `The message has ${length} bytes; at most ${LARGEST_MESSAGE_BYTES} are accepted.`,
    );
  }
  return PREFIX_BYTES + length;
}

/** A message with its prefix. */
export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(PREFIX_BYTES + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, PREFIX_BYTES);
  return framed;
}
