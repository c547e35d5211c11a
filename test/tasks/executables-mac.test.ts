// What is taken out of a macOS executable, on one of a few bytes.
import { segment } from '../../tasks/executables/mach-o';
import { signMac } from '../../tasks/executables/sign-mac';
import { stripMac } from '../../tasks/executables/strip-mac';
import { unsignMac } from '../../tasks/executables/unsign-mac';
import { symbolsOf } from '../executables/support/symbols-of';
import { DYNAMIC, LINK_EDIT, smallMac, STARTS, SYMBOL_TABLE } from './support/small-mac';

function changed(at: number, value: number): Buffer {
  const file = smallMac();
  file.writeUInt32LE(value, at);
  return file;
}

describe('the symbols of a macOS executable', () => {
  test('that are local are taken away with their names, and the others stay', () => {
    const stripped = stripMac(smallMac());
    const others = { exported: ['_napi_create_function', '_other'], imported: ['_malloc'] };
    expect(symbolsOf(smallMac())).toMatchObject({ locals: 2, ...others });
    expect(symbolsOf(stripped)).toMatchObject({ locals: 0, ...others });
    for (const name of ['_debug', '_local']) expect(stripped.includes(name)).toBe(false);
  });

  test('keep all but the place of their names', () => {
    const [symbols, stripped] = [smallMac().readUInt32LE(SYMBOL_TABLE + 8), stripMac(smallMac())];
    const rest = (file: Buffer, index: number): string =>
      file.toString('hex', symbols + 16 * index + 4, symbols + 16 * index + 16);
    expect([0, 1, 2].map((index) => rest(stripped, index))).toEqual([2, 3, 4].map((index) => rest(smallMac(), index)));
  });

  test('are named by the same pointers as before, but for a local one, which needs no name', () => {
    const names = ['_napi_create_function', '_other', '_malloc'];
    expect(symbolsOf(smallMac()).references).toEqual([0x80000000, 0x40000000, '_local', ...names]);
    expect(symbolsOf(stripMac(smallMac())).references).toEqual([0x80000000, 0x40000000, 0x80000000, ...names]);
  });

  test('are all that moves: the last segment ends with them, and what stands before has the same bytes', () => {
    const stripped = stripMac(smallMac());
    expect(stripped.subarray(LINK_EDIT - 4, LINK_EDIT + 8).toString()).toBe('codestarts__');
    expect(stripped.length).toBeLessThan(smallMac().length);
    expect(segment(stripped, '__LINKEDIT')).toMatchObject({ offset: LINK_EDIT, size: stripped.length - LINK_EDIT });
    expect(stripped.readUInt32LE(SYMBOL_TABLE + 16) % 8).toBe(0);
  });

  test('are taken away once', () => {
    const stripped = stripMac(smallMac());
    expect(stripMac(stripped)).toEqual(stripped);
  });

  const order = 'The symbols are not in the order that is expected';
  const kinds = 'The symbols are not of the kinds that are expected';
  const tables = 'The executable has tables about its symbols that are not expected';
  const end = 'The symbols do not stand at the end of the executable';
  test.each([
    ['of something else', Buffer.alloc(100), 'This is no 64-bit executable for macOS'],
    ['for two architectures', changed(0, 0xbebafeca), 'This is no 64-bit executable for macOS'],
    ['that do not begin with the local ones', changed(DYNAMIC + 8, 1), order],
    ['that are more than is said', changed(DYNAMIC + 28, 0), order],
    ['with an exported one among the local ones', smallMac({ types: [0x24, 0x0f, 0x0f, 0x0f, 0x01] }), kinds],
    ['with a local one among the exported ones', smallMac({ types: [0x24, 0x0e, 0x0e, 0x0f, 0x01] }), kinds],
    ['with one for debuggers among the exported ones', smallMac({ types: [0x24, 0x0e, 0x25, 0x0f, 0x01] }), kinds],
    ['with an alias', smallMac({ types: [0x24, 0x0e, 0x0f, 0x0b, 0x01] }), kinds],
    ['with relocations', changed(DYNAMIC + 76, 1), tables],
    ['with something behind', Buffer.concat([smallMac(), Buffer.alloc(16)]), end],
    ['with a gap among them', changed(DYNAMIC + 60, 1), end],
    ['with something of another load command behind', changed(STARTS + 8, 0x500), 'What the load command 0x26 names'],
    ['with a load command that is not known', smallMac({ more: [[0x2e, 16, 0, 0]] }), 'The load command 0x2e is not'],
    ['with a signature', smallMac({ signed: true }), end],
    ['that are in no table', changed(SYMBOL_TABLE, 0x26), 'The executable does not have one table of symbols'],
    ['with a reference to none', smallMac({ references: [5] }), 'A reference names a symbol that there is none of'],
    ['with a name outside of the table', changed(LINK_EDIT + 8 + 16 * 4, 0x1000), 'The name of a symbol does not end'],
  ])('%s are refused', (_, file, message) => {
    expect(() => stripMac(file)).toThrow(message);
  });
});

describe("the publisher's signature of a macOS executable", () => {
  test('is taken away, and nothing else', () => {
    const unsigned = unsignMac(smallMac({ signed: true }));
    expect(symbolsOf(unsigned)).toEqual(symbolsOf(smallMac()));
    expect(unsigned.length).toBe(smallMac().length);
    expect(stripMac(unsigned)).toEqual(stripMac(smallMac()));
  });

  test('that is not there leaves the file as it is', () => {
    const unsigned = smallMac();
    expect(unsignMac(unsigned)).toBe(unsigned);
  });

  test('leaves no trace in the next one', () => {
    const signed = signMac(unsignMac(smallMac({ signed: true })), 'small');
    expect(signed.equals(signMac(smallMac(), 'small'))).toBe(true);
  });

  test('that is followed by something is refused', () => {
    const file = Buffer.concat([smallMac({ signed: true }), Buffer.alloc(1)]);
    expect(() => unsignMac(file)).toThrow('The signature does not stand at the end of the executable');
  });

  test('that another load command follows is refused', () => {
    const file = smallMac({ more: [[0x1d, 16, 0, 0]], signed: true });
    expect(() => unsignMac(file)).toThrow('The signature is not the last of the load commands');
  });
});
