// How Java spells a program.
import { toPascalCase, toSnakeCase } from 'codemaker';
import type { Type, TypeReference } from './assembly';
import type { Expression } from './expression';
import type { Entry, Spelling } from './spelling';

const START = `// Touches every public member.
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.DefaultTokenResolver;
import com.hashicorp.cdktf.ResolveOptions;
import com.hashicorp.cdktf.StringConcat;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.Tokenization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

class Main {
  static final TerraformStack stack = new TerraformStack(new App(), "stack");
  static final ResolveOptions options = ResolveOptions.builder()
      .scope(stack).resolver(new DefaultTokenResolver(new StringConcat())).build();

  static String setting(String name) {
    return System.getenv(name);
  }

  static Object plain(Object value) {
    if (value == null) return null;
    Object resolved = Tokenization.resolve(value, options);
    return Token.isUnresolved(value) ? Collections.singletonMap("token", resolved) : resolved;
  }

  static Object member(Enum<?> value) {
    return value == null ? null : value.name();
  }

  static <T> Object each(List<T> items, Function<T, Object> look) {
    return items == null ? null : items.stream().map(look).collect(Collectors.toList());
  }

  static Object thing(Object value) {
    return value == null ? null : "an object";
  }

  static void note(Map<String, Object> seen, String label, Supplier<Object> read) {
    try {
      seen.put(label, read.get());
    } catch (RuntimeException reason) {
      seen.put(label, Collections.singletonMap("error", reason.getMessage()));
    }
  }

  static <T> Object life(T it, Function<T, Object> look, Function<T, Object> set, Function<T, Object> call,
      Function<T, Object> reset) {
    List<Object> seen = new ArrayList<>(List.of(look.apply(it)));
    for (Function<T, Object> change : List.of(set, call, reset)) {
      seen.add(change.apply(it));
      seen.add(look.apply(it));
    }
    return seen;
  }
`;

const END = `
    System.out.println(new ObjectMapper().writeValueAsString(seen));
  }
}`;

export const JAVA_SPELLING: Spelling = {
  file: 'Main.java',
  start: () => START,
  end: END,
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
