// Values through msgpack and back, byte for byte where Terraform fixes the bytes.
import { encode, ExtData } from '@msgpack/msgpack';
import type { BlockSchema } from '../../../src/tfplugin/schema/block-schema';
import { complete } from '../../../src/tfplugin/values/complete';
import { decodeValue } from '../../../src/tfplugin/values/decode-value';
import { encodeValue } from '../../../src/tfplugin/values/encode-value';
import { isWhollyKnown, UNKNOWN, type ObjectValue, type Value } from '../../../src/tfplugin/values/value';

const computed = { description: '', computed: true };
const SCHEMA: BlockSchema = {
  description: '',
  attributes: {
    text: { ...computed, type: 'string' },
    number: { ...computed, type: 'number' },
    flag: { ...computed, type: 'bool' },
    list: { ...computed, type: 'list(string)' },
    one: { ...computed, type: 'object', attributes: { deep: { ...computed, type: 'string' } } },
    many: { ...computed, type: 'list(object)', attributes: { deep: { ...computed, type: 'number' } } },
  },
  blocks: { timeouts: { description: '', attributes: { read: { ...computed, type: 'string' } } } },
};
const NOTHING = { flag: null, list: null, many: null, number: null, one: null, text: null, timeouts: null };
const ONE_NUMBER: BlockSchema = { description: '', attributes: { n: { ...computed, type: 'number' } } };
const ONE_TEXT: BlockSchema = { description: '', attributes: { s: { ...computed, type: 'string' } } };

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

describe('complete', () => {
  test('nothing given is every attribute and block, null, in the order of their names', () => {
    expect(complete(SCHEMA, {})).toEqual(NOTHING);
    expect(Object.keys(complete(SCHEMA, {}))).toEqual(Object.keys(NOTHING));
  });

  test('an empty object, list and block stay what they are, completed inside', () => {
    const value = { one: {}, many: [], list: [], timeouts: {} };
    expect(complete(SCHEMA, value)).toEqual({
      ...NOTHING,
      one: { deep: null },
      many: [],
      list: [],
      timeouts: { read: null },
    });
  });

  test('unknown values stay unknown on every level', () => {
    const value: ObjectValue = {
      text: UNKNOWN,
      list: UNKNOWN,
      many: [UNKNOWN, { deep: UNKNOWN }],
      one: UNKNOWN,
      timeouts: UNKNOWN,
    };
    expect(complete(SCHEMA, value)).toEqual({ ...NOTHING, ...value });
  });

  test.each([
    [{ stranger: 1 }, 'stranger is not in the schema.'],
    [{ constructor: 1 }, 'constructor is not in the schema.'],
    [{ one: { stranger: 1 } }, 'one.stranger is not in the schema.'],
    [{ text: 1 }, 'The value of text is not a string.'],
    [{ number: '1' }, 'The value of number is not a number.'],
    [{ flag: 'true' }, 'The value of flag is not a bool.'],
    [{ list: [1] }, 'The value of list is not a list(string).'],
    [{ one: [] }, 'The value of one is not an object.'],
    [{ many: {} }, 'The value of many is not a list.'],
    [{ many: [{ deep: 1 }, null] }, 'The value of many[1] is not an object.'],
    [{ many: [{ deep: 'x' }] }, 'The value of many[0].deep is not a number.'],
    [{ timeouts: 'x' }, 'The value of timeouts is not an object.'],
  ])('%p is refused with its path', (value, message) => {
    expect(() => complete(SCHEMA, value)).toThrow(new TypeError(message));
  });
});

test('an attribute may be called like a member that every object inherits', () => {
  const attributes = {
    constructor: { ...computed, type: 'string' },
    toString: { ...computed, type: 'number' },
  } as const;
  expect(complete({ description: '', attributes }, { toString: 1 })).toEqual({ constructor: null, toString: 1 });
});

