// What esbuild is told for every bundle, and what stands ready-made in those of the provider.
import path from 'node:path';
import type { BuildOptions } from 'esbuild';
import { DATA_SOURCE_SCHEMAS } from '../src/provider/data-source-schemas';
import { PROVIDER_SCHEMA } from '../src/provider/provider-schema';
import { encodeProviderSchema } from '../src/tfplugin/schema/encode-provider-schema';

export const BUNDLE_OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // A library's module form lets what is not used be left out.
  mainFields: ['module', 'main'],
  legalComments: 'none',
  // Node keeps a file with any other character in two bytes for each.
  charset: 'ascii',
  alias: { debug: path.join(__dirname, 'no-debug.ts') },
  absWorkingDir: path.join(__dirname, '..'),
  logLevel: 'warning',
} satisfies BuildOptions;

const SCHEMAS = {
  schema: PROVIDER_SCHEMA,
  dataSources: Object.fromEntries(Object.entries(DATA_SOURCE_SCHEMAS).map(([name, schema]) => [name, { schema }])),
};

/** The schema as it goes to Terraform, a character for each byte. */
export const PROVIDER_DEFINE = {
  SCHEMA_BYTES: JSON.stringify(Buffer.from(encodeProviderSchema(SCHEMAS)).toString('latin1')),
};
