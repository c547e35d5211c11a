// Writes a resource in the media type of its version, plain or in an envelope, compact or pretty.
import type { Context } from 'hono';
import { readFlag } from './read-flag';
import type { RequestContext } from './request-context';

export function answerResource(c: Context<RequestContext>, resource: object): Response {
  return write(c, readFlag(c, 'envelope', false) ? { status: 200, content: resource } : resource);
}

/** A page is its own envelope: it gains the status. Only pages can be pretty. */
export function answerPage(c: Context<RequestContext>, page: object): Response {
  return write(c, readFlag(c, 'envelope', false) ? { ...page, status: 200 } : page, readFlag(c, 'pretty', false));
}

function write(c: Context<RequestContext>, body: object, pretty = false): Response {
  const version = c.get('version');
  c.header(
    'Content-Type',
    version === 'v1.0' ? 'application/json' : `application/vnd.atlas.${version}+json;charset=utf-8`,
  );
  return c.body(JSON.stringify(body, undefined, pretty ? 2 : undefined));
}
