// A Terraform value as the provider sees it: plain JavaScript, and one mark for what is not known yet.

/** Stands for a value that Terraform will only know at apply. */
export const UNKNOWN: unique symbol = Symbol('unknown');
export type Unknown = typeof UNKNOWN;

export type Value = null | boolean | number | string | Unknown | readonly Value[] | ObjectValue;

/** The value of a block or of an object: attribute name → value. */
export interface ObjectValue {
  readonly [name: string]: Value;
}

/** Whether the value is an object, not a list, null or unknown. */
export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether nothing in the value, however deep, is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value === UNKNOWN) return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isWhollyKnown);
}
