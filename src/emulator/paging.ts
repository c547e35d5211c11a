// Cuts a list into pages as Atlas does: numbered from 1, with links and, unless unwanted, the total count.
import type { Context } from 'hono';
import { invalidQueryParameter } from './api-errors';
import { readFlag } from './read-flag';
import type { RequestContext } from './request-context';

const LARGEST_PAGE = 500;
const USUAL_PAGE = 100;

/** Only what stands on the page is written: a cluster may have thousands of jobs. */
export function pageOf<Item>(
  c: Context<RequestContext>,
  items: readonly Item[],
  write: (item: Item) => object,
): object {
  const itemsPerPage = readCount(c, 'itemsPerPage', USUAL_PAGE, LARGEST_PAGE);
  const pageNum = readCount(c, 'pageNum', 1, Number.MAX_SAFE_INTEGER);
  const includeCount = readFlag(c, 'includeCount', true);
  const url = new URL(c.req.url);
  const href = (query: string) => `${url.origin}${url.pathname}?includeCount=${includeCount}&${query}`;
  const links = [
    { href: href(`pageNum=${pageNum}&itemsPerPage=${itemsPerPage}`), rel: 'self' },
    { href: href(`itemsPerPage=${itemsPerPage}&pageNum=${pageNum + 1}`), rel: 'next' },
  ];
  const end = pageNum * itemsPerPage;
  return {
    links: end < items.length ? links : links.slice(0, 1),
    results: items.slice(end - itemsPerPage, end).map(write),
    ...(includeCount ? { totalCount: items.length } : {}),
  };
}

function readCount(c: Context<RequestContext>, name: string, otherwise: number, largest: number): number {
  const text = c.req.query(name);
  if (text === undefined) return otherwise;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > largest) throw invalidQueryParameter(name);
  return count;
}
