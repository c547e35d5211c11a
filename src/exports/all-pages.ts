// Reads every page of a list: the first, and then all others side by side.
import { AT_ONCE } from '../atlas/at-most';
import { LARGEST_PAGE } from '../atlas/page-request';
import type { PageFacts } from '../atlas/read-page';
import { AtlasError } from '../errors/atlas-error';

/** Half a million jobs: what goes on after so many pages has no end. */
const MOST_PAGES = 1_000;

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
      if (number > MOST_PAGES) throw endless();
      const page = await read(number);
      pages[number - 1] = page;
      if (page.count === 0) last = number;
      else if (number === last && isFollowed(page)) last += 1;
    }
  };
  const stopAll = (reason: unknown): never => {
    last = 0;
    throw reason;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => readOn().catch(stopAll)));
  return pages.filter(({ count }) => count > 0);
}

/** How many pages a list has, as far as its first page tells. A server that gives fewer than were asked for cuts its pages so. */
export function pageCount(first: PageFacts): number {
  const { count, totalCount = 0 } = first;
  return Math.max(isFollowed(first) ? 2 : 1, count === 0 ? 1 : Math.ceil(totalCount / count));
}

/** Where Atlas does not say it, a full page may be followed by another one, whatever the total is. */
function isFollowed({ count, hasNext }: PageFacts): boolean {
  return hasNext ?? count >= LARGEST_PAGE;
}

function endless(): AtlasError {
  return new AtlasError('ANSWER_MALFORMED', {
    what: `Atlas answered with a list that goes on after ${MOST_PAGES} pages`,
    fix: 'Check that the base URL is that of the Atlas Admin API; if it is, please report this message',
  });
}
