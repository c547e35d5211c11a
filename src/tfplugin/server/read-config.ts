// The configuration in a request, read by its schema.
import type { DynamicValue } from '../proto/tfplugin6';
import type { BlockSchema } from '../schema/block-schema';
import type { ObjectValue } from '../values/value';

/** The code for values is loaded with the first one: a start that is only asked for the schema needs none. */
export function readConfig(config: DynamicValue | undefined, schema: BlockSchema): ObjectValue {
  const { decodeValue } = require('../values/decode-value') as typeof import('../values/decode-value');
  return decodeValue(config?.msgpack, schema);
}
