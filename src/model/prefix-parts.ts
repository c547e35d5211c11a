// What a job's prefix says, read from its right end: the names before may hold any character.

/** `exported_snapshots/<organization>/<project>/<cluster>/<snapshot date>/<timestamp>`. */
export interface PrefixParts {
  /** Id or name, as the backup schedule has it. */
  readonly organization: string;
  /** Id or name, as the backup schedule has it. */
  readonly project: string;
  readonly cluster: string;
  /** As it stands there: `2024-05-06T0700`, or with `+0000` behind it. */
  readonly snapshotDate: string;
  /** When the job was created, in seconds since 1970. */
  readonly timestamp: number;
}

const FOLDER = 'exported_snapshots';
const SNAPSHOT_DATE = /^\d{4}-\d\d-\d\dT\d{4}(?:[+-]\d{4})?$/;

/** Undefined where the prefix is of another form. */
export function prefixParts(prefix: string | null): PrefixParts | undefined {
  const [folder, ...names] = (prefix ?? '').replace(/^\/+/, '').replace(/\/+$/, '').split('/');
  const [timestamp = '', snapshotDate = '', cluster = '', project = ''] = names.slice(-4).reverse();
  const organization = names.slice(0, -4).join('/');
  if (folder !== FOLDER || [organization, project, cluster].includes('')) return undefined;
  if (!SNAPSHOT_DATE.test(snapshotDate) || !/^\d{1,15}$/.test(timestamp)) return undefined;
  return { organization, project, cluster, snapshotDate, timestamp: Number(timestamp) };
}
