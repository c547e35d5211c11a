// The rules in force, in order, each counting the requests that it let pass and struck.
import type { AuthKind } from './authorization';
import type { CheckedFaultRule } from './fault-rule';

export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly auth: AuthKind;
}

export interface FaultScript {
  /** Replaces every rule; counting begins anew. */
  set(rules: readonly CheckedFaultRule[]): void;
  /** The first rule that strikes this request; it and the rules before it have counted it. */
  strike(target: FaultTarget): CheckedFaultRule | undefined;
}

interface Counted {
  readonly rule: CheckedFaultRule;
  toSkip: number;
  toStrike: number;
}

export function createFaultScript(rules: readonly CheckedFaultRule[]): FaultScript {
  let counted = rules.map(begin);
  return {
    set: (replacement) => {
      counted = replacement.map(begin);
    },
    strike: (target) => counted.find((entry) => matches(entry.rule, target) && strikes(entry))?.rule,
  };
}

function begin(rule: CheckedFaultRule): Counted {
  return { rule, toSkip: rule.skip, toStrike: rule.times ?? Infinity };
}

function matches({ match }: CheckedFaultRule, { method, path, operation, auth }: FaultTarget): boolean {
  return (
    (match.method === undefined || match.method.toUpperCase() === method) &&
    (match.path === undefined || path.startsWith(match.path)) &&
    (match.operation === undefined || match.operation === operation) &&
    (match.auth === undefined || match.auth === auth)
  );
}

function strikes(entry: Counted): boolean {
  if (entry.toSkip > 0) {
    entry.toSkip -= 1;
    return false;
  }
  if (entry.toStrike === 0) return false;
  entry.toStrike -= 1;
  return true;
}
