// Any value of any schema, and any bytes at all.
import { decode, encode, ExtData } from '@msgpack/msgpack';
import fc from 'fast-check';
import type { AttributeSchema, BlockSchema } from '../../../src/tfplugin/schema/block-schema';
import { complete } from '../../../src/tfplugin/values/complete';
import { decodeValue } from '../../../src/tfplugin/values/decode-value';
import { encodeValue } from '../../../src/tfplugin/values/encode-value';
import { isObjectValue, UNKNOWN, type ObjectValue, type Value } from '../../../src/tfplugin/values/value';

const facts = { description: '', computed: true };
const name = fc.constantFrom('a', 'b', 'name', 'state', 'constructor', 'toString', 'length', 'é', 'x_1');

const { attribute } = fc.letrec<{ attribute: AttributeSchema }>((tie) => ({
  attribute: fc.oneof(
    { maxDepth: 3 },
    fc.record({ ...constants(facts), type: fc.constantFrom('string', 'number', 'bool', 'list(string)') }),
    fc.record({
      ...constants(facts),
      type: fc.constantFrom('object', 'list(object)'),
      attributes: fc.dictionary(name, tie('attribute'), { maxKeys: 4, noNullPrototype: true }),
    }),
  ),
}));

const leaf: fc.Arbitrary<BlockSchema> = fc.constant({ description: '', attributes: {} });

const { schema } = fc.letrec<{ schema: BlockSchema }>((tie) => ({
  schema: fc
    .tuple(
      fc.dictionary(name, attribute, { maxKeys: 5, noNullPrototype: true }),
      fc.dictionary(name, fc.oneof({ maxDepth: 2 }, leaf, tie('schema')), { maxKeys: 2, noNullPrototype: true }),
    )
    .map(([attributes, blocks]) => ({
      description: '',
      attributes,
      blocks: Object.fromEntries(Object.entries(blocks).filter(([block]) => !Object.hasOwn(attributes, block))),
    })),
}));

const text = fc.string({ unit: 'binary', maxLength: 40 });
/** JavaScript's own numbers, but for the two that msgpack has no place for and JSON neither. */
const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
);

function valueOf(block: BlockSchema): fc.Arbitrary<ObjectValue> {
  return membersOf({ ...block.attributes, ...block.blocks });
}

/** Members may be left out. */
function membersOf(members: Readonly<Record<string, AttributeSchema | BlockSchema>>): fc.Arbitrary<ObjectValue> {
  const values = Object.fromEntries(Object.entries(members).map(([key, member]) => [key, memberOf(member)]));
  return fc.record(values, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<ObjectValue>;
}

function memberOf(member: AttributeSchema | BlockSchema): fc.Arbitrary<Value> {
  const known = (): fc.Arbitrary<Value> => {
    if (!('type' in member)) return valueOf(member);
    if (member.type === 'object') return membersOf(member.attributes);
    if (member.type === 'list(object)') return list(membersOf(member.attributes));
    if (member.type === 'list(string)') return list(fc.option(text));
    return { string: text, number, bool: fc.boolean() }[member.type];
  };
  return fc.oneof({ weight: 6, arbitrary: known() }, fc.constant(null), fc.constant(UNKNOWN));
}

function list(element: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.array(fc.oneof({ weight: 5, arbitrary: element }, fc.constant(UNKNOWN)), { maxLength: 4 });
}

const valued = schema.chain((block) => fc.tuple(fc.constant(block), valueOf(block)));

/** With the library alone: what stands for an unknown value is its bytes. */
function libraryDecode(bytes: Uint8Array): unknown {
  const extensionCodec = { decode: (data: Uint8Array, type: number) => [type, ...data], tryToEncode: () => null };
  return decode(bytes, { extensionCodec });
}

test('what is encoded is decoded to the same', () => {
  fc.assert(
    fc.property(valued, ([block, value]) => {
      expect(decodeValue(encodeValue(value, block), block)).toEqual(complete(block, value));
    }),
  );
});

test('what is encoded is what the library reads: every member, sorted, an unknown one as one zero byte of type 0', () => {
  const expected = (value: Value): unknown => {
    if (value === UNKNOWN) return [0, 0];
    if (Array.isArray(value)) return (value as readonly Value[]).map(expected);
    if (!isObjectValue(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, expected(member)]));
  };
  fc.assert(
    fc.property(valued, ([block, value]) => {
      const read = libraryDecode(encodeValue(value, block));
      expect(read).toEqual(expected(complete(block, value)));
      const keys = Object.keys(read as object);
      expect(keys).toEqual([...keys].sort());
    }),
  );
});

test('what the library writes is decoded: members left out, unknown values of any kind, numbers as text', () => {
  const extension = fc
    .tuple(fc.integer({ min: 0, max: 127 }), fc.uint8Array({ maxLength: 20 }))
    .map(([type, data]) => new ExtData(type, data));
  const written = (value: Value, unknown: ExtData, asText: boolean): unknown => {
    if (value === UNKNOWN) return unknown;
    if (asText && typeof value === 'number') return String(value);
    if (Array.isArray(value)) return (value as readonly Value[]).map((element) => written(element, unknown, asText));
    if (!isObjectValue(value)) return value;
    const members = Object.entries(value).reverse();
    return Object.fromEntries(members.map(([key, member]) => [key, written(member, unknown, asText)]));
  };
  fc.assert(
    fc.property(valued, extension, fc.boolean(), ([block, value], unknown, asText) => {
      const bytes = encode(written(value, unknown, asText));
      expect(decodeValue(bytes, block)).toEqual(complete(block, value));
    }),
  );
});

test('the order in which a value was built changes no byte', () => {
  const turned = (value: Value): Value => {
    if (Array.isArray(value)) return (value as readonly Value[]).map(turned);
    if (!isObjectValue(value)) return value;
    const members = Object.entries(value).reverse();
    return Object.fromEntries(members.map(([key, member]) => [key, turned(member)]));
  };
  fc.assert(
    fc.property(valued, ([block, value]) => {
      expect(encodeValue(turned(value) as ObjectValue, block)).toEqual(encodeValue(value, block));
    }),
  );
});

test('any bytes give a value that fits the schema, or an error with words', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const damaged = valued.chain(([block, value]) => {
    const bytes = encodeValue(value, block);
    const at = fc.nat({ max: Math.max(0, bytes.length - 1) });
    const cut = at.map((end) => bytes.slice(0, end));
    const changed = fc
      .tuple(at, fc.nat({ max: 255 }))
      .map(([index, byte]) => bytes.map((old, place) => (place === index ? byte : old)));
    return fc.tuple(fc.constant(block), fc.oneof(cut, changed, fc.uint8Array({ maxLength: 64 })));
  });
  fc.assert(
    fc.property(damaged, ([block, bytes]) => {
      const outcome = outcomeOf(() => decodeValue(bytes, block));
      if (outcome instanceof Error) expect(outcome.message).not.toBe('');
      else expect(complete(block, outcome)).toEqual(outcome);
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

function outcomeOf(work: () => ObjectValue): ObjectValue | Error {
  try {
    return work();
  } catch (reason) {
    if (reason instanceof Error) return reason;
    throw reason;
  }
}

function constants<T extends object>(values: T): { [K in keyof T]: fc.Arbitrary<T[K]> } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)])) as {
    [K in keyof T]: fc.Arbitrary<T[K]>;
  };
}
