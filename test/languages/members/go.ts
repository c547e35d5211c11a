// How Go spells a program.
import { toPascalCase } from 'codemaker';
import type { Type } from './assembly';
import type { Expression } from './expression';
import { GO_END, GO_IMPORTS, GO_MODULE, GO_START } from './go-start';
import type { Entry, Spelling } from './spelling';

export const GO_SPELLING: Spelling = {
  file: 'main.go',
  start: (namespaces) => {
    const imports = namespaces.map(
      (each) => `\t${alias(each)} "${GO_MODULE}/${each.replaceAll('.', '/').toLowerCase()}"`,
    );
    return [GO_IMPORTS, ...imports, GO_START].join('\n');
  },
  end: GO_END,
  expression,
  assignment: ({ property, value }) => `it.Set${toPascalCase(property)}(${expression(value)})`,
  noting: (name, type, entries) => `func ${name}(it ${typeName(type)}) any {
	if it == nil {
		return nil
	}
	seen := map[string]any{}
${notes(entries)}
	return seen
}
`,
  main: (entries) => `
func main() {
	defer jsii.Close()
	seen := map[string]any{}
${notes(entries)}`,
  variable: (name, type) => `var ${name} ${typeName(type)}`,
  kept: (name, value) => `keep(&${name}, ${value})`,
  reference: (name) => name,
};

function notes(entries: readonly Entry[]): string {
  const lines = entries.map(({ label, text, isStatement }) => {
    return `	note(seen, "${label}", func() any { ${isStatement ? `${text}; return nil` : `return ${text}`} })`;
  });
  return lines.join('\n');
}

function alias(namespace: string): string {
  return namespace.replaceAll('.', '_').toLowerCase();
}

function packageOf({ namespace }: Type): string {
  return namespace === undefined ? 'atlas' : alias(namespace);
}

function className(type: Type): string {
  return `${packageOf(type)}.${type.name}`;
}

/** Structs are pointers, and classes are interfaces. */
function typeName(type: Type): string {
  return type.datatype ? `*${className(type)}` : className(type);
}

function expression(what: Expression): string {
  switch (what.is) {
    case 'literal':
      return literal(what.value);
    case 'absent':
      return 'nil';
    case 'setting':
      return `setting("${what.name}")`;
    case 'variable':
      return what.name;
    case 'enum':
      return `${className(what.type)}_${what.member}`;
    case 'list':
      return `&[]${elementType(what.items)}{${given(what.items)}}`;
    case 'struct':
      return `&${className(what.type)}{${fields(what.members)}}`;
    case 'new':
      return `${packageOf(what.type)}.New${what.type.name}(${given(what.given)})`;
    case 'static get':
      return `${className(what.type)}_${constantName(what.property)}()`;
    case 'static call':
      return `${className(what.type)}_${toPascalCase(what.method)}(${given(what.given)})`;
    case 'get':
      return `it.${toPascalCase(what.property)}${what.of.datatype ? '' : '()'}`;
    case 'call':
      return `it.${toPascalCase(what.method)}(${given(what.given)})`;
  }
}

function literal(value: string | number | boolean): string {
  if (typeof value === 'boolean') return `jsii.Bool(${value})`;
  return typeof value === 'number' ? `jsii.Number(${value})` : `jsii.String(${JSON.stringify(value)})`;
}

function elementType([first]: readonly Expression[]): string {
  if (first?.is === 'literal' && typeof first.value === 'string') return '*string';
  if (first?.is !== 'struct') throw new Error('A list of such things cannot be said: add how in go.ts');
  return typeName(first.type);
}

/** What never changes keeps its capitals. */
function constantName(property: string): string {
  return /^[A-Z_]+$/.test(property) ? property : toPascalCase(property);
}

function given(all: readonly Expression[]): string {
  return all.map((each) => expression(each)).join(', ');
}

function fields(members: Readonly<Record<string, Expression>>): string {
  return Object.entries(members)
    .map(([name, value]) => `${toPascalCase(name)}: ${expression(value)}`)
    .join(', ');
}
