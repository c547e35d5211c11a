// Reads a true-or-false query parameter; what is neither counts as false.
import type { Context } from 'hono';
import type { RequestContext } from './request-context';

export function readFlag(c: Context<RequestContext>, name: string, otherwise: boolean): boolean {
  const value = c.req.query(name);
  return value === undefined ? otherwise : value.toLowerCase() === 'true';
}
