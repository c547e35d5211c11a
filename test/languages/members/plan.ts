// What a program does to touch every public member, in no language yet: it makes, looks, changes, and looks again.
import type { Type, TypeReference } from './assembly';
import type { Assignment, Expression } from './expression';

/** A value to be seen under a label. */
export interface Sight {
  readonly label: string;
  readonly what: Expression;
  readonly type: TypeReference;
}

/** All that can be read of an object of a type; `what` speaks of `it`. */
export interface Look {
  readonly type: Type;
  readonly sights: readonly Sight[];
}

/** What is done to an object in one go; what its properties hold is changed likewise. */
export interface Change {
  readonly type: Type;
  readonly phase: Phase;
  readonly steps: readonly { readonly label: string; readonly does: Assignment | Expression }[];
  readonly inside: readonly { readonly property: string; readonly type: Type }[];
}

/** Made into a variable of this name; without a type nothing comes back. */
export interface Making {
  readonly name: string;
  readonly what: Expression;
  readonly type?: TypeReference;
}

export interface Plan {
  readonly constants: readonly Sight[];
  readonly structs: readonly Sight[];
  readonly makings: readonly Making[];
  readonly looks: readonly Look[];
  readonly changes: readonly Change[];
}

/** In this order; after each there is another look. */
export const PHASES = ['set', 'call', 'reset'] as const;
export type Phase = (typeof PHASES)[number];
