// Sends a status and a body; headers set before stay. hono's own list of statuses is narrower than what a fault may ask.
import type { Context } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import type { RequestContext } from './request-context';

export function send(c: Context<RequestContext>, status: number, body: string | null): Response {
  return c.newResponse(body, status as StatusCode);
}

export function sendJson(c: Context<RequestContext>, status: number, body: object): Response {
  c.header('Content-Type', 'application/json');
  return send(c, status, JSON.stringify(body));
}
