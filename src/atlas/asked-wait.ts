// How long the server asks to wait before the next request, beside the time that is left for this one.
import { showDuration } from '../model/duration';
import { readRetryAfter } from './retry-policy';

/** Both in milliseconds. */
export interface AskedWait {
  readonly asked: number;
  readonly left: number;
}

/** Read from a Retry-After header; undefined where it asks for no wait. */
export function askedWait(retryAfter: string | undefined, now: number, deadline: number): AskedWait | undefined {
  const asked = readRetryAfter(retryAfter, now) ?? 0;
  return asked === 0 ? undefined : { asked, left: Math.max(0, deadline - now) };
}

export function waitWords({ asked, left }: AskedWait): string {
  return `Atlas asks to wait ${showDuration(asked)}; the request timeout leaves ${showDuration(left)}`;
}
