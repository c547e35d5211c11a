// What the peer did that one stream can't survive: answered with RST_STREAM.
import type { ErrorCode } from './error-code';

export class StreamError extends Error {
  public constructor(
    public readonly streamId: number,
    public readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'StreamError';
  }
}
