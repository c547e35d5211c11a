// Doing what may fail without harm.
import { systemError } from './system-error';

/** What `attempt` gives, or undefined where the operating system refuses it. */
export function tolerant<Answer>(attempt: () => Answer): Answer | undefined {
  try {
    return attempt();
  } catch (reason) {
    if (systemError(reason) === undefined) throw reason;
    return undefined;
  }
}
