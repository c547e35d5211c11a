// The fixed bytes that a client begins with (RFC 9113, section 3.4).
import { ConnectionError } from './connection-error';

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

export class Preface {
  private seen = 0;

  /** The bytes that come after it; throws a ConnectionError at the first byte that is another one. */
  public skip(chunk: Buffer): Buffer {
    if (this.seen === PREFACE.length) return chunk;
    const expected = PREFACE.subarray(this.seen, this.seen + chunk.length);
    if (!expected.equals(chunk.subarray(0, expected.length))) {
      throw ConnectionError.protocol('The connection does not begin as HTTP/2 does.');
    }
    this.seen += expected.length;
    return chunk.subarray(expected.length);
  }
}
