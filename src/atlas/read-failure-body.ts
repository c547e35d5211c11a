// What a body says about a failure, in Atlas's form or in OAuth's.
import { show } from '../errors/show';
import type { Redact } from './redactor';

export interface FailureBody {
  readonly errorCode: string | undefined;
  readonly detail: string | undefined;
  /** Whether it has the form of the Atlas Admin API, which always gives an `errorCode`. */
  readonly ofAtlas: boolean;
}

/** `errorCode` and `detail` (or OAuth's `error` and `error_description`), without secrets, bounded and on one line. */
export function readFailureBody(body: unknown, redact: Redact): FailureBody {
  const text = (name: string) => clean(member(body, name), redact);
  const own = text('errorCode');
  return {
    errorCode: own ?? text('error'),
    detail: text('detail') ?? text('error_description') ?? text('reason'),
    ofAtlas: own !== undefined,
  };
}

function clean(value: unknown, redact: Redact): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? show(redact(value.trim())) : undefined;
}

function member(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  return (body as Readonly<Record<string, unknown>>)[name];
}
