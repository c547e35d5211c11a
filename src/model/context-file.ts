// The text of atlas.context.json: finished export jobs and buckets by key, meant to be committed. Same entries, same bytes.
import { AtlasError } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import type { ExportBucket } from './export-bucket';
import type { ExportJob } from './export-job';
import { readStoredBucket } from './stored-export-bucket';
import { readStoredJob } from './stored-export-job';

export const CONTEXT_FILE_NAME = 'atlas.context.json';
const VERSION = 1;

type Members = Readonly<Record<string, unknown>>;

/** What the file holds, by key. */
export interface ContextEntries {
  readonly exportJobs: Readonly<Record<string, ExportJob>>;
  readonly exportBuckets: Readonly<Record<string, ExportBucket>>;
}

export interface Context extends ContextEntries {
  /** Everything as it stands in the file, also what only a later release knows. */
  readonly members: Members;
}

export const EMPTY_CONTEXT: Context = { exportJobs: {}, exportBuckets: {}, members: {} };

/** Reads the file's text; throws CONTEXT_UNREADABLE, so that a damaged file is never taken for an empty one. */
export function parseContext(text: string, file: string): Context {
  const members = parseObject(text, file);
  if (members.version !== VERSION) throw wrongVersion(members.version, file);
  return {
    exportJobs: readEntries(members, { section: 'exportJobs', segment: 'exports', read: readStoredJob, file }),
    exportBuckets: readEntries(members, {
      section: 'exportBuckets',
      segment: 'exportBuckets',
      read: readStoredBucket,
      file,
    }),
    members,
  };
}

interface Section<T> {
  readonly section: keyof ContextEntries;
  /** What stands in a key before the id. */
  readonly segment: string;
  readonly read: (value: unknown) => T | string;
  readonly file: string;
}

function readEntries<T extends { readonly id: string }>(
  members: Members,
  { section, segment, read, file }: Section<T>,
): Record<string, T> {
  const found = members[section] ?? {};
  if (!isRecord(found)) throw unreadable(file, `"${section}" is not an object`);
  const entries = Object.entries(found).map(([key, value]): [string, T] => {
    const entry = read(value);
    if (typeof entry === 'string') throw unreadable(file, `The entry ${quote(key)} ${entry}`);
    if (!key.endsWith(`/${segment}/${entry.id}`))
      throw unreadable(file, `The entry ${quote(key)} is of ${quote(entry.id)}`);
    return [key, entry];
  });
  return Object.fromEntries(entries);
}

/**
 * The file's text with these entries put in: keys sorted, two spaces, a line break at the end. Of the entries, what is
 * null is left out; every other member stays as it is.
 */
export function contextWith({ members }: Context, added: Partial<ContextEntries>): string {
  const sections = Object.entries(added).map(([section, entries]) => {
    const known = isRecord(members[section]) ? members[section] : {};
    return [section, { ...known, ...(withoutNulls(entries) as Members) }] as const;
  });
  const filled = sections.filter(([, entries]) => Object.keys(entries).length > 0);
  return textOf({ ...members, version: VERSION, ...Object.fromEntries(filled) });
}

/** The file's text without the entries of these keys. */
export function contextWithout({ members }: Context, keys: ReadonlySet<string>): string {
  const sections = (['exportJobs', 'exportBuckets'] satisfies (keyof ContextEntries)[]).map((section) => {
    const entries = isRecord(members[section]) ? Object.entries(members[section]) : [];
    return [section, Object.fromEntries(entries.filter(([key]) => !keys.has(key)))] as const;
  });
  const others = Object.entries(members).filter(([name]) => sections.every(([section]) => section !== name));
  const filled = sections.filter(([, entries]) => Object.keys(entries).length > 0);
  return textOf(Object.fromEntries([...others, ...filled]));
}

function textOf(members: Members): string {
  return `${JSON.stringify(sorted(members), undefined, 2)}\n`;
}

function parseObject(text: string, file: string): Record<string, unknown> {
  if (/^(?:<{7}|={7}|>{7})(?: |$)/m.test(text)) {
    throw new AtlasError('CONTEXT_UNREADABLE', {
      what: `${file} holds the markers of a merge conflict`,
      fix: 'Resolve the conflict; the entries do not depend on each other, so those of both sides can stay',
    });
  }
  const value = parseJson(text, file);
  if (!isRecord(value)) throw unreadable(file, 'It is not a JSON object');
  return value;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (reason) {
    throw unreadable(file, `It is not JSON: ${show(reason instanceof Error ? reason.message : String(reason))}`);
  }
}

function wrongVersion(version: unknown, file: string): AtlasError {
  if (typeof version !== 'number' || version < VERSION) return unreadable(file, '"version" is not 1');
  return new AtlasError('CONTEXT_UNREADABLE', {
    what: `${file} has version ${version}, and this release reads version ${VERSION}`,
    fix: 'Upgrade cdktf-provider-atlas to the release that wrote the file',
  });
}

function unreadable(file: string, why: string): AtlasError {
  return new AtlasError('CONTEXT_UNREADABLE', {
    what: `${file} is damaged`,
    why,
    fix: 'Restore it from version control, or delete it and synthesize once with access to Atlas to write it again',
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  const present = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(present.map(([key, member]) => [key, withoutNulls(member)]));
}

/** The value with the keys of every object sorted. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
