// The exit status of a command, for scripts.
import type { AtlasError } from '../errors/atlas-error';
import type { ErrorCode } from '../errors/error-codes';

/** Code → status; all other failures are 1. */
const STATUSES: Readonly<Partial<Record<ErrorCode, number>>> = {
  EXPORT_JOB_FAILED: 3,
  EXPORT_JOB_CANCELLED: 4,
  WAIT_TIMED_OUT: 5,
};

/** Thrown by a command that has already said what there is to say. */
export class ExitStatus extends Error {
  public constructor(public readonly status: number) {
    super(`exit status ${status}`);
  }
}

export function statusOf({ code }: AtlasError, signal: AbortSignal): number {
  if (code === 'STOPPED' && typeof signal.reason === 'number') return signal.reason;
  return STATUSES[code] ?? 1;
}
