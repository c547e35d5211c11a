// What a program of any language can say about the package: an expression, which each language spells in its own way.
import type { Type, TypeReference } from './assembly';

export type Expression =
  | { readonly is: 'literal'; readonly value: string | number | boolean }
  /** Nothing, where a value of this type could stand. */
  | { readonly is: 'absent'; readonly type: TypeReference }
  /** A variable of the environment. */
  | { readonly is: 'setting'; readonly name: string }
  /** What an earlier step of the program has made, or its stack. */
  | { readonly is: 'variable'; readonly name: string }
  | { readonly is: 'enum'; readonly type: Type; readonly member: string }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'struct'; readonly type: Type; readonly members: Readonly<Record<string, Expression>> }
  | { readonly is: 'new'; readonly type: Type; readonly given: readonly Expression[] }
  | { readonly is: 'static get'; readonly type: Type; readonly property: string }
  | { readonly is: 'static call'; readonly type: Type; readonly method: string; readonly given: readonly Expression[] }
  /** Of `it`, and so are the others below. */
  | { readonly is: 'get'; readonly of: Type; readonly property: string }
  | { readonly is: 'call'; readonly method: string; readonly given: readonly Expression[] };

/** The assignment to a property of `it`. */
export interface Assignment {
  readonly is: 'set';
  readonly property: string;
  readonly value: Expression;
}
