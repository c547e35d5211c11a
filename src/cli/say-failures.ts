// The failures of several reads, each once: what is wrong for one is often wrong for all.
import type { AtlasError } from '../errors/atlas-error';
import { ExitStatus, statusOf } from './exit-status';
import type { Surroundings } from './surroundings';

/** Throws the exit status where there is one. */
export function sayFailures(errors: readonly AtlasError[], { err, signal }: Surroundings): void {
  const [first] = errors;
  if (first === undefined) return;
  for (const message of new Set(errors.map((error) => error.message))) err(message);
  throw new ExitStatus(statusOf(first, signal));
}
