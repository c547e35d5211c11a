// The static table, and behind it what the peer has added, newest first (RFC 7541, section 2.3).
import { ConnectionError } from '../connection-error';
import { ErrorCode } from '../error-code';
import type { HeaderField } from './header-field';
import { STATIC_TABLE } from './static-table';

/** What HTTP/2 begins with; this server never offers more. */
export const HEADER_TABLE_BYTES = 4_096;

const OVERHEAD = 32;

/** The bytes that a field counts for, here and in the limit of a header list. */
export function sizeOf([name, value]: HeaderField): number {
  return name.length + value.length + OVERHEAD;
}

export class HeaderTable {
  private readonly added: HeaderField[] = [];
  private bytes = 0;
  private capacity = HEADER_TABLE_BYTES;

  public get(index: number): HeaderField {
    const field = index <= STATIC_TABLE.length ? STATIC_TABLE[index - 1] : this.added[index - STATIC_TABLE.length - 1];
    if (field === undefined) throw malformed(`The index ${index} is in no table.`);
    return field;
  }

  /** A field that is greater than the table empties it. */
  public add(field: HeaderField): void {
    const size = sizeOf(field);
    this.shrink(this.capacity - size);
    if (size > this.capacity) return;
    this.added.unshift(field);
    this.bytes += size;
  }

  public resize(capacity: number): void {
    if (capacity > HEADER_TABLE_BYTES) throw malformed(`A header table of ${capacity} bytes was not offered.`);
    this.capacity = capacity;
    this.shrink(capacity);
  }

  private shrink(most: number): void {
    while (this.bytes > Math.max(most, 0)) {
      const oldest = this.added.pop();
      this.bytes -= oldest === undefined ? this.bytes : sizeOf(oldest);
    }
  }
}

function malformed(message: string): ConnectionError {
  return new ConnectionError(ErrorCode.COMPRESSION_ERROR, message);
}
