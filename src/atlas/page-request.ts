// What the requests for a page of any list have in common.
import type { AtlasRequest } from './send';

/** The most that Atlas puts on a page. */
export const LARGEST_PAGE = 500;

export interface PageRequest extends Pick<AtlasRequest, 'signal' | 'end' | 'within' | 'urgent' | 'once'> {
  /** Counted from 1. */
  readonly page: number;
}

export function pageQuery(page: number): Readonly<Record<string, string>> {
  return { pageNum: String(page), itemsPerPage: String(LARGEST_PAGE) };
}
