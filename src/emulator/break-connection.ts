// Faults below HTTP: a connection that is reset, never answers, ends in the middle of a body, or drips it.
import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Next } from 'hono';
import type { RequestContext } from './request-context';

type Fault = 'reset' | 'hang' | 'truncate' | 'slow';

const PIECES = 8;

export async function breakConnection(
  c: Context<RequestContext>,
  next: Next,
  fault: Fault,
  pause: number,
): Promise<Response | void> {
  if (fault === 'reset') c.env.incoming.socket.resetAndDestroy();
  if (fault === 'reset' || fault === 'hang') {
    c.set('sentStatus', null);
    return sentAlready();
  }
  await next();
  await sendInPart(c, fault, pause);
}

/** Writes the usual answer past hono, with the length of its whole body. */
async function sendInPart(c: Context<RequestContext>, fault: 'truncate' | 'slow', pause: number): Promise<void> {
  const { status, headers } = c.res;
  const body = Buffer.from((await c.res.text()) || ' ');
  const { outgoing } = c.env;
  outgoing.writeHead(status, { ...Object.fromEntries(headers), 'content-length': body.length });
  if (fault === 'truncate') sendHalf(outgoing as ServerResponse, body);
  else drip(outgoing as ServerResponse, body, pause);
  c.set('sentStatus', status);
  // An answer that is set over another one takes over its headers, so the other one has to go first.
  c.res = undefined;
  c.res = sentAlready();
}

function sendHalf(outgoing: ServerResponse, body: Buffer): void {
  outgoing.flushHeaders();
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.socket?.destroy());
}

function drip(outgoing: ServerResponse, body: Buffer, pause: number): void {
  const size = Math.ceil(body.length / PIECES);
  const sendFrom = (start: number) => {
    if (outgoing.destroyed) return;
    if (start >= body.length) {
      outgoing.end();
      return;
    }
    outgoing.write(body.subarray(start, start + size));
    setTimeout(() => sendFrom(start + size), pause).unref();
  };
  sendFrom(0);
}

/** A fresh one for each request: hono adds headers to the answer that it is given. */
function sentAlready(): Response {
  return new Response(null, { headers: RESPONSE_ALREADY_SENT.headers });
}
