// The data source that a request names.
import { AtlasError } from '../../errors/atlas-error';
import { quote } from '../../errors/show';
import type { DataSourceDefinition } from '../provider-definition';
import type { ServerContext } from './server-context';

/** Terraform asks only for types of the schema, so another one means that the two don't agree. */
export function findDataSource({ provider }: ServerContext, typeName = ''): DataSourceDefinition {
  const { dataSources } = provider;
  const source = Object.hasOwn(dataSources, typeName) ? dataSources[typeName] : undefined;
  if (source !== undefined) return source;
  throw new AtlasError('INTERNAL', {
    what: `Terraform asked for the data source ${quote(typeName)}, which this provider does not have`,
    fix: 'Run terraform init, so that Terraform and the provider agree on its version; if that does not help, this is a bug: please report it',
  });
}
