// The words for a request that the rate limit holds back for longer than its reader has time.
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import { showDuration } from '../model/duration';
import type { AtlasRequest } from './send';

/** Both in milliseconds. */
export interface HeldBack {
  readonly wait: number;
  /** The time that its reader still has. */
  readonly left: number;
}

export const RATE_LIMITED_WHAT = 'The number of requests that Atlas allows in a span of time is used up';

/** The error of a request that was not even sent. */
export function rateLimited({ method, path }: AtlasRequest, held: HeldBack): AtlasError {
  return new AtlasError('RATE_LIMITED', {
    what: RATE_LIMITED_WHAT,
    why: `${heldBackWords(held)}, so ${method} ${show(path)} was not sent`,
    fix: rateLimitedFix(held),
    http: { method, path },
  });
}

/** The error of a reader whose time is up while it waits for requests of others; `limited` says whether these are held back. */
export function outOfTime(limited: boolean): AtlasError {
  const why = 'What is read beside it took all of it, or it was too short to begin with';
  if (!limited)
    return new AtlasError('TIMED_OUT', { what: 'The time was up before its turn came', why, fix: 'Try again' });
  return new AtlasError('RATE_LIMITED', {
    what: RATE_LIMITED_WHAT,
    why: 'The time was up before its turn came, since the rate limit holds back those before it',
    fix: rateLimitedFix(undefined),
  });
}

export function heldBackWords({ wait, left }: HeldBack): string {
  return `The rate limit holds the next request back for ${showDuration(wait)}, and ${showDuration(left)} are left`;
}

export function rateLimitedFix(held: HeldBack | undefined): string {
  return `${tryAgainWords(held)}; run fewer commands side by side, or allow more time for the wait`;
}

export function tryAgainWords(held: HeldBack | undefined): string {
  return `Try again in ${held === undefined ? 'a minute' : showDuration(held.wait)}`;
}
