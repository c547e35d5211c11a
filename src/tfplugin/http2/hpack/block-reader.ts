// Reads the integers and strings of one header block (RFC 7541, section 5).
import { ConnectionError } from '../connection-error';
import { ErrorCode } from '../error-code';
import { decodeHuffman } from './decode-huffman';

const HUFFMAN = 0x80;

/** Four further bytes reach 2^28, far beyond whatever a header block may hold. */
const GREATEST_SHIFT = 21;

export class BlockReader {
  private at = 0;

  public constructor(private readonly block: Buffer) {}

  public get isDone(): boolean {
    return this.at === this.block.length;
  }

  /** The next byte, which stays to be read. */
  public peek(): number {
    const byte = this.block[this.at];
    if (byte === undefined) throw malformed('ends too early');
    return byte;
  }

  /** An integer that begins in the low bits of the next byte. */
  public integer(prefixBits: number): number {
    const greatest = (1 << prefixBits) - 1;
    const prefix = this.byte() & greatest;
    if (prefix < greatest) return prefix;
    let value = greatest;
    for (let shift = 0; shift <= GREATEST_SHIFT; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw malformed('holds an integer that is too great');
  }

  public string(): string {
    const isHuffman = (this.peek() & HUFFMAN) !== 0;
    const length = this.integer(7);
    const bytes = this.block.subarray(this.at, this.at + length);
    if (bytes.length < length) throw malformed('ends within a string');
    this.at += length;
    return isHuffman ? decodeHuffman(bytes) : bytes.toString('latin1');
  }

  private byte(): number {
    const byte = this.peek();
    this.at += 1;
    return byte;
  }
}

function malformed(what: string): ConnectionError {
  return new ConnectionError(ErrorCode.COMPRESSION_ERROR, `A header block ${what}.`);
}
