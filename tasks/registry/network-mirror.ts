// A folder that Terraform takes for a network mirror, once a server shows it, and for a file system mirror as it is.
import fs from 'node:fs';
import path from 'node:path';
import type { ProviderIdentity } from '../../src/install/provider-package';
import type { Archive } from './make-archives';

/** Adds the version, or replaces it; other versions that the mirror has stay. Gives the provider's folder. */
export function addToMirror(
  mirror: string,
  { source, version }: ProviderIdentity,
  archives: readonly Archive[],
): string {
  const folder = path.join(mirror, ...source.split('/'));
  fs.mkdirSync(folder, { recursive: true });
  for (const { file } of archives) linkOrCopy(file, path.join(folder, path.basename(file)));
  const entries = archives.map(({ platform, file, sha256, packageHash }) => [
    platform,
    { url: path.basename(file), hashes: [packageHash, `zh:${sha256}`] },
  ]);
  writeJson(path.join(folder, `${version}.json`), { archives: Object.fromEntries(entries) });
  writeJson(path.join(folder, 'index.json'), { versions: { ...versionsIn(folder), [version]: {} } });
  return folder;
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

function versionsIn(folder: string): Record<string, unknown> {
  const file = path.join(folder, 'index.json');
  if (!fs.existsSync(file)) return {};
  const { versions } = JSON.parse(fs.readFileSync(file, 'utf8')) as { versions?: Record<string, unknown> };
  return versions ?? {};
}

/** Renamed into place, since a server may be showing the folder. */
function writeJson(file: string, content: unknown): void {
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`);
  fs.renameSync(`${file}.new`, file);
}
