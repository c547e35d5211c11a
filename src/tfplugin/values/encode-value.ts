// A value written as Terraform's msgpack: the same value always gives the same bytes.
import { encode, ExtData } from '@msgpack/msgpack';
import type { BlockSchema } from '../schema/block-schema';
import { complete } from './complete';
import { UNKNOWN, type ObjectValue } from './value';

const UNKNOWN_EXTENSION = new ExtData(0, new Uint8Array(1));

const EXTENSIONS = {
  decode: () => UNKNOWN,
  tryToEncode: (value: unknown) => (value === UNKNOWN ? UNKNOWN_EXTENSION : null),
};

/** The bytes of a block; attributes and blocks that are left out become null. Throws where it doesn't fit the schema. */
export function encodeValue(value: ObjectValue, schema: BlockSchema): Uint8Array {
  return encode(complete(schema, value), { extensionCodec: EXTENSIONS });
}
