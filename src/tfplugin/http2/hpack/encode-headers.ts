// Header fields as a header block that changes no table, so that it can be made once and sent often.
import type { HeaderField } from './header-field';
import { STATIC_TABLE } from './static-table';

/** A block may begin with it: the encoder uses no table of its own. */
export const NO_TABLE = Buffer.of(0x20);

export function encodeHeaders(fields: readonly HeaderField[]): Buffer {
  return Buffer.concat(fields.flatMap(encodeField));
}

function encodeField([name, value]: HeaderField): Buffer[] {
  const whole = STATIC_TABLE.findIndex((known) => known[0] === name && known[1] === value) + 1;
  if (whole > 0) return [integer(0x80, 7, whole)];
  const index = STATIC_TABLE.findIndex((known) => known[0] === name) + 1;
  return [integer(0, 4, index), ...(index === 0 ? string(name) : []), ...string(value)];
}

function string(text: string): Buffer[] {
  return [integer(0, 7, text.length), Buffer.from(text, 'latin1')];
}

function integer(firstBits: number, prefixBits: number, value: number): Buffer {
  const greatest = (1 << prefixBits) - 1;
  if (value < greatest) return Buffer.of(firstBits | value);
  const bytes = [firstBits | greatest];
  let rest = value - greatest;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Buffer.from([...bytes, rest]);
}
