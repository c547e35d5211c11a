// The provider's schema in the form of `terraform providers schema -json`, made without Terraform; a test compares the two.
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../src/model/release';
import { DATA_SOURCE_SCHEMAS } from '../src/provider/data-source-schemas';
import { PROVIDER_SCHEMA } from '../src/provider/provider-schema';
import type { AttributeSchema, BlockSchema } from '../src/tfplugin/schema/block-schema';

type Json = Readonly<Record<string, unknown>>;

/** What `terraform providers schema -json` prints for our provider, made out of the provider's own definition. */
export function providerSchemaJson(): Json {
  return {
    format_version: '1.0',
    provider_schemas: {
      [PROVIDER_SOURCE]: {
        provider: { version: 0, block: block(PROVIDER_SCHEMA) },
        data_source_schemas: Object.fromEntries(
          Object.entries(DATA_SOURCE_SCHEMAS).map(([name, schema]) => [name, { version: 0, block: block(schema) }]),
        ),
      },
    },
  };
}

/** The same with what the generator wants beside it: the version that `required_providers` asks for. */
export function generatorInput(schema: Json): Json {
  return { ...schema, provider_versions: { [PROVIDER_SOURCE]: PROVIDER_VERSION } };
}

/** The file's text: keys sorted, so that same schema means same bytes whoever wrote it. */
export function schemaText(schema: unknown): string {
  return `${JSON.stringify(sorted(schema), undefined, 2)}\n`;
}

function block({ attributes, blocks, description }: BlockSchema): Json {
  const blockTypes = Object.entries(blocks ?? {}).map(([name, nested]) => [
    name,
    { nesting_mode: 'single', block: block(nested) },
  ]);
  return {
    attributes: mapAttributes(attributes),
    ...(blockTypes.length === 0 ? {} : { block_types: Object.fromEntries(blockTypes) as Json }),
    description,
    description_kind: 'markdown',
  };
}

function mapAttributes(attributes: BlockSchema['attributes']): Json {
  return Object.fromEntries(Object.entries(attributes).map(([name, schema]) => [name, attribute(schema)]));
}

function attribute(schema: AttributeSchema): Json {
  const flags = (['required', 'optional', 'computed', 'sensitive', 'deprecated'] as const).filter(
    (flag) => schema[flag],
  );
  return {
    ...typeOf(schema),
    description: schema.description,
    description_kind: 'markdown',
    ...Object.fromEntries(flags.map((flag) => [flag, true])),
  };
}

function typeOf(schema: AttributeSchema): Json {
  if (schema.type === 'list(string)') return { type: ['list', 'string'] };
  if (schema.type !== 'object' && schema.type !== 'list(object)') return { type: schema.type };
  const nesting = schema.type === 'object' ? 'single' : 'list';
  return { nested_type: { attributes: mapAttributes(schema.attributes), nesting_mode: nesting } };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
