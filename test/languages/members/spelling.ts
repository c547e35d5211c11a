// A plan as a program: what is the same in every language; how each one spells the rest is its own file.
import { nameOf, type Assembly, type Type, type TypeReference } from './assembly';
import type { Assignment, Expression } from './expression';
import { PHASES, type Making, type Phase, type Plan, type Sight } from './plan';

/** One thing to attempt, under a label: a value to note, or a statement that gives none. */
export interface Entry {
  readonly label: string;
  readonly text: string;
  readonly isStatement?: boolean;
}

/**
 * How a language says it. The start of its programs defines, beside a stack named `stack`, the functions that entries call:
 * `plain` for values, with tokens told apart and resolved; `member` for enums; `each` for lists; `thing` for objects of
 * other packages; `life` for one look, and another after each change.
 */
export interface Spelling {
  readonly file: string;
  /** `namespaces` are the submodules whose types are named. */
  start(namespaces: readonly string[]): string;
  readonly end: string;
  expression(what: Expression): string;
  assignment(assignment: Assignment): string;
  /** A function of an object of the type, `it`, that attempts the entries; it gives nothing for nothing. */
  noting(name: string, type: Type, entries: readonly Entry[]): string;
  /** The entries, attempted by the program itself. */
  main(entries: readonly Entry[]): string;
  /** A variable that lives as long as the program, and the value that is kept in it. */
  variable(name: string, type: Type): string;
  kept(name: string, value: string): string;
  /** The function of this name as an argument. */
  reference(name: string): string;
}

export function programOf(assembly: Assembly, plan: Plan, spelling: Spelling): string {
  const ownType = ({ type }: Making): Type | undefined => (type && 'fqn' in type ? assembly.get(type.fqn) : undefined);
  const namespaces = new Set([...assembly.values()].flatMap(({ namespace }) => namespace ?? []));
  const variables = plan.makings.flatMap((making) => {
    const type = ownType(making);
    return type === undefined ? [] : [spelling.variable(making.name, type)];
  });
  const shown = (sight: Sight): Entry => {
    return { label: sight.label, text: shownValue(assembly, spelling, sight.type, spelling.expression(sight.what)) };
  };
  const looks = plan.looks.map(({ type, sights }) => spelling.noting(lookName(type), type, sights.map(shown)));
  const main = [
    ...plan.constants.map(shown),
    ...plan.makings.map((making) => makingEntry(making, ownType(making), spelling)),
    ...plan.structs.map(shown),
  ];
  return [
    spelling.start([...namespaces]),
    ...variables,
    ...looks,
    ...changeFunctions(plan, spelling),
    spelling.main(main),
    spelling.end,
  ].join('\n');
}

function changeFunctions({ changes }: Plan, spelling: Spelling): string[] {
  return changes.map(({ type, phase, steps, inside }) => {
    const own = steps.map(({ label, does }): Entry => {
      const text = does.is === 'set' ? spelling.assignment(does) : spelling.expression(does);
      return { label, text, isStatement: true };
    });
    const further = inside.map(({ property, type: held }): Entry => {
      const text = `${changeName(phase, held)}(${spelling.expression({ is: 'get', of: type, property })})`;
      return { label: property, text };
    });
    return spelling.noting(changeName(phase, type), type, [...own, ...further]);
  });
}

function makingEntry({ name, what, type }: Making, own: Type | undefined, spelling: Spelling): Entry {
  const text = spelling.expression(what);
  if (type === undefined) return { label: name, text, isStatement: true };
  if (own === undefined) return { label: name, text: `thing(${text})` };
  const functions = [lookName(own), ...PHASES.map((phase) => changeName(phase, own))];
  const given = [spelling.kept(name, text), ...functions.map((each) => spelling.reference(each))];
  return { label: name, text: `life(${given.join(', ')})` };
}

function lookName(type: Type): string {
  return `look_${nameOf(type)}`;
}

function changeName(phase: Phase, type: Type): string {
  return `${phase}_${nameOf(type)}`;
}

function shownValue(assembly: Assembly, spelling: Spelling, type: TypeReference, text: string): string {
  if ('collection' in type) {
    const { elementtype } = type.collection;
    const own = 'fqn' in elementtype ? assembly.get(elementtype.fqn) : undefined;
    return own === undefined ? `plain(${text})` : `each(${text}, ${spelling.reference(lookName(own))})`;
  }
  if (!('fqn' in type)) return `plain(${text})`;
  const own = assembly.get(type.fqn);
  if (own === undefined) return type.fqn === 'cdktf.IResolvable' ? `plain(${text})` : `thing(${text})`;
  return own.kind === 'enum' ? `member(${text})` : `${lookName(own)}(${text})`;
}
