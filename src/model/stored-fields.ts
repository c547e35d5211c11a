// The fields of an entry of the context file, checked by hand so that a full file needs no library to be read.

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with an entry, in words that follow its name. */
export class WrongShape extends Error {}

/** What `read` makes of the entry, immutable; or the words of the WrongShape that it throws. */
export function readStored<T extends object>(value: unknown, read: (fields: Fields) => T): Readonly<T> | string {
  try {
    return Object.freeze(read(object(value, 'value')));
  } catch (reason) {
    if (reason instanceof WrongShape) return reason.message;
    throw reason;
  }
}

function object(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new WrongShape(`has a "${name}" that is not an object`);
}

export function text(fields: Fields, name: string): string | null {
  const value = fields[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw new WrongShape(`has a "${name}" that is not a string`);
}

export function count(fields: Fields, name: string): number | null {
  const value = fields[name] ?? null;
  if (value === null || typeof value === 'number') return value;
  throw new WrongShape(`has a "${name}" that is not a number`);
}

export function required(value: string | null, name: string): string {
  if (value !== null) return value;
  throw new WrongShape(`has no "${name}"`);
}

export function nested<T>(fields: Fields, name: string, read: (fields: Fields) => T): T | null {
  const value = fields[name] ?? null;
  return value === null ? null : read(object(value, name));
}

export function list<T>(fields: Fields, name: string, read: (fields: Fields) => T): readonly T[] | null {
  const value = fields[name] ?? null;
  if (value === null) return null;
  if (!Array.isArray(value)) throw new WrongShape(`has a "${name}" that is not a list`);
  return value.map((item) => read(object(item, name)));
}

export function flag(fields: Fields, name: string): boolean | null {
  const value = fields[name] ?? null;
  if (value === null || typeof value === 'boolean') return value;
  throw new WrongShape(`has a "${name}" that is neither true nor false`);
}
