// What cdktf's writer of HCL has to be told of a data block: which nested values are blocks.
import { Tokenization } from 'cdktf';

type Attributes = Readonly<Record<string, unknown>>;

/** The conditions of a lifecycle are blocks, and a filter is none; cdktf takes both for the other. */
export function hclBlock(element: { readonly data: Readonly<Record<string, Readonly<Record<string, Attributes>>>> }) {
  return { data: mapValues(element.data, (ofType) => mapValues(ofType, withRightBlocks)) };
}

function withRightBlocks({ filter, lifecycle, ...others }: Attributes): Attributes {
  return {
    ...others,
    ...(filter === undefined ? {} : { filter: asAttribute(filter as { readonly value: Attributes }) }),
    ...(lifecycle === undefined ? {} : { lifecycle: { value: mapValues(lifecycle as Attributes, asBlocks) } }),
  };
}

function asAttribute<F extends { readonly value: Attributes }>(filter: F) {
  if (Tokenization.isResolvable(filter.value)) return filter;
  const value = mapValues(filter.value, (member) => (member as { readonly value: unknown }).value);
  return { value, type: 'map', isBlock: false };
}

/** Lists of structs are blocks in a lifecycle; other lists, such as ignore_changes, are none. */
function asBlocks(value: unknown, name: string): unknown {
  return name.endsWith('condition') ? { value, type: 'list', isBlock: true } : value;
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, map: (value: From, name: string) => To) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]));
}
