// Why the provider must not be released: other bytes than a version of it had, or a record that does not tell.
import { git } from '../git';
import { RECORD_FILE, type ProviderRecord, type Sums } from './provider-record';
import { knownRecord, type ReleasedRecord } from './released-records';
import { isLater } from './version-order';

const RAISE = 'Raise PROVIDER_VERSION in src/model/release.ts and in the pages that name it, then run npm run generate';

/** Why these bytes must not be released as this version; none where they were, or where it is a new version. */
export function providerProblems(record: ProviderRecord, version: string, made: Sums): string[] {
  const released = record[version];
  if (released === undefined) return [];
  const files = [...new Set([...Object.keys(released), ...Object.keys(made)])];
  const different = files.filter((file) => released[file] !== made[file]);
  if (different.length === 0) return [];
  const lines = different.map((file) => {
    if (released[file] === undefined) return `  ${file} (was no part of it)`;
    return `  ${file}${made[file] === undefined ? ' (is not here)' : ''}`;
  });
  return [
    [
      `The provider ${version} has been released with other bytes than these files have, and lock files hold its hashes. ${RAISE}:`,
      ...lines,
    ].join('\n'),
  ];
}

export interface RecordRequest {
  readonly record: ProviderRecord;
  readonly released: readonly ReleasedRecord[];
  /** The provider's. */
  readonly version: string;
  /** Whether the record is about to be written: a commit that has a tag goes on being built as it is. */
  readonly written: boolean;
}

/** What is to be asked before the provider is built. */
export function recordProblems(root: string, { record, released, version, written }: RecordRequest): string[] {
  return [
    ...shallowClone(root),
    ...incompleteRecord(record, released, written),
    ...earlierVersion(knownRecord(record, released), version),
  ];
}

function shallowClone(root: string): string[] {
  if (git(root, 'rev-parse', '--is-shallow-repository') !== 'true') return [];
  return [
    'This clone is shallow: it may lack tags of releases, whose records say which bytes were released. Fetch them: git fetch --unshallow --tags',
  ];
}

/** A record is only added to: what tags say must stand in it, but for what other branches have released since. */
function incompleteRecord(record: ProviderRecord, released: readonly ReleasedRecord[], written: boolean): string[] {
  const problems = new Map<string, string>();
  for (const { tag, below, record: recorded } of released) {
    for (const [version, sums] of Object.entries(recorded)) {
      const mayLack = !below && !written && record[version] === undefined;
      if (mayLack || problems.has(version) || sameSums(sums, record[version])) continue;
      problems.set(version, below ? rewritten(version, tag) : unknown(version, tag));
    }
  }
  return [...problems.values()];
}

/** A version that is new must be the newest. */
function earlierVersion(known: ProviderRecord, version: string): string[] {
  const later = Object.keys(known).find((each) => isLater(each, version));
  if (known[version] !== undefined || later === undefined) return [];
  return [`The provider ${version} would be released after ${later}, and be taken for an earlier one. ${RAISE}.`];
}

function rewritten(version: string, tag: string): string {
  return `${RECORD_FILE} no longer says what ${tag} released as provider ${version}, so other bytes could follow under that version. Take its entry back from there: git show ${tag}:${RECORD_FILE}`;
}

function unknown(version: string, tag: string): string {
  return `${RECORD_FILE} does not say what ${tag}, of another branch, released as provider ${version}, so other bytes could follow under that version. Copy its entry from there: git show ${tag}:${RECORD_FILE}`;
}

function sameSums(one: Sums, other: Sums | undefined): boolean {
  const ordered = (sums: Sums = {}) => JSON.stringify(Object.entries(sums).sort());
  return ordered(one) === ordered(other);
}
