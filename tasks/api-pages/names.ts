// How jsii writes names in other languages.
import type { GoTranspile } from 'jsii-docgen/lib/docgen/transpile/go';

/** What jsii-docgen hands to a method that describes something. */
export type Described<Method extends 'type' | 'typeReference' | 'property' | 'parameter' | 'callable' | 'struct'> =
  Parameters<GoTranspile[Method]>[0];

export function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

export function constantCase(name: string): string {
  return isConstantCase(name) ? name : snakeCase(name).toUpperCase();
}

export function isConstantCase(name: string): boolean {
  return /^[A-Z0-9_]+$/.test(name);
}

export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
