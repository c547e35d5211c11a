// A schema written in the protocol's messages, sorted by name, so that the same schema always gives the same bytes.
import { Schema_NestingMode, StringKind } from '../proto/tfplugin6';
import type { Schema, Schema_Attribute, Schema_Block, Schema_NestedBlock } from '../proto/tfplugin6';
import type { AttributeSchema, AttributeSchemas, BlockSchema, PlainAttribute } from './block-schema';

const TYPES: Readonly<Record<PlainAttribute['type'], string>> = {
  string: '"string"',
  number: '"number"',
  bool: '"bool"',
  'list(string)': '["list","string"]',
};

export function toProtoSchema(schema: BlockSchema): Schema {
  return { block: toBlock(schema) };
}

function toBlock({ attributes, blocks = {}, description, deprecated }: BlockSchema): Schema_Block {
  return {
    attributes: toAttributes(attributes),
    blockTypes: sorted(blocks).map(([typeName, block]): Schema_NestedBlock => {
      return { typeName, block: toBlock(block), nesting: Schema_NestingMode.SINGLE };
    }),
    description,
    descriptionKind: StringKind.MARKDOWN,
    deprecated,
  };
}

function toAttributes(attributes: AttributeSchemas): Schema_Attribute[] {
  return sorted(attributes).map(([name, attribute]) => toAttribute(name, attribute));
}

function toAttribute(name: string, attribute: AttributeSchema): Schema_Attribute {
  const { description, required = false, optional = false, computed = false, sensitive, deprecated } = attribute;
  if (required ? optional || computed : !optional && !computed) {
    throw new TypeError(`Attribute ${name} must be required, or optional, or computed, or optional and computed.`);
  }
  const facts = { name, description, required, optional, computed, sensitive, deprecated };
  return { ...facts, descriptionKind: StringKind.MARKDOWN, ...typeOf(attribute) };
}

function typeOf(attribute: AttributeSchema): Pick<Schema_Attribute, 'type' | 'nestedType'> {
  if (!('attributes' in attribute)) return { type: Buffer.from(TYPES[attribute.type]) };
  const nesting = attribute.type === 'object' ? Schema_NestingMode.SINGLE : Schema_NestingMode.LIST;
  return { nestedType: { attributes: toAttributes(attribute.attributes), nesting } };
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
