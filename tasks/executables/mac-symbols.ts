// Where the symbols of a macOS executable stand, which must be at its end, with nothing behind or among them.
import { loadCommands, segment, type LoadCommand } from './mach-o';

const SYMBOL_TABLE = 0x2;
const DYNAMIC_SYMBOL_TABLE = 0xb;
export const SYMBOL_SIZE = 16;
export const REFERENCE_SIZE = 4;
/** More than any of the tables is aligned to. */
const GAP = 16;

/** Load commands that name no place in the last segment: segments, libraries, the loader, versions, the entry point. */
const PLACELESS = new Set([0x19, 0xc, 0x80000018, 0x8000001f, 0x8000001c, 0xe, 0x1b, 0x24, 0x32, 0x2a, 0x80000028]);
/** Those that name an offset and a size, and how often: fixups, exports, where functions start, data among the code. */
const PLACES = new Map([
  [0x80000022, 5],
  [0x80000034, 1],
  [0x80000033, 1],
  [0x26, 1],
  [0x29, 1],
]);

export interface Table {
  readonly offset: number;
  readonly count: number;
}

export interface MacSymbols {
  /** Their load commands. */
  readonly commands: { readonly symbols: number; readonly dynamic: number };
  readonly symbols: Table;
  /** How many come first that nothing outside of the executable refers to, and how many of others it defines. */
  readonly locals: number;
  readonly exported: number;
  /** For pointers and stubs that the loader fills: which symbol each stands for. */
  readonly references: Table;
  readonly strings: Table;
}

export function macSymbols(executable: Buffer): MacSymbols {
  const commands = loadCommands(executable);
  const symbols = only(commands, SYMBOL_TABLE);
  const dynamic = only(commands, DYNAMIC_SYMBOL_TABLE);
  const table = (at: number): Table => ({
    offset: executable.readUInt32LE(at),
    count: executable.readUInt32LE(at + 4),
  });
  const found = {
    commands: { symbols, dynamic },
    symbols: table(symbols + 8),
    locals: executable.readUInt32LE(dynamic + 12),
    exported: executable.readUInt32LE(dynamic + 20),
    references: table(dynamic + 56),
    strings: table(symbols + 16),
  };
  checkOrder(executable, found);
  checkPlaces(executable, found);
  commands.forEach((command) => checkCommand(executable, command, found.symbols.offset));
  return found;
}

function only(commands: readonly LoadCommand[], wanted: number): number {
  const [found, ...more] = commands.filter(({ type }) => type === wanted);
  if (found === undefined || more.length > 0) throw new Error('The executable does not have one table of symbols');
  return found.at;
}

/** First those that are local, then those that are exported, then those of libraries; no table of an older kind. */
function checkOrder(executable: Buffer, { commands: { dynamic }, symbols, locals, exported }: MacSymbols): void {
  const read = (place: number): number => executable.readUInt32LE(dynamic + place);
  const others = locals + exported;
  const ordered = read(8) === 0 && read(16) === locals && read(24) === others && others + read(28) === symbols.count;
  if (!ordered) throw new Error('The symbols are not in the order that is expected');
  if ([36, 44, 52, 68, 76].some((place) => read(place) !== 0))
    throw new Error('The executable has tables about its symbols that are not expected');
}

function checkPlaces(executable: Buffer, { symbols, references, strings }: MacSymbols): void {
  const { offset, size } = segment(executable, '__LINKEDIT');
  const places = [
    [symbols.offset + symbols.count * SYMBOL_SIZE, references.offset],
    [references.offset + references.count * REFERENCE_SIZE, strings.offset],
    [strings.offset + strings.count, offset + size],
  ] as const;
  const adjacent = places.every(([end, next]) => end <= next && next - end < GAP);
  if (!adjacent || symbols.offset < offset || offset + size !== executable.length)
    throw new Error('The symbols do not stand at the end of the executable');
}

/** What stands before the symbols need not move. */
function checkCommand(executable: Buffer, { type, at }: LoadCommand, limit: number): void {
  if (PLACELESS.has(type) || type === SYMBOL_TABLE || type === DYNAMIC_SYMBOL_TABLE) return;
  const pairs = PLACES.get(type);
  if (pairs === undefined) throw new Error(`The load command 0x${type.toString(16)} is not known`);
  for (let place = at + 8; place < at + 8 + pairs * 8; place += 8) {
    if (executable.readUInt32LE(place) + executable.readUInt32LE(place + 4) > limit)
      throw new Error(`What the load command 0x${type.toString(16)} names does not stand before the symbols`);
  }
}
