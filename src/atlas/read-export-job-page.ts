// The pure half of listing export jobs: Atlas's answer → a page, whose jobs are read when they are asked for.
import { AtlasError, type HttpFacts } from '../errors/atlas-error';
import type { ExportJob } from '../model/export-job';
import { membersOf } from './members-of';
import { readExportJob } from './read-export-job';
import type { Redact } from './redactor';

export interface ReadPageOptions {
  readonly http: HttpFacts;
  readonly redact: Redact;
}

export interface ExportJobPage {
  /** How many jobs the page holds, usable or not. */
  readonly count: number;
  /** How many the cluster has, by Atlas's estimate; undefined where it gives none. */
  readonly totalCount: number | undefined;
  /** Ids of the jobs on the page. */
  readonly ids: readonly string[];
  /**
   * The job with that id, given once, since the page then forgets it; undefined where the page does not hold it, or
   * holds it twice or in an unexpected shape.
   */
  take(id: string): ExportJob | undefined;
}

/** Throws ANSWER_MALFORMED where the answer is no page, or its first job none: the others will be like it. */
export function readExportJobPage(body: unknown, { http, redact }: ReadPageOptions): ExportJobPage {
  const { results, totalCount } = membersOf(body);
  if (!Array.isArray(results)) throw noPage(http);
  const [first] = results as unknown[];
  if (first !== undefined) readExportJob(first, { exportJobId: String(membersOf(first).id), http, redact });
  const items = new Map<string, unknown>();
  for (const item of results as unknown[]) {
    const { id } = membersOf(item);
    // One that stands there twice is not relied on.
    if (typeof id === 'string') items.set(id, items.has(id) ? undefined : item);
  }
  return {
    count: results.length,
    totalCount: typeof totalCount === 'number' && Number.isInteger(totalCount) ? totalCount : undefined,
    ids: [...items.keys()],
    take: (id) => {
      const item = items.get(id);
      items.delete(id);
      try {
        return readExportJob(item, { exportJobId: id, http, redact });
      } catch (reason) {
        if (reason instanceof AtlasError) return undefined;
        throw reason;
      }
    },
  };
}

function noPage(http: HttpFacts): AtlasError {
  return new AtlasError('ANSWER_MALFORMED', {
    what: 'Atlas answered with something that is not a page of export jobs: it holds no list of results',
    fix: 'Check that the base URL is that of the Atlas Admin API; if it is, please report this message',
    http,
  });
}
