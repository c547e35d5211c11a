// SETTINGS: what this server asks for, and what the peer does (RFC 9113, section 6.5).
import { ConnectionError } from './connection-error';
import { encodeFrame } from './encode-frame';
import { ErrorCode } from './error-code';
import { FrameType, LARGEST_PAYLOAD, LOW_31_BITS } from './frame';

const Id = {
  HEADER_TABLE_SIZE: 1,
  ENABLE_PUSH: 2,
  MAX_CONCURRENT_STREAMS: 3,
  INITIAL_WINDOW_SIZE: 4,
  MAX_FRAME_SIZE: 5,
  MAX_HEADER_LIST_SIZE: 6,
} as const;

const SETTING_BYTES = 6;
const GREATEST_FRAME = 16_777_215;

/** Terraform runs ten calls at once unless it is told otherwise. */
export const MAX_CONCURRENT_STREAMS = 1_000;

/** A request of gRPC has about half a kibibyte of headers. */
export const MAX_HEADER_LIST_BYTES = 16_384;

/** Both sides' windows begin like this, and this server leaves its own so. */
export const INITIAL_WINDOW = 65_535;

/** What matters here of the peer's settings; undefined where it says nothing of one. */
export interface PeerSettings {
  readonly headerTableSize: number | undefined;
  readonly initialWindowSize: number | undefined;
}

export function encodeOwnSettings(): Buffer {
  return encodeFrame(
    FrameType.SETTINGS,
    0,
    0,
    Buffer.concat([
      encode(Id.MAX_CONCURRENT_STREAMS, MAX_CONCURRENT_STREAMS),
      encode(Id.MAX_HEADER_LIST_SIZE, MAX_HEADER_LIST_BYTES),
    ]),
  );
}

/** Throws a ConnectionError where a value is not allowed. Of a setting that comes twice the last one counts. */
export function readSettings(payload: Buffer): PeerSettings {
  if (payload.length % SETTING_BYTES !== 0) {
    throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'A SETTINGS frame is cut short.');
  }
  const values = new Map<number, number>();
  for (let at = 0; at < payload.length; at += SETTING_BYTES) {
    const id = payload.readUInt16BE(at);
    const value = payload.readUInt32BE(at + 2);
    check(id, value);
    values.set(id, value);
  }
  return { headerTableSize: values.get(Id.HEADER_TABLE_SIZE), initialWindowSize: values.get(Id.INITIAL_WINDOW_SIZE) };
}

function encode(id: number, value: number): Buffer {
  const setting = Buffer.allocUnsafe(SETTING_BYTES);
  setting.writeUInt16BE(id);
  setting.writeUInt32BE(value, 2);
  return setting;
}

function check(id: number, value: number): void {
  if (id === Id.ENABLE_PUSH && value > 1) {
    throw ConnectionError.protocol(`ENABLE_PUSH is ${value}.`);
  }
  if (id === Id.INITIAL_WINDOW_SIZE && value > LOW_31_BITS) {
    throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, `INITIAL_WINDOW_SIZE is ${value}.`);
  }
  if (id === Id.MAX_FRAME_SIZE && (value < LARGEST_PAYLOAD || value > GREATEST_FRAME)) {
    throw ConnectionError.protocol(`MAX_FRAME_SIZE is ${value}.`);
  }
}
