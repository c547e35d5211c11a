// How Go spells a program.
import { toPascalCase } from 'codemaker';
import type { Type } from './assembly';
import type { Expression } from './expression';
import type { Entry, Spelling } from './spelling';

const MODULE = 'github.com/cdktf-provider-atlas/cdktf-provider-atlas-go/atlas';

const IMPORTS = `// Touches every public member.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"github.com/aws/jsii-runtime-go"
	atlas "${MODULE}"
`;

const START = `	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

var stack = cdktf.NewTerraformStack(cdktf.NewApp(nil), jsii.String("stack"))
var resolver = cdktf.NewDefaultTokenResolver(cdktf.NewStringConcat())
var options = &cdktf.ResolveOptions{Scope: stack, Resolver: resolver}

func setting(name string) *string {
	return jsii.String(os.Getenv(name))
}

func isNothing(value any) bool {
	if value == nil {
		return true
	}
	holder := reflect.ValueOf(value)
	return holder.Kind() == reflect.Ptr && holder.IsNil()
}

func plain(value any) any {
	if isNothing(value) {
		return nil
	}
	resolved := cdktf.Tokenization_Resolve(value, options)
	if *cdktf.Token_IsUnresolved(value) {
		return map[string]any{"token": resolved}
	}
	return resolved
}

// An enum that is left out is the empty string.
func member(value any) any {
	if text := fmt.Sprint(value); text != "" {
		return text
	}
	return nil
}

func each[T any](items *[]T, look func(T) any) any {
	if items == nil {
		return nil
	}
	seen := []any{}
	for _, item := range *items {
		seen = append(seen, look(item))
	}
	return seen
}

func thing(value any) any {
	if isNothing(value) {
		return nil
	}
	return "an object"
}

func note(seen map[string]any, label string, read func() any) {
	defer func() {
		if reason := recover(); reason != nil {
			seen[label] = map[string]any{"error": fmt.Sprint(reason)}
		}
	}()
	seen[label] = read()
}

func keep[T any](place *T, value T) T {
	*place = value
	return value
}

func life[T any](it T, look, set, call, reset func(T) any) any {
	seen := []any{look(it)}
	for _, change := range []func(T) any{set, call, reset} {
		seen = append(seen, change(it), look(it))
	}
	return seen
}
`;

const END = `
	text, err := json.Marshal(seen)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}
`;

export const GO_SPELLING: Spelling = {
  file: 'main.go',
  start: (namespaces) => {
    const imports = namespaces.map((each) => `\t${alias(each)} "${MODULE}/${each.replaceAll('.', '/').toLowerCase()}"`);
    return [IMPORTS, ...imports, START].join('\n');
  },
  end: END,
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
  if (first?.is !== 'struct') throw new Error('A list of what is no struct cannot be said: add how in go.ts');
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
