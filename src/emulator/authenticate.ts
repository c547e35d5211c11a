// Middleware: lets a request pass with a digest or a bearer token that holds, and challenges every other one.
import type { MiddlewareHandler } from 'hono';
import { ipNotOnAccessList, unauthorized } from './api-errors';
import { parseAuthorization } from './authorization';
import type { Tokens } from './bearer';
import type { Digest } from './digest';
import type { RequestContext } from './request-context';

export function authenticate(digest: Digest, tokens: Tokens): MiddlewareHandler<RequestContext> {
  return async (c, next) => {
    const { kind, rest } = parseAuthorization(c.req.header('Authorization'));
    if (kind === 'digest') {
      const verdict = digest.verify(rest, c.req.method, c.env.incoming.url ?? '');
      if (verdict !== 'accepted') throw unauthorized(digest.challenge(verdict === 'stale'));
    } else if (kind !== 'bearer' || !tokens.accepts(rest)) {
      throw unauthorized(digest.challenge(false));
    }
    await next();
  };
}

/** Middleware of an emulator whose API access list holds no address: good credentials do not help. */
export const refuseAddress: MiddlewareHandler<RequestContext> = async (c) => {
  throw ipNotOnAccessList(addressOf(c.env));
};

/** Where the request comes from. */
export function addressOf({ incoming }: RequestContext['Bindings']): string {
  return incoming.socket.remoteAddress ?? '127.0.0.1';
}
