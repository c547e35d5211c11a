// The parts of a header block, gathered until it is whole (RFC 9113, section 6.10).
import { ConnectionError } from './connection-error';
import { ErrorCode } from './error-code';

/** Enough for the greatest header list, uncompressed, and for peers that split it into many parts. */
const MOST_BYTES = 65_536;
const MOST_PARTS = 64;

export interface HeaderBlockStart {
  readonly streamId: number;
  readonly endsStream: boolean;
  /** The stream that it says it depends on, in a priority that is ignored otherwise. */
  readonly dependency: number | undefined;
}

export class HeaderBlock {
  private readonly parts: Buffer[] = [];
  private bytes = 0;

  public constructor(public readonly start: HeaderBlockStart) {}

  /** Throws a ConnectionError where the block has no end in sight: what is gathered must be read or given up. */
  public add(part: Buffer): void {
    this.parts.push(part);
    this.bytes += part.length;
    if (this.bytes > MOST_BYTES || this.parts.length > MOST_PARTS) {
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'A header block is too long.');
    }
  }

  public join(): Buffer {
    const [first] = this.parts;
    return this.parts.length === 1 && first !== undefined ? first : Buffer.concat(this.parts);
  }
}
