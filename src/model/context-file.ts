// The text of atlas.context.json: finished export jobs by key, meant to be committed. Same entries, same bytes.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import type { ExportJob } from './export-job';
import { readStoredJob } from './stored-export-job';

export const CONTEXT_FILE_NAME = 'atlas.context.json';
const VERSION = 1;

/** What the file holds; members that are not known here are kept as they are. */
export interface Context {
  readonly exportJobs: Readonly<Record<string, ExportJob>>;
  readonly others: Readonly<Record<string, unknown>>;
}

export const EMPTY_CONTEXT: Context = { exportJobs: {}, others: {} };

/** Reads the file's text; throws CONTEXT_UNREADABLE, so that a damaged file is never taken for an empty one. */
export function parseContext(text: string, file: string): Context {
  const { version, exportJobs = {}, ...others } = parseObject(text, file);
  if (version !== VERSION) throw wrongVersion(version, file);
  if (!isRecord(exportJobs)) throw unreadable(file, '"exportJobs" is not an object');
  const jobs = Object.entries(exportJobs).map(([key, value]): [string, ExportJob] => {
    const job = readStoredJob(value);
    if (typeof job === 'string') throw unreadable(file, `The entry ${quote(key)} ${job}`);
    return [key, job];
  });
  return { exportJobs: Object.fromEntries(jobs), others };
}

/** The file's text: keys sorted, two spaces, a line break at the end; what is null is left out. */
export function serializeContext({ exportJobs, others }: Context): string {
  return `${JSON.stringify(sorted({ version: VERSION, exportJobs, ...others }), undefined, 2)}\n`;
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
    throw unreadable(file, `It is not JSON: ${reason instanceof Error ? reason.message : String(reason)}`);
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

/** The value with every object's keys sorted and its null members left out. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]));
}
