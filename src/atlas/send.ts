// What goes to Atlas and what comes back, as every step of the way hands it on.

export interface AtlasRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, its segments encoded, without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Media type of the answer. */
  readonly accept: string;
  readonly signal?: AbortSignal;
  /**
   * Time of the client's clock by which the request must be done, its retries included.
   * @default - the connection's request timeout, counted from the call
   */
  readonly deadline?: number;
  /**
   * Milliseconds that the request may take with its retries, where that is less than the connection's request timeout.
   * @default - the connection's request timeout
   */
  readonly within?: number;
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
