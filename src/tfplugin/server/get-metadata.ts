// GetMetadata: the names of the data sources, without their schemas.
import type { GetMetadataResponse } from '../proto/tfplugin6';
import type { ServerContext } from './server-context';

export function getMetadata({ provider }: ServerContext): GetMetadataResponse {
  const { dataSources } = provider;
  return {
    serverCapabilities: { getProviderSchemaOptional: true },
    dataSources: Object.keys(dataSources)
      .sort()
      .map((typeName) => ({ typeName })),
  };
}
