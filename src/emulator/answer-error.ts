// Writes any thrown value as Atlas writes errors: always application/json, with the code also in a header.
import type { Context } from 'hono';
import { ApiError } from './api-error';
import { unexpected } from './api-errors';
import type { RequestContext } from './request-context';
import { sendJson } from './send';
import { readFlag } from './read-flag';

export function answerError(reason: Error, c: Context<RequestContext>): Response {
  const error = reason instanceof ApiError ? reason : unexpected();
  const { status, errorCode, headers = {} } = error.parts;
  for (const [name, value] of Object.entries({ ...headers, 'X-Error-Code': errorCode })) c.header(name, value);
  const wrapped = isEnveloped(c, status);
  return sendJson(c, wrapped ? 200 : status, wrapped ? { status, content: error.body } : error.body);
}

/** A caller who cannot see the status asks for an envelope; authentication and rate limits come before it. */
function isEnveloped(c: Context<RequestContext>, status: number): boolean {
  return readFlag(c, 'envelope', false) && status !== 401 && status !== 429;
}
