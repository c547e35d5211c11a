// What a configuration in HCL would not survive, between two schemas of the provider.
import type { BrokenPromise } from './broken-promise';

interface Attribute {
  readonly type?: unknown;
  readonly nested_type?: { readonly attributes: Attributes; readonly nesting_mode: string };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}
type Attributes = Readonly<Record<string, Attribute>>;

interface Block {
  readonly attributes?: Attributes;
  readonly block_types?: Readonly<Record<string, { readonly nesting_mode: string; readonly block: Block }>>;
}

/** In the form of `terraform providers schema -json`. */
export interface ProviderSchemas {
  readonly provider_schemas: Readonly<
    Record<
      string,
      {
        readonly provider: { readonly block: Block };
        readonly data_source_schemas: Readonly<Record<string, { readonly block: Block }>>;
      }
    >
  >;
}

/** What one name of a configuration stands for. */
interface Promised {
  readonly type: string;
  readonly required: boolean;
  readonly settable: boolean;
  readonly readable: boolean;
}

export function schemaBreaks(released: ProviderSchemas, current: ProviderSchemas): BrokenPromise[] {
  const before = promisesOf(released);
  const now = promisesOf(current);
  // What is gone takes all below it along, and is named alone.
  const looked = [...before].filter(([name]) => now.has(name) || now.has(parent(name)) || !before.has(parent(name)));
  const kept = looked.flatMap(([name, promised]) => changes(name, promised, now.get(name)));
  const added = [...now].filter(([name]) => !before.has(name) && before.has(parent(name)));
  return [...kept, ...added.flatMap(([name, { required }]) => demanded(name, required))];
}

function changes(name: string, before: Promised, now: Promised | undefined): BrokenPromise[] {
  if (now === undefined) return [{ key: `schema-removed:${name}`, what: `${name} is gone from the provider's schema` }];
  const retyped = before.type !== now.type;
  return [
    ...(retyped ? [{ key: `schema-type:${name}`, what: `${name} was ${before.type} and is ${now.type}` }] : []),
    ...(before.required ? [] : demanded(name, now.required)),
    ...(before.settable && !now.settable
      ? [{ key: `schema-not-settable:${name}`, what: `${name} could be set, and cannot any more` }]
      : []),
    ...(before.readable && !now.readable
      ? [{ key: `schema-not-computed:${name}`, what: `${name} had a value of its own, and has none any more` }]
      : []),
  ];
}

function demanded(name: string, required: boolean): BrokenPromise[] {
  return required ? [{ key: `schema-required:${name}`, what: `${name} has to be given now` }] : [];
}

function parent(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}

/** Every name that a configuration may use, such as `data.atlas_snapshot_export_job.prefix`. */
function promisesOf({ provider_schemas }: ProviderSchemas): Map<string, Promised> {
  const promises = new Map<string, Promised>();
  for (const { provider, data_source_schemas } of Object.values(provider_schemas)) {
    addBlock(promises, 'provider', 'block', provider.block);
    for (const [name, { block }] of Object.entries(data_source_schemas)) {
      addBlock(promises, `data.${name}`, 'block', block);
    }
  }
  return promises;
}

function addBlock(promises: Map<string, Promised>, name: string, type: string, block: Block): void {
  promises.set(name, { type, required: false, settable: true, readable: false });
  addAttributes(promises, name, block.attributes ?? {});
  for (const [nested, { nesting_mode, block: inner }] of Object.entries(block.block_types ?? {})) {
    addBlock(promises, `${name}.${nested}`, `block (${nesting_mode})`, inner);
  }
}

function addAttributes(promises: Map<string, Promised>, name: string, attributes: Attributes): void {
  for (const [key, { type, nested_type, required, optional, computed }] of Object.entries(attributes)) {
    const own = `${name}.${key}`;
    promises.set(own, {
      type: nested_type === undefined ? JSON.stringify(type) : `object (${nested_type.nesting_mode})`,
      required: required === true,
      settable: required === true || optional === true,
      readable: computed === true,
    });
    addAttributes(promises, own, nested_type?.attributes ?? {});
  }
}
