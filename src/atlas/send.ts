// What goes to Atlas and what comes back, as every step of the way hands it on.
import type { RequestTime } from './request-time';

export interface AtlasRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, its segments encoded, without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Media type of the answer. */
  readonly accept: string;
  readonly signal?: AbortSignal;
  /**
   * Requests of one endpoint share a rate limit.
   * @default - it shares one with all that name none
   */
  readonly endpoint?: string;
  /**
   * Time of the client's clock at which its reader gives up. What is ended by it is thrown as CutShort.
   * @default - when the connection's request timeout is over
   */
  readonly end?: number;
  /**
   * Milliseconds that the request may take with its retries.
   * @default - the connection's request timeout, which also bounds what is given here
   */
  readonly within?: number;
  /** Goes before the requests that wait for their turn. */
  readonly urgent?: boolean;
  /** A failure is final, even one that may pass. */
  readonly once?: boolean;
  /** Set by `retry` alone. */
  readonly time?: RequestTime;
  /** Set by the authentication alone. */
  readonly authorization?: string;
  /** URL-encoded form, only for the token endpoints. */
  readonly form?: string;
}

export interface AtlasAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The parsed JSON, out of its envelope; undefined where a failure came without JSON. */
  readonly body: unknown;
}

/** Each step is one: it sends the request, or lets the next step do so. */
export type Send = (request: AtlasRequest) => Promise<AtlasAnswer>;

/** Path and query as they stand in the request line. */
export function requestTarget({ path, query }: Pick<AtlasRequest, 'path' | 'query'>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** One header's value; a list is joined the way HTTP joins it. */
export function header({ headers }: Pick<AtlasAnswer, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return value === undefined || typeof value === 'string' ? value : value.join(', ');
}