describe('decodeValue', () => {
  test.each([undefined, bytes(''), bytes('c0'), bytes('80')])(
    'no value, nil and an empty map are all null: %p',
    (value) => {
      expect(decodeValue(value, SCHEMA)).toEqual(NOTHING);
    },
  );

  test.each([
    ['81 a1 6e 00', 0],
    ['81 a1 6e 2a', 42],
    ['81 a1 6e ff', -1],
    ['81 a1 6e cd 01 00', 256],
    ['81 a1 6e cb 3f f8 00 00 00 00 00 00', 1.5],
    ['81 a1 6e ca 3f c0 00 00', 1.5],
    ['81 a1 6e a3 31 65 33', 1000],
    ['81 a1 6e a4 2d 30 2e 35', -0.5],
  ])('a number may be an integer, a float or text: %s', (hex, number) => {
    expect(decodeValue(bytes(hex), ONE_NUMBER)).toEqual({ n: number });
  });

  test.each([
    ['fixext 1, plain unknown', '81 a1 6e d4 00 00'],
    ['a refinement', '81 a1 6e c7 02 0c 80 80'],
    ['the type that elsewhere means a timestamp', '81 a1 6e d6 ff 00 00 00 00'],
    ['an extension nobody has heard of', '81 a1 6e d4 63 01'],
  ])('any extension means unknown: %s', (_, hex) => {
    expect(decodeValue(bytes(hex), ONE_NUMBER)).toEqual({ n: UNKNOWN });
  });

  test('unknown values are found inside lists and objects', () => {
    const unknown = new ExtData(12, Uint8Array.of(0x80));
    const value = encode({ one: { deep: unknown }, many: [{ deep: unknown }, unknown], list: [unknown, 'x'] });
    expect(decodeValue(value, SCHEMA)).toEqual({
      ...NOTHING,
      one: { deep: UNKNOWN },
      many: [{ deep: UNKNOWN }, UNKNOWN],
      list: [UNKNOWN, 'x'],
    });
  });

  test('text of a number that is none, and text for a flag, are refused', () => {
    expect(() => decodeValue(bytes('81 a1 6e a1 78'), ONE_NUMBER)).toThrow('The value of n is not a number.');
    expect(() => decodeValue(bytes('81 a1 6e a0'), ONE_NUMBER)).toThrow('The value of n is not a number.');
    expect(() => decodeValue(encode({ flag: 'true' }), SCHEMA)).toThrow('The value of flag is not a bool.');
  });

  test.each(['c1', '81', '81 a1', '93 01 02', 'a1 78', '81 01 02'])(
    'bytes that hold no block are refused: %s',
    (hex) => {
      expect(() => decodeValue(bytes(hex), ONE_NUMBER)).toThrow();
    },
  );
});

test('a list that says that it is longer than all of the bytes is refused before room is made for it', () => {
  expect(() => decodeValue(bytes('81 a1 73 dd 01 ff ff ff'), ONE_TEXT)).toThrow('Max length exceeded');
});

describe('encodeValue', () => {
  test('nothing given is a map of nils', () => {
    expect(encodeValue({}, ONE_NUMBER)).toEqual(bytes('81 a1 6e c0'));
  });

  test.each<[Value, string]>([
    [0, '81 a1 6e 00'],
    [-1, '81 a1 6e ff'],
    [300, '81 a1 6e cd 01 2c'],
    [1.5, '81 a1 6e cb 3f f8 00 00 00 00 00 00'],
    [UNKNOWN, '81 a1 6e d4 00 00'],
  ])('%p as Terraform has it', (n, hex) => {
    expect(encodeValue({ n }, ONE_NUMBER)).toEqual(bytes(hex));
  });

  test('text is UTF-8', () => {
    expect(encodeValue({ s: 'é' }, ONE_TEXT)).toEqual(bytes('81 a1 73 a2 c3 a9'));
    expect(encodeValue({ s: '' }, ONE_TEXT)).toEqual(bytes('81 a1 73 a0'));
  });

  test('the order in which a value was built changes no byte', () => {
    const one = encodeValue({ text: 'x', number: 1, one: { deep: 'y' } }, SCHEMA);
    expect(encodeValue({ one: { deep: 'y' }, number: 1, text: 'x' }, SCHEMA)).toEqual(one);
  });

  test('what was encoded is decoded to the same', () => {
    const value = {
      text: 'a',
      number: 9007199254740991,
      flag: false,
      list: ['b', null],
      one: { deep: null },
      many: [{ deep: 0 }],
      timeouts: { read: '1m' },
    };
    expect(decodeValue(encodeValue(value, SCHEMA), SCHEMA)).toEqual(value);
  });
});

describe('isWhollyKnown', () => {
  test.each([[null], [{}], [[]], [{ a: [{ b: 'x' }, null] }]])('%p is known', (value) => {
    expect(isWhollyKnown(value)).toBe(true);
  });

  test('an unknown value is found however deep it is', () => {
    expect(isWhollyKnown(UNKNOWN)).toBe(false);
    expect(isWhollyKnown({ a: [{ b: [UNKNOWN] }] })).toBe(false);
  });
});
