// How an export job is chosen where nobody knows its id beforehand.
import type { ExportJobFilter } from './export-job-filter';
import { givenFilter } from './filter-arguments';

/** How an export job is chosen among those of a cluster. */
export class ExportJobSelection {
  /**
   * The newest job that fits, by when it was created and then by its id; of the Successful ones, unless `state` says
   * otherwise. When the newest of them is older than `createdAfter` or `maxAge` allow, that is an error.
   *
   * Together with `waitForSuccess` it is the newest job in any state, and where there is none yet, the first to come.
   */
  public static mostRecent(props: ExportJobFilter = {}): ExportJobSelection {
    return new ExportJobSelection(givenFilter(props));
  }

  /**
   * What the job has to fit; undefined where every one does.
   * @internal
   */
  public readonly _filter: ExportJobFilter | undefined;

  private constructor(filter: ExportJobFilter) {
    this._filter = Object.keys(filter).length === 0 ? undefined : filter;
  }
}
