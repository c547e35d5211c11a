// Reads every page of a list: the first, and then all others side by side.
import { AT_ONCE } from '../atlas/at-most';
import { LARGEST_PAGE } from '../atlas/page-request';
import type { PageFacts } from '../atlas/read-page';

/** The pages that hold something, in order. Atlas's total is an estimate: it also reads on while Atlas says that more follow. */
export async function allPages<Page extends PageFacts>(read: (page: number) => Promise<Page>): Promise<Page[]> {
  const first = await read(1);
  const pages: Page[] = [first];
  let last = pageCount(first);
  let next = 2;
  const readOn = async (): Promise<void> => {
    while (next <= last) {
      const number = next;
      next += 1;
      const page = await read(number);
      pages[number - 1] = page;
      if (page.count === 0) last = Math.min(last, number);
      else if (number === last && isFollowed(page)) last += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return pages.filter(({ count }) => count > 0);
}

/** How many pages a list has, as far as its first page tells. A server that gives fewer than were asked for cuts its pages so. */
export function pageCount(first: PageFacts): number {
  const { count, totalCount = 0 } = first;
  return Math.max(isFollowed(first) ? 2 : 1, Math.ceil(totalCount / Math.max(1, count)));
}

/** Where nothing is told, a full page is followed by another one. */
function isFollowed({ count, totalCount, hasNext }: PageFacts): boolean {
  return hasNext ?? (totalCount === undefined && count >= LARGEST_PAGE);
}
