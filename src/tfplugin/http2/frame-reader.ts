// Cuts a stream of bytes into frames, wherever the bytes are split.
import { ConnectionError } from './connection-error';
import { ErrorCode } from './error-code';
import { HEAD_BYTES, LARGEST_PAYLOAD, LOW_31_BITS, type Frame } from './frame';

export class FrameReader {
  private readonly head = new Filling(Buffer.alloc(HEAD_BYTES));
  private payload: Filling | undefined;

  public constructor(private readonly onFrame: (frame: Frame) => void) {}

  /** Hands over each frame that is complete; throws a ConnectionError at one that is too long. */
  public read(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) rest = this.payload === undefined ? this.readHead(rest) : this.readPart(this.payload, rest);
  }

  private readHead(chunk: Buffer): Buffer {
    const rest = this.head.take(chunk);
    if (!this.head.isFull) return rest;
    const length = this.head.bytes.readUIntBE(0, 3);
    if (length > LARGEST_PAYLOAD) {
      throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, `A frame of ${length} bytes is too long.`);
    }
    // Most payloads have come whole, and need no copy.
    if (rest.length >= length) return this.finish(rest.subarray(0, length), rest.subarray(length));
    this.payload = new Filling(Buffer.allocUnsafe(length));
    return this.readPart(this.payload, rest);
  }

  private readPart(payload: Filling, chunk: Buffer): Buffer {
    const rest = payload.take(chunk);
    return payload.isFull ? this.finish(payload.bytes, rest) : rest;
  }

  private finish(payload: Buffer, rest: Buffer): Buffer {
    const { bytes } = this.head;
    const streamId = bytes.readUInt32BE(5) & LOW_31_BITS;
    this.head.clear();
    this.payload = undefined;
    this.onFrame({ type: bytes.readUInt8(3), flags: bytes.readUInt8(4), streamId, payload });
    return rest;
  }
}

/** A buffer that is filled piece by piece. */
class Filling {
  private filled = 0;

  public constructor(public readonly bytes: Buffer) {}

  public get isFull(): boolean {
    return this.filled === this.bytes.length;
  }

  /** Copies what fits, and gives back what doesn't. */
  public take(chunk: Buffer): Buffer {
    const copied = chunk.copy(this.bytes, this.filled);
    this.filled += copied;
    return chunk.subarray(copied);
  }

  public clear(): void {
    this.filled = 0;
  }
}
