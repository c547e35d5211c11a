// The schemas that the build answers Terraform with are those of the data sources that the provider reads.
import { createProvider } from '../../src/provider/provider';
import { DATA_SOURCE_SCHEMAS } from '../../src/provider/data-source-schemas';

test('each data source has its schema from the one list', () => {
  const { dataSources } = createProvider({ environment: {}, log: () => undefined });
  const schemas = Object.entries(dataSources).map(([name, { schema }]) => [name, schema]);
  expect(Object.fromEntries(schemas)).toEqual(DATA_SOURCE_SCHEMAS);
});
