// Terraform's msgpack read into a value that fits the schema.
import { decode, type DecoderOptions } from '@msgpack/msgpack';
import type { BlockSchema, PlainAttribute } from '../schema/block-schema';
import { complete, requirePlain } from './complete';
import { UNKNOWN, type ObjectValue, type Value } from './value';

/** Any extension means unknown: the plain one, and those that say more about what the value will be. */
const EXTENSIONS = { decode: () => UNKNOWN, tryToEncode: () => null };

/** The value of a block; no bytes, or nil, mean that everything in it is null. Throws where it doesn't fit the schema. */
export function decodeValue(msgpack: Uint8Array | undefined, schema: BlockSchema): ObjectValue {
  const empty = msgpack === undefined || msgpack.length === 0;
  const value = empty ? null : (decode(msgpack, optionsFor(msgpack)) as Value);
  return complete(schema, (value ?? {}) as ObjectValue, readPlain);
}

/** Each element takes a byte at least; the library makes room for as many as a list says that it has. */
function optionsFor({ length }: Uint8Array): DecoderOptions {
  return { extensionCodec: EXTENSIONS, maxArrayLength: length };
}

/** Terraform writes a number that fits neither an integer nor a float as text. */
function readPlain(type: PlainAttribute['type'], value: Value, path: string): Value {
  const isText = type === 'number' && typeof value === 'string';
  return requirePlain(type, isText ? numberOf(value) : value, path);
}

function numberOf(text: string): Value {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}
