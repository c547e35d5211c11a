// How Java spells a program.
import { toPascalCase, toSnakeCase } from 'codemaker';
import type { Type, TypeReference } from './assembly';
import type { Expression } from './expression';
import { JAVA_END, JAVA_START } from './java-start';
import type { Entry, Spelling } from './spelling';

export const JAVA_SPELLING: Spelling = {
  file: 'Main.java',
  start: () => JAVA_START,
  end: JAVA_END,
  expression,
  assignment: ({ property, value }) => `it.set${toPascalCase(property)}(${expression(value)})`,
  noting: (name, type, entries) =>
    `  static Object ${name}(${className(type)} it) {
    if (it == null) return null;
    Map<String, Object> seen = new LinkedHashMap<>();
${notes(entries)}
    return seen;
  }\n`,
  main: (entries) => `
  public static void main(String[] args) throws Exception {
    Map<String, Object> seen = new LinkedHashMap<>();
${notes(entries)}`,
  variable: (name, type) => `  static ${className(type)} ${name};`,
  kept: (name, value) => `${name} = ${value}`,
  reference: (name) => `Main::${name}`,
};

function notes(entries: readonly Entry[]): string {
  const lines = entries.map(({ label, text, isStatement }) => {
    return `    note(seen, "${label}", () -> ${isStatement ? `{ ${text}; return null; }` : text});`;
  });
  return lines.join('\n');
}

function className({ fqn }: Pick<Type, 'fqn'>): string {
  const [, ...rest] = fqn.split('.');
  const name = rest.pop() ?? fqn;
  return ['io.github.cdktf_provider_atlas', ...rest.map((each) => toSnakeCase(each)), name].join('.');
}

/** Nothing says of what type it is, where a setter takes one of two. */
function typeName(type: TypeReference): string {
  if ('fqn' in type) return className(type);
  if ('primitive' in type) return type.primitive === 'string' ? 'String' : toPascalCase(type.primitive);
  throw new Error(`Nothing of the type ${JSON.stringify(type)} cannot be said: add how in java.ts`);
}

function expression(what: Expression): string {
  switch (what.is) {
    case 'literal':
      return JSON.stringify(what.value);
    case 'absent':
      return `(${typeName(what.type)}) null`;
    case 'setting':
      return `setting("${what.name}")`;
    case 'variable':
      return what.name;
    case 'enum':
      return `${className(what.type)}.${what.member}`;
    case 'list':
      return `List.of(${given(what.items)})`;
    case 'struct':
      return `${className(what.type)}.builder()${builderCalls(what.members)}.build()`;
    case 'new':
      return `new ${className(what.type)}(${given(what.given)})`;
    case 'static get':
      return `${className(what.type)}.${toSnakeCase(what.property).toUpperCase()}`;
    case 'static call':
      return `${className(what.type)}.${what.method}(${given(what.given)})`;
    case 'get':
      return `it.get${toPascalCase(what.property)}()`;
    case 'call':
      return `it.${what.method}(${given(what.given)})`;
  }
}

/** What is absent is left out: there is an overload without it. */
function given(all: readonly Expression[]): string {
  const present = all.filter(({ is }) => is !== 'absent');
  return present.map((each) => expression(each)).join(', ');
}

function builderCalls(members: Readonly<Record<string, Expression>>): string {
  return Object.entries(members)
    .map(([name, value]) => `.${name}(${expression(value)})`)
    .join('');
}
