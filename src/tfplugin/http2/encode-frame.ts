// Frames as bytes.
import { Flag, FrameType, HEAD_BYTES, LARGEST_PAYLOAD } from './frame';

const EMPTY = new Uint8Array();

export function encodeFrame(type: number, flags: number, streamId: number, payload: Uint8Array = EMPTY): Buffer {
  const frame = Buffer.allocUnsafe(HEAD_BYTES + payload.length);
  frame.writeUIntBE(payload.length, 0, 3);
  frame[3] = type;
  frame[4] = flags;
  frame.writeUInt32BE(streamId, 5);
  frame.set(payload, HEAD_BYTES);
  return frame;
}

/** A header block, continued in further frames where it is too long for one. */
export function encodeHeaderFrames(streamId: number, block: Buffer, isLast: boolean): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at === 0 || at < block.length; at += LARGEST_PAYLOAD) {
    const part = block.subarray(at, at + LARGEST_PAYLOAD);
    const end = at + part.length >= block.length ? Flag.END_HEADERS : 0;
    frames.push(
      at === 0
        ? encodeFrame(FrameType.HEADERS, end | (isLast ? Flag.END_STREAM : 0), streamId, part)
        : encodeFrame(FrameType.CONTINUATION, end, streamId, part),
    );
  }
  return frames;
}

/** A frame whose payload is one number of four bytes: RST_STREAM and WINDOW_UPDATE. */
export function encodeNumberFrame(type: number, streamId: number, value: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(value);
  return encodeFrame(type, 0, streamId, payload);
}

export function encodeGoaway(lastStreamId: number, code: number, text: string): Buffer {
  const payload = Buffer.concat([Buffer.alloc(8), Buffer.from(text)]);
  payload.writeUInt32BE(lastStreamId, 0);
  payload.writeUInt32BE(code, 4);
  return encodeFrame(FrameType.GOAWAY, 0, 0, payload);
}
