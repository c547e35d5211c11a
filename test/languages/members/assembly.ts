// What is public, from `.jsii`: each type with its members, those inherited from our own types included.
import fs from 'node:fs';
import path from 'node:path';

export type TypeReference =
  | { readonly primitive: string }
  | { readonly fqn: string }
  | { readonly collection: { readonly kind: string; readonly elementtype: TypeReference } }
  | { readonly union: { readonly types: readonly TypeReference[] } };

export interface Property {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly static?: boolean;
  readonly immutable?: boolean;
  readonly protected?: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
}

export interface Method {
  readonly name: string;
  readonly parameters?: readonly Parameter[];
  readonly returns?: { readonly type: TypeReference };
  readonly static?: boolean;
  readonly protected?: boolean;
}

export interface Type {
  readonly fqn: string;
  readonly name: string;
  /** Submodules, such as "bindings.provider". */
  readonly namespace?: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly base?: string;
  /** An interface of values alone. */
  readonly datatype?: boolean;
  readonly initializer?: { readonly parameters?: readonly Parameter[] };
  readonly properties: readonly Property[];
  readonly methods: readonly Method[];
  readonly members: readonly { readonly name: string }[];
}

/** As the assembly writes it: without what is inherited, and without empty lists. */
interface WrittenType extends Partial<Omit<Type, 'fqn' | 'name' | 'kind'>> {
  readonly fqn: string;
  readonly name: string;
  readonly kind: Type['kind'];
  readonly interfaces?: readonly string[];
}

/** Full name → type. */
export type Assembly = ReadonlyMap<string, Type>;

const FILE = path.join(__dirname, '..', '..', '..', '.jsii');

export function readAssembly(): Assembly {
  const { types } = JSON.parse(fs.readFileSync(FILE, 'utf8')) as { types: Readonly<Record<string, WrittenType>> };
  return new Map(Object.keys(types).map((fqn) => [fqn, wholeType(types, fqn)]));
}

/** A type's name as a part of other names: unique, where that of an L1 class is also that of its subclass. */
export function nameOf({ name, namespace }: Type): string {
  return [...(namespace?.split('.') ?? []), name].join('_');
}

/** A class, and those of our own that it extends. */
export function lineage(assembly: Assembly, type: Type): Type[] {
  const parent = assembly.get(type.base ?? '');
  return [type, ...(parent === undefined ? [] : lineage(assembly, parent))];
}

function wholeType(types: Readonly<Record<string, WrittenType>>, fqn: string): Type {
  const { interfaces, ...written } = types[fqn] as WrittenType;
  const parents = [written.base, ...(interfaces ?? [])].filter((name) => name !== undefined && name in types);
  const inherited = parents.map((name) => wholeType(types, name as string));
  return {
    ...written,
    initializer: written.initializer ?? inherited[0]?.initializer,
    properties: merged([...inherited.flatMap(({ properties }) => properties), ...(written.properties ?? [])]),
    methods: merged([...inherited.flatMap(({ methods }) => methods), ...(written.methods ?? [])]),
    members: written.members ?? [],
  };
}

/** Public ones; what overrides another stands in its place. */
function merged<Member extends Property | Method>(members: readonly Member[]): Member[] {
  const byName = new Map(members.map((member) => [member.name, member]));
  return [...byName.values()].filter((member) => member.protected !== true);
}
