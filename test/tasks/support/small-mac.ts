// A macOS executable of a few bytes: two segments, where functions start, symbols, and a signature if it is to have one.

const SYMBOLS = ['_debug', '_local', '_napi_create_function', '_other', '_malloc'];
const TYPES = [0x24, 0x0e, 0x0f, 0x0f, 0x01];
/** Nothing by name, then each of the symbols but the first. */
const REFERENCES = [0x80000000, 0x40000000, 1, 2, 3, 4];

export interface SmallMac {
  readonly types?: readonly number[];
  readonly references?: readonly number[];
  readonly more?: readonly (readonly number[])[];
  readonly signed?: boolean;
}

/** Where its load commands stand, for tests that change what they say. */
export const SYMBOL_TABLE = 32 + 2 * 72;
export const DYNAMIC = SYMBOL_TABLE + 24;
export const STARTS = DYNAMIC + 80;
export const LINK_EDIT = 0x400;

export function smallMac({ types = TYPES, references = REFERENCES, more = [], signed = false }: SmallMac = {}): Buffer {
  const names = ['', ...SYMBOLS].map((name) => `${name}\0`);
  const symbols = Buffer.alloc(16 * SYMBOLS.length);
  types.forEach((type, index) => {
    symbols.writeUInt32LE(names.slice(0, index + 1).join('').length, 16 * index);
    symbols.writeUInt8(type, 16 * index + 4);
    symbols.writeUInt32LE(0x100 + index, 16 * index + 8);
  });
  const symbolsAt = LINK_EDIT + 8;
  const referencesAt = symbolsAt + symbols.length;
  const stringsAt = referencesAt + 4 * references.length;
  const strings = names.join('').padEnd(64, '\0');
  const end = stringsAt + strings.length;
  const commands = [
    segmentCommand('__TEXT', 0, LINK_EDIT),
    segmentCommand('__LINKEDIT', LINK_EDIT, end + (signed ? 32 : 0) - LINK_EDIT),
    words([0x2, 24, symbolsAt, SYMBOLS.length, stringsAt, strings.length]),
    words([0xb, 80, 0, 2, 2, 2, 4, 1, 0, 0, 0, 0, 0, 0, referencesAt, references.length, 0, 0, 0, 0]),
    words([0x26, 16, LINK_EDIT, 8]),
    ...more.map(words),
    ...(signed ? [words([0x1d, 16, end, 32])] : []),
  ];
  const head = Buffer.alloc(LINK_EDIT);
  Buffer.concat([
    words([0xfeedfacf, 0, 0, 2, commands.length, Buffer.concat(commands).length, 0, 0]),
    ...commands,
  ]).copy(head);
  head.write('code', LINK_EDIT - 4);
  const parts = [head, Buffer.from('starts__'), symbols, words(references), Buffer.from(strings)];
  return Buffer.concat([...parts, Buffer.from(signed ? 'signature'.padEnd(32, '_') : '')]);
}

function segmentCommand(name: string, offset: number, size: number): Buffer {
  const command = Buffer.alloc(72);
  words([0x19, command.length]).copy(command);
  command.write(name, 8);
  [offset, size, offset, size].forEach((value, index) => command.writeBigUInt64LE(BigInt(value), 24 + 8 * index));
  return command;
}

function words(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => buffer.writeUInt32LE(value, 4 * index));
  return buffer;
}
