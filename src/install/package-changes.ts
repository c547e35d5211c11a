// What must change on disk for the package directories to hold exactly the package; nothing is written here.
import { readdirSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { ifThere } from './if-there';
import { isVersionFolder } from './package-folders';
import type { ProviderPackage } from './provider-package';
import type { FileToStage } from './stage-files';
import { holds } from './stored-file';

export interface PackageChanges {
  readonly write: readonly FileToStage[];
  /** Right bytes without a permission that they need, as a downloaded artifact has them. */
  readonly permit: readonly { readonly target: string; readonly mode: number }[];
  /** Strangers in a package directory, which would count in its hash; other platforms and versions of this provider. */
  readonly remove: readonly string[];
}

/** `versions` is the folder of the provider's versions. */
export function packageChanges(versions: string, { version, platforms }: ProviderPackage): PackageChanges {
  const folder = path.join(versions, version);
  const targets = Object.entries(platforms).flatMap(([platform, files]) =>
    files.map((file) => ({ ...file, target: path.join(folder, platform, file.name) })),
  );
  const wrong = targets.filter(({ target, bytes }) => !holds(target, bytes));
  const right = targets.filter((target) => !wrong.includes(target));
  return {
    write: wrong.map(({ target, bytes, mode }) => ({ target, bytes, mode })),
    permit: right
      .filter(({ target, mode }) => (statSync(target).mode & mode) !== mode)
      .map(({ target, mode }) => ({ target, mode })),
    remove: [
      ...strangers(folder, new Set(Object.keys(platforms))),
      ...Object.entries(platforms).flatMap(([platform, files]) =>
        strangers(path.join(folder, platform), new Set(files.map(({ name }) => name))),
      ),
      ...otherVersions(versions, version),
    ],
  };
}

function strangers(folder: string, known: ReadonlySet<string>): string[] {
  return entries(folder)
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => path.join(folder, name));
}

function otherVersions(folder: string, version: string): string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory() && isVersionFolder(entry.name) && entry.name !== version)
    .map(({ name }) => path.join(folder, name));
}

function entries(folder: string): Dirent[] {
  const found = ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return found.sort((one, other) => (one.name < other.name ? -1 : 1));
}
