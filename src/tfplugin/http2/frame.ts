// The parts of a frame (RFC 9113, section 4.1), and the sizes that both sides keep to.

export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly streamId: number;
  readonly payload: Buffer;
}

export const FrameType = {
  DATA: 0x0,
  HEADERS: 0x1,
  PRIORITY: 0x2,
  RST_STREAM: 0x3,
  SETTINGS: 0x4,
  PUSH_PROMISE: 0x5,
  PING: 0x6,
  GOAWAY: 0x7,
  WINDOW_UPDATE: 0x8,
  CONTINUATION: 0x9,
} as const;

export const Flag = { END_STREAM: 0x1, ACK: 0x1, END_HEADERS: 0x4, PADDED: 0x8, PRIORITY: 0x20 } as const;

export const HEAD_BYTES = 9;

/** The greatest payload that needs nobody's consent; this server neither takes nor sends a greater one. */
export const LARGEST_PAYLOAD = 16_384;

/** Of a stream's identifier, a window's increment and a dependency only 31 bits count. */
export const LOW_31_BITS = 0x7fff_ffff;
