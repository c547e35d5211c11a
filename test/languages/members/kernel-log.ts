// What a program has asked jsii's kernel for, as the kernel's own log has it.
import { lineage, type Assembly, type Type } from './assembly';

/** Makes the kernel write each request to standard error. */
export const LOGGING = { JSII_DEBUG: '1' };

interface Request {
  readonly api: string;
  readonly fqn?: string;
  readonly property?: string;
  readonly method?: string;
  readonly objref?: { readonly '$jsii.byref': string };
}

/** Such as "get module.Class.property", for each that the log has. */
export function askedOf(log: string): ReadonlySet<string> {
  const lines = log.split('\n').filter((line) => line.startsWith('> {"'));
  return new Set(lines.map((line) => inWords(JSON.parse(line.slice(2)) as Request)));
}

function inWords({ api, fqn, property, method, objref }: Request): string {
  const type = fqn ?? objref?.['$jsii.byref'].replace(/@\d+$/, '') ?? '';
  return [`${api} ${type}`, property ?? method].filter((part) => part !== undefined).join('.');
}

/** The members of classes that a log has nothing of. Structs are values, and enums too: the kernel is not asked. */
export function neverAsked(assembly: Assembly, asked: ReadonlySet<string>): string[] {
  return [...assembly.values()]
    .filter(({ kind }) => kind === 'class')
    .flatMap((type) => [...ownRequests(type), ...staticRequests(assembly, type)])
    .filter((ways) => !ways.some((way) => asked.has(way)))
    .map(([first = '']) => first);
}

function ownRequests({ fqn, initializer, properties, methods }: Type): string[][] {
  const held = properties.filter((property) => !property.static);
  return [
    ...(initializer === undefined ? [] : [[`create ${fqn}`]]),
    ...held.map(({ name }) => [`get ${fqn}.${name}`]),
    ...held.filter(({ immutable }) => !immutable).map(({ name }) => [`set ${fqn}.${name}`]),
    ...methods.filter((method) => !method.static).map(({ name }) => [`invoke ${fqn}.${name}`]),
  ];
}

/** In Java what is static belongs to the class that defines it, under whichever name it is called. */
function staticRequests(assembly: Assembly, type: Type): string[][] {
  const names = lineage(assembly, type).map(({ fqn }) => fqn);
  return [
    ...type.properties.filter((each) => each.static).map(({ name }) => names.map((fqn) => `sget ${fqn}.${name}`)),
    ...type.methods.filter((each) => each.static).map(({ name }) => names.map((fqn) => `sinvoke ${fqn}.${name}`)),
  ];
}
