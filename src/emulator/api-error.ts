// An error as Atlas answers it: status, errorCode, detail and parameters.
import { STATUS_CODES } from 'node:http';

export type ErrorParameter = string | number;

export interface ApiErrorParts {
  readonly status: number;
  readonly errorCode: string;
  readonly detail: string;
  /** Atlas writes `null` where an error has none. */
  readonly parameters?: readonly ErrorParameter[] | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export class ApiError extends Error {
  public readonly parts: ApiErrorParts;

  public constructor(parts: ApiErrorParts) {
    super(parts.detail);
    this.parts = parts;
  }

  /** The body, its members in Atlas's order; the body of a 401 alone has no errorCode. */
  public get body(): object {
    const { status, errorCode, detail, parameters = null } = this.parts;
    const reason = STATUS_CODES[status] ?? 'Unknown';
    if (status === 401) return { error: status, reason, detail };
    return { detail, error: status, errorCode, parameters, reason };
  }
}
