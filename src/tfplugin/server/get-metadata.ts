// GetMetadata: the names of the data sources, without their schemas.
import type { GetMetadataResponse } from '../proto/tfplugin6';
import type { ServerContext } from './server-context';

export async function getMetadata({ provider }: ServerContext): Promise<GetMetadataResponse> {
  const { dataSources } = await provider();
  return {
    serverCapabilities: { getProviderSchemaOptional: true },
    dataSources: Object.keys(dataSources)
      .sort()
      .map((typeName) => ({ typeName })),
  };
}
