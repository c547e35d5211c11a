// Takes the symbols that only debuggers read out of a macOS executable, which runs without; the same bytes on each machine.
import { align, fitLinkEdit } from './mach-o';
import { macSymbols, REFERENCE_SIZE, SYMBOL_SIZE, type MacSymbols } from './mac-symbols';

/** In a symbol's type: bits for debuggers alone, that others see it, and its kind. */
const DEBUGGING = 0xe0;
const EXTERNAL = 0x1;
const KIND = 0xe;
const ALIAS = 0xa;
/** In a reference: that it names no symbol. */
const LOCAL = 0x80000000;
const ABSOLUTE = 0x40000000;

/** It must have no signature, which would stand behind the symbols. */
export function stripMac(executable: Buffer): Buffer {
  const tables = macSymbols(executable);
  const { symbols, strings } = keptSymbols(executable, tables);
  const references = keptReferences(executable, tables);
  const before = executable.subarray(0, tables.symbols.offset);
  const stripped = Buffer.concat([before, symbols, references, strings]);
  const referencesAt = before.length + symbols.length;
  const stringsAt = referencesAt + references.length;
  const write = (at: number, values: readonly number[]): void =>
    values.forEach((value, index) => stripped.writeUInt32LE(value, at + 4 * index));
  write(tables.commands.symbols + 12, [symbols.length / SYMBOL_SIZE, stringsAt, strings.length]);
  write(tables.commands.dynamic + 12, [0, 0, tables.exported, tables.exported]);
  write(tables.commands.dynamic + 56, [referencesAt]);
  fitLinkEdit(stripped);
  return stripped;
}

/** Those that others see, or that others have, and their names. */
function keptSymbols(
  executable: Buffer,
  { symbols, locals, strings }: MacSymbols,
): Record<'symbols' | 'strings', Buffer> {
  const all = executable.subarray(symbols.offset, symbols.offset + symbols.count * SYMBOL_SIZE);
  const types = Array.from({ length: symbols.count }, (_, index) => all.readUInt8(index * SYMBOL_SIZE + 4));
  if (types.some((type, index) => (index < locals ? isExternal(type) : !isExternal(type) || isAlias(type))))
    throw new Error('The symbols are not of the kinds that are expected');
  const kept = Buffer.from(all.subarray(locals * SYMBOL_SIZE));
  const places = new Map([['', 0]]);
  let end = 1;
  for (let at = 0; at < kept.length; at += SYMBOL_SIZE) {
    const name = nameAt(executable, strings, kept.readUInt32LE(at));
    const place = places.get(name) ?? end;
    kept.writeUInt32LE(place, at);
    if (place < end) continue;
    places.set(name, place);
    end += name.length + 1;
  }
  const names = [...places.keys()].map((name) => `${name}\0`).join('');
  return { symbols: kept, strings: aligned(Buffer.from(names, 'latin1')) };
}

function isExternal(type: number): boolean {
  return (type & DEBUGGING) === 0 && (type & EXTERNAL) !== 0;
}

/** It has a second name where others have a value. */
function isAlias(type: number): boolean {
  return (type & KIND) === ALIAS;
}

function nameAt(executable: Buffer, { offset, count }: MacSymbols['strings'], place: number): string {
  const strings = executable.subarray(offset, offset + count);
  const end = strings.indexOf(0, place);
  if (end === -1) throw new Error('The name of a symbol does not end');
  return strings.toString('latin1', place, end);
}

/** They name symbols by their numbers, which change. */
function keptReferences(executable: Buffer, { references, symbols, locals }: MacSymbols): Buffer {
  const kept = Buffer.alloc(references.count * REFERENCE_SIZE);
  for (let at = 0; at < kept.length; at += REFERENCE_SIZE)
    kept.writeUInt32LE(keptReference(executable.readUInt32LE(references.offset + at), { symbols, locals }), at);
  return aligned(kept);
}

function keptReference(reference: number, { symbols, locals }: Pick<MacSymbols, 'symbols' | 'locals'>): number {
  if (reference >= ABSOLUTE) return reference;
  if (reference >= symbols.count) throw new Error('A reference names a symbol that there is none of');
  return reference < locals ? LOCAL : reference - locals;
}

function aligned(table: Buffer): Buffer {
  return Buffer.concat([table], align(table.length, 8));
}
