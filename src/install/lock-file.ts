// The dependency lock file, text to text: our own entry is always replaced, every other byte is kept.
import { exactVersion } from './exact-version';
import { lockFileBlocks, type LockFileBlock } from './lock-file-blocks';
import { compareSources, isBuiltIn, normalizeSource } from './provider-source';

export interface OwnEntry {
  /** The source address in full. */
  readonly source: string;
  readonly version: string;
  readonly hashes: readonly string[];
}

/** A provider that a stack requires, as its `required_providers` says. */
export interface RequiredProvider {
  readonly source: string;
  readonly version?: string;
}

/** A provider for which `cdktf deploy` would ask a registry, which then knows nothing of ours. */
export interface UnlockedProvider extends RequiredProvider {
  readonly reason: 'version-not-exact' | 'locked-at-another-version' | 'locked-without-constraints';
  /** The version that the lock file names. */
  readonly lockedVersion?: string;
}

export interface LockFileRequest {
  readonly text: string;
  /** The file's name, for messages. */
  readonly name: string;
  readonly own: OwnEntry;
  readonly otherProviders: readonly RequiredProvider[];
}

export interface LockFileAnswer {
  readonly text: string;
  readonly needsInit: readonly UnlockedProvider[];
}

/** The text with our entry as it must be, and with an entry for each other provider that had none and needs one. */
export function updateLockFile({ text, name, own, otherProviders }: LockFileRequest): LockFileAnswer {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const needsInit: UnlockedProvider[] = [];
  let result = putOwnEntry(text, name, own.source, entry(own, newline), newline);
  let blocks = lockFileBlocks(result, name);
  for (const required of distinct(otherProviders, own.source)) {
    const present = blocks.find(({ source }) => source === required.source);
    const version = exactVersion(required.version);
    if (present === undefined && version !== undefined) {
      // Without hashes: the first init records those of the package that it installs.
      const other = entry({ source: required.source, version }, newline);
      result = insertEntry(result, blocks, required.source, other, newline);
      blocks = lockFileBlocks(result, name);
    } else {
      needsInit.push(...unlocked(required, version, present));
    }
  }
  return { text: result, needsInit };
}

function putOwnEntry(text: string, name: string, source: string, own: string, newline: string): string {
  const blocks = lockFileBlocks(text, name);
  const [first, ...doubles] = blocks.filter((block) => block.source === source);
  if (first === undefined) return insertEntry(text, blocks, source, own, newline);
  let result = text;
  for (const double of doubles.reverse())
    result = result.slice(0, double.start) + result.slice(double.end).replace(/^[ \t]*(\r?\n)*/, '');
  return result.slice(0, first.start) + own + result.slice(first.end);
}

function insertEntry(
  text: string,
  blocks: readonly LockFileBlock[],
  source: string,
  own: string,
  newline: string,
): string {
  const next = blocks.find((block) => block.source !== '' && compareSources(block.source, source) > 0);
  if (next !== undefined)
    return `${text.slice(0, next.commentStart)}${own}${newline}${newline}${text.slice(next.commentStart)}`;
  if (text.trim() === '') return `${own}${newline}`;
  return `${text}${text.endsWith('\n') ? '' : newline}${newline}${own}${newline}`;
}

function entry(
  { source, version, hashes = [] }: Omit<OwnEntry, 'hashes'> & Partial<OwnEntry>,
  newline: string,
): string {
  const list = hashes.length === 0 ? [] : ['  hashes = [', ...hashes.map((hash) => `    "${hash}",`), '  ]'];
  const lines = [`  version     = "${version}"`, `  constraints = "${version}"`, ...list];
  return [`provider "${source}" {`, ...lines, '}'].join(newline);
}

/** Each provider once, in the lock file's order; two constraints on one provider are joined. */
function distinct(providers: readonly RequiredProvider[], own: string): RequiredProvider[] {
  const constraints = new Map<string, Set<string>>();
  for (const { source, version } of providers) {
    const whole = normalizeSource(source);
    if (whole === own || isBuiltIn(whole)) continue;
    const known = constraints.get(whole) ?? new Set();
    constraints.set(whole, version === undefined || version.trim() === '' ? known : known.add(version.trim()));
  }
  return [...constraints]
    .sort(([one], [other]) => compareSources(one, other))
    .map(([source, versions]) => (versions.size === 0 ? { source } : { source, version: [...versions].join(', ') }));
}

function unlocked(
  required: RequiredProvider,
  version: string | undefined,
  present: LockFileBlock | undefined,
): UnlockedProvider[] {
  if (present === undefined) return [{ ...required, reason: 'version-not-exact' }];
  const lockedVersion = present.attributes.get('version');
  if (version !== undefined && lockedVersion !== version)
    return [{ ...required, reason: 'locked-at-another-version', lockedVersion }];
  if (!present.attributes.has('constraints'))
    return [{ ...required, reason: 'locked-without-constraints', lockedVersion }];
  return [];
}
