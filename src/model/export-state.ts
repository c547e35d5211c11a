// The states of an export job. A state that is not listed counts as not finished.

/** State → whether a job in it can still change. */
const STATES: Readonly<Record<string, { readonly finished: boolean }>> = {
  Queued: { finished: false },
  InProgress: { finished: false },
  Successful: { finished: true },
  Failed: { finished: true },
  Cancelled: { finished: true },
};

/** Every state that Atlas documents, in the order of a job's life. */
export const EXPORT_STATES: readonly string[] = Object.keys(STATES);

export function isKnownState(state: string | null): boolean {
  return state !== null && Object.hasOwn(STATES, state);
}

/** Whether the job has reached a state that it never leaves. */
export function isFinished(state: string | null): boolean {
  return state !== null && Object.hasOwn(STATES, state) && STATES[state]?.finished === true;
}

/** Whether every object of the export is in the bucket. */
export function isSuccessful(state: string | null): boolean {
  return state === 'Successful';
}
