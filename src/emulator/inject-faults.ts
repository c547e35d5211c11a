// Middleware: does to a request what the fault script says, before authentication, as a failing network would.
import { setTimeout as wait } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import { ApiError } from './api-error';
import { parseAuthorization } from './authorization';
import { breakConnection } from './break-connection';
import type { CheckedFaultRule } from './fault-rule';
import type { FaultScript } from './fault-script';
import { operationOf } from './operation-of';
import type { RequestContext } from './request-context';
import { send } from './send';

export function injectFaults(script: FaultScript): MiddlewareHandler<RequestContext> {
  return async (c, next) => {
    const { method, path } = c.req;
    const { kind: auth } = parseAuthorization(c.req.header('Authorization'));
    const rule = script.strike({ method, path, operation: operationOf(method, path), auth });
    if (rule === undefined) return next();
    c.set('fault', rule.connection ?? (rule.status === undefined ? 'delay' : 'status'));
    if (rule.delay !== undefined) await wait(rule.delay, undefined, { ref: false });
    if (rule.connection !== undefined) return breakConnection(c, next, rule.connection, rule.pause);
    return rule.status === undefined ? next() : answerReady(c, rule, rule.status);
  };
}

/** A status without a body gets the error that Atlas would write for it; below 400 it stays empty. */
function answerReady(c: Context<RequestContext>, { body, headers }: CheckedFaultRule, status: number): Response {
  const answer = body ?? (status < 400 ? null : errorOf(c, status));
  if (answer !== null) c.header('Content-Type', typeof answer === 'string' ? 'text/html' : 'application/json');
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  return send(c, status, answer === null || typeof answer === 'string' ? answer : JSON.stringify(answer));
}

function errorOf(c: Context<RequestContext>, status: number): object {
  const errorCode = status === 429 ? 'RATE_LIMITED' : 'UNEXPECTED_ERROR';
  c.header('X-Error-Code', errorCode);
  return new ApiError({ status, errorCode, detail: 'The fault script of the emulator asked for this answer.' }).body;
}
