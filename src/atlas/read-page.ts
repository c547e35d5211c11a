// What the pages of all lists have in common.
import { AtlasError, type HttpFacts } from '../errors/atlas-error';
import { membersOf } from './members-of';

export interface PageFacts {
  /** How many items the page holds, usable or not. */
  readonly count: number;
  /** How many the list has, by Atlas's estimate; undefined where it gives none. */
  readonly totalCount: number | undefined;
  /** Whether Atlas says that another page follows; undefined where it gives no links. */
  readonly hasNext: boolean | undefined;
}

/** Throws ANSWER_MALFORMED where the answer is no page; `noun` says what the items are. */
export function readPage(
  body: unknown,
  noun: string,
  http: HttpFacts,
): PageFacts & { readonly results: readonly unknown[] } {
  const { results, totalCount, links } = membersOf(body);
  if (!Array.isArray(results)) throw noPage(noun, http);
  return {
    results: results as unknown[],
    count: results.length,
    totalCount: typeof totalCount === 'number' && Number.isInteger(totalCount) ? totalCount : undefined,
    hasNext: Array.isArray(links) && links.length > 0 ? links.some(isNext) : undefined,
  };
}

function isNext(link: unknown): boolean {
  return membersOf(link).rel === 'next';
}

function noPage(noun: string, http: HttpFacts): AtlasError {
  return new AtlasError('ANSWER_MALFORMED', {
    what: `Atlas answered with something that is not a page of ${noun}: it holds no list of results`,
    fix: 'Check that the base URL is that of the Atlas Admin API; if it is, please report this message',
    http,
  });
}
