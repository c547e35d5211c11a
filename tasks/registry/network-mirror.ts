// A folder that Terraform takes for a network mirror, once a server shows it, and for a file system mirror as it is.
import fs from 'node:fs';
import path from 'node:path';
import type { ProviderIdentity } from '../../src/install/provider-package';
import type { Archive } from './make-archives';

/**
 * Adds the version, or further platforms of it; what the mirror has otherwise stays. Gives the provider's folder. An archive
 * of other bytes is refused: lock files that were made of the mirror hold its hash.
 */
export function addToMirror(
  mirror: string,
  { source, version }: ProviderIdentity,
  archives: readonly Archive[],
): string {
  const folder = path.join(mirror, ...source.split('/'));
  const file = path.join(folder, `${version}.json`);
  const before = readJson<{ archives: Listed }>(file)?.archives ?? {};
  const added = Object.fromEntries(archives.map((archive) => [archive.platform, listed(archive)]));
  for (const platform of Object.keys(added)) refuseOther(file, platform, before[platform], added[platform]);
  fs.mkdirSync(folder, { recursive: true });
  for (const archive of archives) linkOrCopy(archive.file, path.join(folder, path.basename(archive.file)));
  writeJson(file, { archives: sorted({ ...before, ...added }) });
  const index = path.join(folder, 'index.json');
  const versions = readJson<{ versions: object }>(index)?.versions;
  writeJson(index, { versions: { ...versions, [version]: {} } });
  return folder;
}

interface ListedArchive {
  readonly url: string;
  readonly hashes: readonly string[];
}

type Listed = Readonly<Record<string, ListedArchive>>;

function listed({ file, sha256, packageHash }: Archive): ListedArchive {
  return { url: path.basename(file), hashes: [packageHash, `zh:${sha256}`] };
}

function refuseOther(file: string, platform: string, before?: ListedArchive, now?: ListedArchive): void {
  if (before === undefined || JSON.stringify(before.hashes) === JSON.stringify(now?.hashes)) return;
  throw new Error(
    `${file} names ${platform} with other hashes, and lock files may hold them: what is put there now would be refused by terraform init. Raise the provider's version; or, if nobody has used this mirror yet, delete ${path.dirname(file)} and run this again.`,
  );
}

function sorted(archives: Listed): Listed {
  return Object.fromEntries(Object.entries(archives).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The largest files stand on the disk once, where it can be. */
function linkOrCopy(from: string, to: string): void {
  fs.rmSync(to, { force: true });
  try {
    fs.linkSync(from, to);
  } catch {
    fs.copyFileSync(from, to);
  }
}

function readJson<Content>(file: string): Content | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Content) : undefined;
}

/** Renamed into place, since a server may be showing the folder. */
function writeJson(file: string, content: unknown): void {
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`);
  fs.renameSync(`${file}.new`, file);
}
