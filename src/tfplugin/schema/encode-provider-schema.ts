// The whole answer to GetProviderSchema; it depends on the definition alone, so it can be made ahead.
import { GetProviderSchemaResponse } from '../proto/tfplugin6';
import type { ProviderDefinition } from '../provider-definition';
import { toProtoSchema } from './to-proto-schema';

export function encodeProviderSchema(definition: Pick<ProviderDefinition, 'schema' | 'dataSources'>): Uint8Array {
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
