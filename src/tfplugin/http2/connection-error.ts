// What the peer did that its connection can't survive: answered with GOAWAY.
import { ErrorCode } from './error-code';

export class ConnectionError extends Error {
  public constructor(
    public readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'ConnectionError';
  }

  /** For what no rule allows, and no code of its own names. */
  public static protocol(message: string): ConnectionError {
    return new ConnectionError(ErrorCode.PROTOCOL_ERROR, message);
  }
}
