// The schema in the protocol's messages.
import { GetProviderSchemaResponse } from '../../../src/tfplugin/proto/tfplugin6';
import type { AttributeSchemas, BlockSchema } from '../../../src/tfplugin/schema/block-schema';
import { encodeProviderSchema } from '../../../src/tfplugin/schema/encode-provider-schema';
import { TOY_PROVIDER, TOY_SCHEMA } from '../support/toy-provider';

const EMPTY: BlockSchema = { description: '', attributes: {} };

function schemaOf(attributes: AttributeSchemas) {
  const bytes = encodeProviderSchema({ schema: { ...EMPTY, attributes }, dataSources: {} });
  return GetProviderSchemaResponse.decode(bytes).provider?.block;
}

describe('encodeProviderSchema', () => {
  test('a provider without attributes and data sources has an empty schema, which Terraform may keep', () => {
    const answer = GetProviderSchemaResponse.decode(encodeProviderSchema({ schema: EMPTY, dataSources: {} }));
    expect(answer.provider?.block).toMatchObject({ attributes: [], blockTypes: [], descriptionKind: 1 });
    expect(answer.dataSourceSchemas).toEqual([]);
    expect(answer.serverCapabilities).toEqual({ getProviderSchemaOptional: true });
    expect(answer.diagnostics).toEqual([]);
  });

  test('plain types are written as JSON, nested attributes with their nesting', () => {
    const block = schemaOf({
      a: { type: 'string', description: 'A.', required: true },
      b: { type: 'number', description: '', optional: true },
      c: { type: 'bool', description: '', computed: true, sensitive: true },
      d: { type: 'list(string)', description: '', optional: true, computed: true, deprecated: true },
      e: { type: 'object', description: '', computed: true, attributes: {} },
      f: { type: 'list(object)', description: '', computed: true, attributes: {} },
    });
    const attributes = block?.attributes ?? [];
    expect(attributes.map(({ type }) => Buffer.from(type ?? []).toString())).toEqual([
      '"string"',
      '"number"',
      '"bool"',
      '["list","string"]',
      '',
      '',
    ]);
    expect(attributes.map(({ nestedType }) => nestedType?.nesting)).toEqual([...Array(4).fill(undefined), 1, 2]);
    expect(attributes[0]).toMatchObject({ description: 'A.', descriptionKind: 1, required: true, computed: false });
    expect(attributes[2]).toMatchObject({ computed: true, optional: false, sensitive: true, deprecated: false });
    expect(attributes[3]).toMatchObject({ computed: true, optional: true, sensitive: false, deprecated: true });
  });

  test('everything is sorted by name, so that the order of writing changes no byte', () => {
    const turned: BlockSchema = {
      ...TOY_SCHEMA,
      attributes: Object.fromEntries(Object.entries(TOY_SCHEMA.attributes).reverse()),
    };
    const other = { schema: EMPTY, dataSources: { b: sourceOf(turned), a: sourceOf(EMPTY) } };
    const one = { schema: EMPTY, dataSources: { a: sourceOf(EMPTY), b: sourceOf(TOY_SCHEMA) } };
    expect(encodeProviderSchema(other)).toEqual(encodeProviderSchema(one));
  });

  test('blocks stand at most once', () => {
    const answer = GetProviderSchemaResponse.decode(encodeProviderSchema(TOY_PROVIDER));
    const blocks = answer.dataSourceSchemas?.[0]?.value?.block?.blockTypes;
    expect(blocks).toMatchObject([{ typeName: 'timeouts', nesting: 1 }]);
  });

  test.each([{}, { required: true, optional: true }, { required: true, computed: true }])(
    'an attribute that is %p is refused',
    (use) => {
      expect(() => schemaOf({ odd: { type: 'string', description: '', ...use } })).toThrow(
        'Attribute odd must be required, or optional, or computed, or optional and computed.',
      );
    },
  );
});

function sourceOf(schema: BlockSchema) {
  return { schema, validate: () => [], read: () => Promise.resolve({ diagnostics: [] }) };
}
