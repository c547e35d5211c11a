// What is sent on a stream. Header blocks are made by `encodeHeaders`.

export interface Answer {
  readonly headers: Buffer;
  readonly body?: Uint8Array;
  readonly trailers?: Buffer;
  /** Called when the last byte of it has been written. */
  readonly onWritten?: () => void;
}
