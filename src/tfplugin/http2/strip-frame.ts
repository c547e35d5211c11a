// What a DATA or HEADERS frame carries beside its content: padding, and a priority that nobody heeds any more.
import { ConnectionError } from './connection-error';
import { ErrorCode } from './error-code';
import { Flag, LOW_31_BITS, type Frame } from './frame';

const PRIORITY_BYTES = 5;

/** The payload without its padding. */
export function withoutPadding({ flags, payload }: Frame): Buffer {
  if ((flags & Flag.PADDED) === 0) return payload;
  const [padding] = payload;
  if (padding === undefined) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'A padded frame is empty.');
  if (padding >= payload.length) throw ConnectionError.protocol('A padding is too long.');
  return payload.subarray(1, payload.length - padding);
}

/** A HEADERS frame's part of its header block, and the stream that it says it depends on. */
export function headerFragment(frame: Frame): { readonly fragment: Buffer; readonly dependency: number | undefined } {
  const fragment = withoutPadding(frame);
  if ((frame.flags & Flag.PRIORITY) === 0) return { fragment, dependency: undefined };
  if (fragment.length < PRIORITY_BYTES) {
    throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'A HEADERS frame is too short for its priority.');
  }
  return { fragment: fragment.subarray(PRIORITY_BYTES), dependency: fragment.readUInt32BE() & LOW_31_BITS };
}
