// Header blocks as lists of fields (RFC 7541, sections 3 and 6).
import { ConnectionError } from '../connection-error';
import { ErrorCode } from '../error-code';
import { MAX_HEADER_LIST_BYTES } from '../settings';
import { BlockReader } from './block-reader';
import type { HeaderField } from './header-field';
import { HeaderTable, sizeOf } from './header-table';

export interface HeaderList {
  readonly fields: readonly HeaderField[];
  /** Whether fields beyond MAX_HEADER_LIST_BYTES were left out. */
  readonly isTooLarge: boolean;
}

/** The first bits of a byte say what it begins. */
const INDEXED = 0x80;
const ADDED = 0x40;
const RESIZE = 0x20;

export class HeaderDecoder {
  private readonly table = new HeaderTable();

  /** Reads the block to its end, since the table must follow it. Throws a ConnectionError where it is malformed. */
  public decode(block: Buffer): HeaderList {
    const reader = new BlockReader(block);
    while (!reader.isDone && (reader.peek() & (INDEXED | ADDED | RESIZE)) === RESIZE) {
      this.table.resize(reader.integer(5));
    }
    const fields: HeaderField[] = [];
    let bytes = 0;
    while (!reader.isDone) {
      const field = this.field(reader);
      bytes += sizeOf(field);
      if (bytes <= MAX_HEADER_LIST_BYTES) fields.push(field);
    }
    return { fields, isTooLarge: bytes > MAX_HEADER_LIST_BYTES };
  }

  private field(reader: BlockReader): HeaderField {
    const first = reader.peek();
    if (first >= INDEXED) return this.table.get(reader.integer(7));
    if (first >= ADDED) {
      const field = this.literal(reader, 6);
      this.table.add(field);
      return field;
    }
    if (first >= RESIZE) {
      throw new ConnectionError(ErrorCode.COMPRESSION_ERROR, 'The header table is resized after a field.');
    }
    return this.literal(reader, 4);
  }

  private literal(reader: BlockReader, prefixBits: number): HeaderField {
    const index = reader.integer(prefixBits);
    const name = index === 0 ? reader.string() : this.table.get(index)[0];
    return [name, reader.string()];
  }
}
