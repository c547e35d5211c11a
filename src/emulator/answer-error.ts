// Writes any thrown value as Atlas writes errors: always application/json, with the code also in a header.
import type { Context, ErrorHandler } from 'hono';
import { ApiError } from './api-error';
import { unexpected } from './api-errors';
import type { RequestContext } from './request-context';
import { sendJson } from './send';
import { readFlag } from './read-flag';
import { reasonText } from './reason-text';

/** What is no answer of the API's is a bug of the emulator, and told to `onBug` in one line. */
export function answerError(onBug: (line: string) => void): ErrorHandler<RequestContext> {
  return (reason, c) => {
    if (!(reason instanceof ApiError)) onBug(bugLine(reason, c));
    return answer(c, reason instanceof ApiError ? reason : unexpected());
  };
}

/** Without the query, in which a secret may stand. */
function bugLine(reason: Error, { req }: Context<RequestContext>): string {
  const place = /^ +(at .*)$/m.exec(reason.stack ?? '')?.[1];
  const what = `${req.method} ${req.path} is answered with 500: ${reason.name}: ${reasonText(reason)}`;
  return place === undefined ? what : `${what} (${place})`;
}

function answer(c: Context<RequestContext>, error: ApiError): Response {
  const { status, errorCode, headers = {} } = error.parts;
  for (const [name, value] of Object.entries({ ...headers, 'X-Error-Code': errorCode })) c.header(name, value);
  const wrapped = isEnveloped(c, status);
  return sendJson(c, wrapped ? 200 : status, wrapped ? { status, content: error.body } : error.body);
}

/** A caller who cannot see the status asks for an envelope; authentication and rate limits come before it. */
function isEnveloped(c: Context<RequestContext>, status: number): boolean {
  return readFlag(c, 'envelope', false) && status !== 401 && status !== 429;
}
