// Header blocks, with the examples of RFC 7541, appendix C.
import fc from 'fast-check';
import { ErrorCode } from '../../../../src/tfplugin/http2/error-code';
import { BlockReader } from '../../../../src/tfplugin/http2/hpack/block-reader';
import { encodeHeaders } from '../../../../src/tfplugin/http2/hpack/encode-headers';
import { HeaderDecoder } from '../../../../src/tfplugin/http2/hpack/header-decoder';
import type { HeaderField } from '../../../../src/tfplugin/http2/hpack/header-field';

function bytes(hex: string): Buffer {
  return Buffer.from(hex.replace(/\s/g, ''), 'hex');
}

/** What a decoder makes of blocks that come one after another. */
function decode(...blocks: readonly string[]): string[][] {
  const decoder = new HeaderDecoder();
  return blocks.map((block) => decoder.decode(bytes(block)).fields.map(([name, value]) => `${name}: ${value}`));
}

describe('integers (C.1)', () => {
  test.each([
    ['0a', 5, 10],
    ['1f9a0a', 5, 1337],
    ['2a', 8, 42],
    ['1f00', 5, 31],
    ['ff80808080', 7, undefined],
    ['1fffffff7f', 5, 31 + 0xfffffff],
  ])('%s in %i bits', (hex, prefixBits, value) => {
    const reader = new BlockReader(bytes(hex));
    if (value === undefined) expect(() => reader.integer(prefixBits)).toThrow('holds an integer that is too great');
    else expect(reader.integer(prefixBits)).toBe(value);
  });
});

