// What is kept and logged of a request: never a secret, so no header but its kind of authorization, and no body.
import type { Context } from 'hono';
import { parseAuthorization, type AuthKind } from './authorization';
import { operationOf } from './operation-of';
import type { RequestContext } from './request-context';

export interface RequestRecord {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** Without the question mark; the value of a parameter that the API does not know is left out. */
  readonly query: string;
  /** The official operationId, or null where the request is none that the emulator serves. */
  readonly operation: string | null;
  /** Null where the connection was cut before a status line. */
  readonly status: number | null;
  readonly auth: AuthKind;
  readonly userAgent: string;
  /** What a fault rule did: reset, hang, truncate, slow, status or delay. */
  readonly fault: string | null;
}

const SHOWN_PARAMETERS = ['envelope', 'pretty', 'includeCount', 'itemsPerPage', 'pageNum'];

export function recordOf(c: Context<RequestContext>, at: number): RequestRecord {
  const { method, path } = c.req;
  const sentStatus = c.get('sentStatus');
  return {
    at: new Date(at).toISOString(),
    method,
    path,
    query: shownQuery(new URL(c.req.url).searchParams),
    operation: operationOf(method, path),
    status: sentStatus === undefined ? c.res.status : sentStatus,
    auth: parseAuthorization(c.req.header('Authorization')).kind,
    userAgent: c.req.header('User-Agent') ?? '',
    fault: c.get('fault') ?? null,
  };
}

function shownQuery(query: URLSearchParams): string {
  return [...query].map(([name, value]) => `${name}=${SHOWN_PARAMETERS.includes(name) ? value : '…'}`).join('&');
}
