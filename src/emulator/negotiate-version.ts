// Chooses the resource version that an Accept header asks for: the newest that is not later than its date.
import type { MiddlewareHandler } from 'hono';
import { invalidVersionDate } from './api-errors';
import type { RequestContext } from './request-context';

/** Middleware for a resource of these versions, oldest first; the older API has one form and plain JSON. */
export function negotiateVersion(versions: readonly string[]): MiddlewareHandler<RequestContext> {
  return async (c, next) => {
    const accept = c.req.header('Accept');
    const version = c.req.path.startsWith('/api/atlas/v1.0/')
      ? chooseOlder(accept)
      : chooseVersion(accept ?? '', versions);
    if (version === undefined) throw invalidVersionDate();
    c.set('version', version);
    await next();
  };
}

export function chooseVersion(accept: string, versions: readonly string[]): string | undefined {
  const asked = mediaTypesOf(accept).flatMap((type) => {
    const date = /^application\/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json$/.exec(type)?.[1];
    return date === undefined ? [] : [date];
  })[0];
  return asked === undefined ? undefined : versions.filter((version) => version <= asked).at(-1);
}

function chooseOlder(accept = '*/*'): string | undefined {
  const served = ['application/json', 'application/*', '*/*'];
  return mediaTypesOf(accept).some((type) => served.includes(type)) ? 'v1.0' : undefined;
}

function mediaTypesOf(accept: string): string[] {
  return accept.split(',').map((entry) => (entry.split(';')[0] ?? '').trim().toLowerCase());
}
