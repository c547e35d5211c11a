// How Python spells a program.
import { toSnakeCase } from 'codemaker';
import type { Type } from './assembly';
import type { Expression } from './expression';
import type { Entry, Spelling } from './spelling';

const START = `# Touches every public member.
import json
import os

import cdktf_provider_atlas as atlas
from cdktf import App, DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization

stack = TerraformStack(App(), "stack")
setting = os.environ.get
resolver = DefaultTokenResolver(StringConcat())


def plain(value):
    if value is None:
        return None
    resolved = Tokenization.resolve(value, scope=stack, resolver=resolver)
    return {"token": resolved} if Token.is_unresolved(value) else resolved


def member(value):
    return None if value is None else value.name


def each(items, look):
    return None if items is None else [look(item) for item in items]


def thing(value):
    return None if value is None else "an object"


class Noted(dict):
    """What is attempted in a block stands under its label: a value, nothing, or an error."""

    def under(self, label):
        self.label = label
        self[label] = None
        return self

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, Exception):
            self[self.label] = {"error": str(error)}
        return isinstance(error, Exception)


def life(it, look, *changes):
    return [look(it)] + [seen for change in changes for seen in (change(it), look(it))]

`;

const END = `
print(json.dumps(seen))`;

export const PYTHON_SPELLING: Spelling = {
  file: 'main.py',
  start: () => START,
  end: END,
  expression,
  assignment: ({ property, value }) => `it.${toSnakeCase(property)} = ${expression(value)}`,
  noting: (name, type, entries) =>
    [
      `def ${name}(it: ${className(type)}):`,
      '    if it is None:',
      '        return None',
      '    seen = Noted()',
      ...entries.map((entry) => block(entry, '    ')),
      '    return seen\n\n',
    ].join('\n'),
  main: (entries) => ['seen = Noted()', ...entries.map((entry) => block(entry, ''))].join('\n'),
  variable: (name) => `${name} = None`,
  kept: (name, value) => `${name} := ${value}`,
  reference: (name) => name,
};

function block({ label, text, isStatement }: Entry, indent: string): string {
  const statement = isStatement ? text : `seen["${label}"] = ${text}`;
  return `${indent}with seen.under("${label}"):\n${indent}    ${statement}`;
}

function className({ name, namespace }: Type): string {
  return ['atlas', ...(namespace?.split('.').map((each) => toSnakeCase(each)) ?? []), name].join('.');
}

function expression(what: Expression): string {
  switch (what.is) {
    case 'literal':
      return typeof what.value === 'boolean' ? (what.value ? 'True' : 'False') : JSON.stringify(what.value);
    case 'absent':
      return 'None';
    case 'setting':
      return `setting("${what.name}")`;
    case 'variable':
      return what.name;
    case 'enum':
      return `${className(what.type)}.${what.member}`;
    case 'list':
      return `[${what.items.map((item) => expression(item)).join(', ')}]`;
    case 'struct':
      return `${className(what.type)}(${keywords(what.members)})`;
    case 'new':
      return `${className(what.type)}(${given(what.given)})`;
    case 'static get':
      return `${className(what.type)}.${constantName(what.property)}`;
    case 'static call':
      return `${className(what.type)}.${toSnakeCase(what.method)}(${given(what.given)})`;
    case 'get':
      return `it.${toSnakeCase(what.property)}`;
    case 'call':
      return `it.${toSnakeCase(what.method)}(${given(what.given)})`;
  }
}

/** The members of a struct at the end are arguments by name. */
function given(all: readonly Expression[]): string {
  const present = all.filter(({ is }) => is !== 'absent');
  return present.map((each) => (each.is === 'struct' ? keywords(each.members) : expression(each))).join(', ');
}

function keywords(members: Readonly<Record<string, Expression>>): string {
  return Object.entries(members)
    .map(([name, value]) => `${toSnakeCase(name)}=${expression(value)}`)
    .join(', ');
}

/** What never changes is in capitals. */
function constantName(property: string): string {
  return toSnakeCase(property).toUpperCase();
}
