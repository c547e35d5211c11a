// How TypeScript spells a program.
import type { Type } from './assembly';
import type { Expression } from './expression';
import type { Entry, Spelling } from './spelling';

const START = `// Touches every public member.
import { App, DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from 'cdktf';
import * as atlas from 'cdktf-provider-atlas';

const stack = new TerraformStack(new App(), 'stack');
const setting = (name) => process.env[name];
const resolver = new DefaultTokenResolver(new StringConcat());
const isNothing = (value) => value === undefined || value === null;

const plain = (value) => {
  if (isNothing(value)) return null;
  const resolved = Tokenization.resolve(value, { scope: stack, resolver }) ?? null;
  return Token.isUnresolved(value) ? { token: resolved } : resolved;
};
const member = (value) => value ?? null;
const each = (list, look) => (isNothing(list) ? null : list.map(look));
const thing = (value) => (isNothing(value) ? null : 'an object');
const attempt = (read) => {
  try {
    return read() ?? null;
  } catch (reason) {
    return { error: reason.message };
  }
};
const life = (it, look, ...changes) => [look(it), ...changes.flatMap((change) => [change(it), look(it)])];
`;

export const TYPESCRIPT_SPELLING: Spelling = {
  file: 'main.ts',
  start: () => START,
  end: '',
  expression,
  assignment: ({ property, value }) => `it.${property} = ${expression(value)}`,
  noting: (name, type, entries) =>
    `const ${name} = (it: ${className(type)}) =>\n  isNothing(it) ? null : {\n${entries.map(line).join('')}  };`,
  main: (entries) => `process.stdout.write(JSON.stringify({\n${entries.map(line).join('')}}));`,
  variable: (name, type) => `let ${name}: ${className(type)};`,
  kept: (name, value) => `(${name} = ${value})`,
  reference: (name) => name,
};

function line({ label, text, isStatement }: Entry): string {
  return `    '${label}': attempt(() => ${isStatement ? `{ ${text}; }` : text}),\n`;
}

function className({ name, namespace }: Type): string {
  return ['atlas', ...(namespace?.split('.') ?? []), name].join('.');
}

function expression(what: Expression): string {
  const list = (given: readonly Expression[]): string => given.map(expression).join(', ');
  switch (what.is) {
    case 'literal':
      return JSON.stringify(what.value);
    case 'absent':
      return 'undefined';
    case 'setting':
      return `setting('${what.name}')`;
    case 'variable':
      return what.name;
    case 'enum':
      return `${className(what.type)}.${what.member}`;
    case 'list':
      return `[${list(what.items)}]`;
    case 'struct':
      return `{ ${Object.entries(what.members)
        .map(([name, value]) => `${name}: ${expression(value)}`)
        .join(', ')} }`;
    case 'new':
      return `new ${className(what.type)}(${list(what.given)})`;
    case 'static get':
      return `${className(what.type)}.${what.property}`;
    case 'static call':
      return `${className(what.type)}.${what.method}(${list(what.given)})`;
    case 'get':
      return `it.${what.property}`;
    case 'call':
      return `it.${what.method}(${list(what.given)})`;
  }
}
