// Middleware: the token bucket of the newer API, with its headers.
import type { MiddlewareHandler } from 'hono';
import { tooManyReads } from './api-errors';
import type { RequestContext } from './request-context';

const REFILL_PERIOD = 60_000;

/** `capacity` requests at once, and as many again per minute. The level is counted in whole parts of a request. */
export function limitRate(capacity: number, now: () => number): MiddlewareHandler<RequestContext> {
  const cost = REFILL_PERIOD;
  let level = capacity * cost;
  let filledAt = now();
  return async (c, next) => {
    level = Math.min(capacity * cost, level + capacity * Math.max(0, now() - filledAt));
    filledAt = now();
    const isAllowed = level >= cost;
    if (isAllowed) level -= cost;
    c.header('RateLimit-Limit', String(capacity));
    c.header('RateLimit-Remaining', String(Math.floor(level / cost)));
    if (!isAllowed) throw tooManyReads(Math.ceil((cost - level) / capacity / 1000), capacity);
    await next();
  };
}
