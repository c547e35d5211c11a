// The whole answer to GetProviderSchema; it depends on the definition alone, so it can be made ahead.
import { GetProviderSchemaResponse } from '../proto/tfplugin6';
import type { BlockSchema } from './block-schema';
import { toProtoSchema } from './to-proto-schema';

/** What a provider says of its schemas. */
export interface ProviderSchemas {
  readonly schema: BlockSchema;
  readonly dataSources: Readonly<Record<string, { readonly schema: BlockSchema }>>;
}

export function encodeProviderSchema(definition: ProviderSchemas): Uint8Array {
  const names = Object.keys(definition.dataSources).sort();
  return GetProviderSchemaResponse.encode({
    provider: toProtoSchema(definition.schema),
    dataSourceSchemas: names.flatMap((key) => {
      const source = definition.dataSources[key];
      return source === undefined ? [] : [{ key, value: toProtoSchema(source.schema) }];
    }),
    serverCapabilities: { getProviderSchemaOptional: true },
  }).finish();
}