const FIRST = [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com'];
const SECOND = [...FIRST, 'cache-control: no-cache'];
const THIRD = [
  ':method: GET',
  ':scheme: https',
  ':path: /index.html',
  ':authority: www.example.com',
  'custom-key: custom-value',
];

describe('one field (C.2)', () => {
  test.each([
    ['400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572', 'custom-key: custom-header'],
    ['040c 2f73 616d 706c 652f 7061 7468', ':path: /sample/path'],
    ['1008 7061 7373 776f 7264 0673 6563 7265 74', 'password: secret'],
    ['82', ':method: GET'],
  ])('%s', (block, field) => {
    expect(decode(block)).toEqual([[field]]);
  });
});

describe('requests that share a table', () => {
  test('in plain text (C.3)', () => {
    const blocks = [
      '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
      '8286 84be 5808 6e6f 2d63 6163 6865',
      '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
    ];
    expect(decode(...blocks)).toEqual([FIRST, SECOND, THIRD]);
  });

  test('in Huffman code (C.4)', () => {
    const blocks = [
      '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff',
      '8286 84be 5886 a8eb 1064 9cbf',
      '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf',
    ];
    expect(decode(...blocks)).toEqual([FIRST, SECOND, THIRD]);
  });
});

describe('a table of 256 bytes that drops its oldest fields', () => {
  const RESIZE = '3fe101';
  const common = ['cache-control: private', 'date: Mon, 21 Oct 2013 20:13:21 GMT', 'location: https://www.example.com'];
  const lists = [
    [':status: 302', ...common],
    [':status: 307', ...common],
    [
      ':status: 200',
      'cache-control: private',
      'date: Mon, 21 Oct 2013 20:13:22 GMT',
      'location: https://www.example.com',
      'content-encoding: gzip',
      'set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1',
    ],
  ];

  test('in plain text (C.5)', () => {
    const blocks = [
      `${RESIZE}4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120
       474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d`,
      '4803 3330 37c1 c0bf',
      `88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d
       4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572
       7369 6f6e 3d31`,
    ];
    expect(decode(...blocks)).toEqual(lists);
  });

  test('in Huffman code (C.6)', () => {
    const blocks = [
      `${RESIZE}4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718
       63c7 8f0b 97c8 e9ae 82ae 43d3`,
      '4883 640e ffc1 c0bf',
      `88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf
       cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07`,
    ];
    expect(decode(...blocks)).toEqual(lists);
  });
});

describe('the table', () => {
  /** A field of 34 + `length` bytes that is added. */
  function added(name: string, length: number): Buffer {
    const head = Buffer.concat([Buffer.of(0x40, 1), Buffer.from(name)]);
    const value = Buffer.alloc(length, 'v');
    const prefix = length < 127 ? [length] : [127, ((length - 127) & 127) | 128, (length - 127) >> 7];
    return Buffer.concat([head, Buffer.from(prefix), value]);
  }

  test('holds 4,096 bytes', () => {
    const decoder = new HeaderDecoder();
    decoder.decode(Buffer.concat([added('a', 2_015), added('b', 2_015)]));
    expect(decoder.decode(bytes('bebf')).fields.map(([name]) => name)).toEqual(['b', 'a']);
    decoder.decode(added('c', 0));
    expect(decoder.decode(bytes('bebf')).fields.map(([name]) => name)).toEqual(['c', 'b']);
    expect(() => decoder.decode(bytes('c0'))).toThrow('The index 64 is in no table.');
  });

  test('is emptied by a field that is greater, which is read all the same', () => {
    const decoder = new HeaderDecoder();
    decoder.decode(added('a', 1));
    expect(decoder.decode(added('b', 4_096)).fields).toEqual([['b', 'v'.repeat(4_096)]]);
    expect(() => decoder.decode(bytes('be'))).toThrow('The index 62 is in no table.');
  });

  test('can be made smaller and greater again, which drops what does not fit', () => {
    const decoder = new HeaderDecoder();
    decoder.decode(added('a', 1));
    expect(decoder.decode(bytes('20 3fe11f 82')).fields).toEqual([[':method', 'GET']]);
    expect(() => decoder.decode(bytes('be'))).toThrow('The index 62 is in no table.');
    decoder.decode(added('b', 1));
    expect(decoder.decode(bytes('be')).fields).toEqual([['b', 'v']]);
  });

  test('gives a name to a new value', () => {
    expect(decode('40016103626263', '7e0178')).toEqual([['a: bbc'], ['a: x']]);
  });
});

test.each([
  ['index 0', '80', 'The index 0 is in no table.'],
  ['an index beyond the tables', 'be', 'The index 62 is in no table.'],
  ['a name beyond the tables', '7e0161', 'The index 62 is in no table.'],
  ['a table greater than offered', '3fe21f', 'A header table of 4097 bytes was not offered.'],
  ['a resize after a field', '8220', 'The header table is resized after a field.'],
  ['a string that is cut', '000561', 'A header block ends within a string.'],
  ['a field that is cut', '0001', 'A header block ends within a string.'],
  ['an integer that is cut', 'ff', 'A header block ends too early.'],
  ['an integer of 2^32', 'ffffffffff0f', 'A header block holds an integer that is too great.'],
  ['a length of 2^31 in a string', '007f81ffffff07', 'A header block holds an integer that is too great.'],
  ['a Huffman code that is padded wrongly', '0081180161', 'A Huffman code is padded wrongly.'],
])('%s is refused', (_, block, message) => {
  expect(() => decode(block)).toThrow(expect.objectContaining({ code: ErrorCode.COMPRESSION_ERROR, message }));
});

test('a list of 16,384 bytes is whole, and of a longer one the rest is left out', () => {
  const decoder = new HeaderDecoder();
  const field = (length: number): HeaderField => ['a', 'x'.repeat(length)];
  const whole = decoder.decode(encodeHeaders([field(8_159), field(8_159)]));
  expect(whole).toMatchObject({ isTooLarge: false, fields: { length: 2 } });
  const cut = decoder.decode(encodeHeaders([field(8_159), field(8_160), ['b', '']]));
  expect(cut).toMatchObject({ isTooLarge: true, fields: { length: 1 } });
});

test('one field of the table that is named 10,000 times takes no more memory than the limit', () => {
  const decoder = new HeaderDecoder();
  decoder.decode(bytes(`4001617fa11e${'62'.repeat(4_000)}`));
  const { fields, isTooLarge } = decoder.decode(Buffer.alloc(10_000, 0xbe));
  expect(isTooLarge).toBe(true);
  expect(fields).toHaveLength(4);
});

test('any bytes are read or refused', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (blocks) => {
      const decoder = new HeaderDecoder();
      try {
        for (const block of blocks) decoder.decode(Buffer.from(block));
      } catch (reason) {
        expect(reason).toMatchObject({ name: 'ConnectionError', code: ErrorCode.COMPRESSION_ERROR });
      }
    }),
    { numRuns: 2_000 },
  );
});

test('what is encoded is decoded again', () => {
  const text = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
    maxLength: 300,
  });
  const known = fc.constantFrom<HeaderField>([':status', '200'], [':status', '415'], ['te', 'trailers'], ['age', '']);
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.tuple(text, text), known), { maxLength: 5 }), (fields) => {
      expect(new HeaderDecoder().decode(encodeHeaders(fields)).fields).toEqual(fields);
    }),
  );
});

test('a field that the static table holds is one byte', () => {
  expect(encodeHeaders([[':status', '200']]).toString('hex')).toBe('88');
  expect(encodeHeaders([['content-type', 'x']]).toString('hex')).toBe('0f100178');
});
