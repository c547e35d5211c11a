// The pure half of listing export jobs: Atlas's answer → a page, whose jobs are read when they are asked for.
import { AtlasError, type HttpFacts } from '../errors/atlas-error';
import type { ExportJob } from '../model/export-job';
import { membersOf } from './members-of';
import { readExportJob } from './read-export-job';
import { readPage, type PageFacts } from './read-page';
import type { Redact } from './redactor';

export interface ReadPageOptions {
  readonly http: HttpFacts;
  readonly redact: Redact;
}

export interface ExportJobPage extends PageFacts {
  /** Every job of the page; throws ANSWER_MALFORMED where one is none. */
  all(): readonly ExportJob[];
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
  const { results, ...facts } = readPage(body, 'export jobs', http);
  const read = (item: unknown) => readExportJob(item, { http, redact });
  const [first] = results;
  if (first !== undefined) read(first);
  const items = new Map<string, unknown>();
  for (const item of results) {
    const { id } = membersOf(item);
    // One that stands there twice is not relied on.
    if (typeof id === 'string') items.set(id, items.has(id) ? undefined : item);
  }
  return {
    ...facts,
    all: () => results.map(read),
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
