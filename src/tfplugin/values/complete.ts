// Fits a value to its schema: every attribute and block is there, in the order of their names, null where nothing was said.
import type { AttributeSchema, BlockSchema, PlainAttribute } from '../schema/block-schema';
import { isObjectValue, UNKNOWN, type ObjectValue, type Value } from './value';

type Member = AttributeSchema | BlockSchema;
type Members = Readonly<Record<string, Member>>;

/** Reads a value of a plain type; throws where it is of another type. */
export type ReadPlain = (type: PlainAttribute['type'], value: Value, path: string) => Value;

/** `partial` with every attribute and block of the schema; throws where it doesn't fit the schema. */
export function complete(schema: BlockSchema, partial: ObjectValue, readPlain: ReadPlain = requirePlain): ObjectValue {
  return completeObject(membersOf(schema), partial, '', readPlain);
}

/** The value itself, if it is of that type. */
export function requirePlain(type: PlainAttribute['type'], value: Value, path: string): Value {
  const fits =
    type === 'list(string)'
      ? Array.isArray(value) && value.every((element) => element === null || isPlain('string', element))
      : isPlain(type, value);
  if (!fits) throw new TypeError(`The value of ${path} is not a ${type}.`);
  return value;
}

function isPlain(type: 'string' | 'number' | 'bool', value: Value): boolean {
  return value === UNKNOWN || typeof value === (type === 'bool' ? 'boolean' : type);
}

function membersOf(schema: BlockSchema): Members {
  return { ...schema.attributes, ...schema.blocks };
}

function completeObject(members: Members, value: Value, path: string, readPlain: ReadPlain): ObjectValue {
  if (!isObjectValue(value)) throw new TypeError(`The value of ${path || 'the block'} is not an object.`);
  const stranger = Object.keys(value).find((name) => !Object.hasOwn(members, name));
  if (stranger !== undefined) throw new TypeError(`${join(path, stranger)} is not in the schema.`);
  const names = Object.keys(members).sort();
  return Object.fromEntries(
    names.map((name) => [name, completeMember(members[name], ownMember(value, name), join(path, name), readPlain)]),
  );
}

/** Every object inherits members, and an attribute may be called like one of them. */
function ownMember(value: ObjectValue, name: string): Value {
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

function completeMember(member: Member | undefined, value: Value, path: string, read: ReadPlain): Value {
  if (member === undefined || value === null) return null;
  if (value === UNKNOWN) return UNKNOWN;
  if (!('type' in member)) return completeObject(membersOf(member), value, path, read);
  if (member.type === 'object') return completeObject(member.attributes, value, path, read);
  if (member.type !== 'list(object)') return read(member.type, value, path);
  if (!Array.isArray(value)) throw new TypeError(`The value of ${path} is not a list.`);
  const elements: readonly Value[] = value;
  return elements.map((element, index) =>
    element === UNKNOWN ? UNKNOWN : completeObject(member.attributes, element, `${path}[${index}]`, read),
  );
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
