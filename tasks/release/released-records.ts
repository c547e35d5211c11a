// What the tags of releases say was released, on whichever branch they are.
import { git, gitLines } from '../git';
import { RECORD_FILE, type ProviderRecord } from './provider-record';

const TAGS = ['--list', 'v[0-9]*'];

export interface ReleasedRecord {
  readonly tag: string;
  /** Whether this commit has come from it. */
  readonly below: boolean;
  readonly record: ProviderRecord;
}

export function releasedRecords(root: string): ReleasedRecord[] {
  const below = new Set(gitLines(root, 'tag', '--merged', 'HEAD', ...TAGS));
  return gitLines(root, 'tag', ...TAGS).map((tag) => {
    const text = git(root, 'show', `${tag}:${RECORD_FILE}`);
    return { tag, below: below.has(tag), record: text === undefined ? {} : (JSON.parse(text) as ProviderRecord) };
  });
}

/** All that was released, as far as this clone knows. */
export function knownRecord(record: ProviderRecord, released: readonly ReleasedRecord[]): ProviderRecord {
  return Object.assign({}, ...released.map((each) => each.record), record) as ProviderRecord;
}

/** A clone without tags looks like one before the first release: a person can tell them apart. */
export function comparedWith({ length }: readonly ReleasedRecord[]): string {
  const hint = length === 0 ? ' (if there are any, fetch them first: git fetch --tags)' : '';
  return `Tags of releases whose records are compared with: ${length}${hint}`;
}
