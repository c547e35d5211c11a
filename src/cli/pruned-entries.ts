// Which entries of a context file go.
import { createdTime } from '../model/newest-first';
import type { StoredEntry } from './stored-entry';

/** What is undefined does not restrict. */
export interface PruneCriteria {
  readonly ids: ReadonlySet<string> | undefined;
  /** Milliseconds since 1970. */
  readonly createdBefore: number | undefined;
  readonly projectId: string | undefined;
  readonly clusterName: string | undefined;
  /** Ids of what stays. */
  readonly except: ReadonlySet<string>;
}

export interface Pruned {
  readonly removed: readonly StoredEntry[];
  /** Buckets that would go, had no job that stays been exported to them. */
  readonly held: readonly StoredEntry[];
}

export function prunedEntries(entries: readonly StoredEntry[], criteria: PruneCriteria): Pruned {
  const meeting = new Set(entries.filter((entry) => meets(entry, criteria)));
  const used = new Set(
    entries
      .filter((entry) => !meeting.has(entry))
      .flatMap((entry) => (entry.kind === 'export-job' ? bucketName(entry, entry.value.exportBucketId) : [])),
  );
  const isHeld = (entry: StoredEntry) => entry.kind === 'export-bucket' && used.has(bucketName(entry, entry.value.id));
  return { removed: [...meeting].filter((entry) => !isHeld(entry)), held: [...meeting].filter(isHeld) };
}

function meets(entry: StoredEntry, criteria: PruneCriteria): boolean {
  const { ids, createdBefore, projectId, clusterName, except } = criteria;
  return (
    !except.has(entry.value.id) &&
    (ids === undefined || ids.has(entry.value.id)) &&
    (projectId === undefined || entry.projectId === projectId) &&
    (clusterName === undefined || entry.clusterName === clusterName) &&
    (createdBefore === undefined || (entry.kind === 'export-job' && isOlder(entry.value, createdBefore)))
  );
}

/** A job of which it is not known when it was created is not older. */
function isOlder(job: Parameters<typeof createdTime>[0], before: number): boolean {
  const time = createdTime(job);
  return time !== -Infinity && time < before;
}

function bucketName({ baseUrl, projectId }: StoredEntry, id: string): string {
  return JSON.stringify([baseUrl, projectId, id]);
}
