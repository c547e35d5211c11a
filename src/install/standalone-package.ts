// The provider as standalone executables: a folder of the user's with one folder for each platform.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { AtlasError } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import { headProblem } from './executable-head';
import { ifThere } from './if-there';
import { isPlatform, similarPlatform } from './platforms';
import { PROVIDER_EXECUTABLE } from './package-names';
import type { PackageFile, ProviderIdentity, ProviderPackage } from './provider-package';
import { StoredFile } from './stored-file';
import { systemError } from './system-error';

export interface StandaloneExecutables {
  /** Relative to the working directory. */
  readonly directory: string;
  /** - default: each for which the folder has one. */
  readonly platforms?: readonly string[];
}

const OBTAIN =
  'Give the folder of the executables of this version: <os>_<arch>/terraform-provider-atlas_v<version>, with ".exe" for Windows; docs/installing.md says where to get them';

const NAME_SOME = 'Name those that Terraform runs on, such as linux_amd64, or none at all for each that the folder has';

/**
 * Looks at names, sizes and first bytes only; throws INVALID_ARGUMENT where the folder is not what it must be. Files that
 * are `known` by their path are taken from there, so that one installation makes links to what another has put in place.
 */
export function standalonePackage(
  identity: ProviderIdentity,
  executables: StandaloneExecutables,
  known = new Map<string, StoredFile>(),
): ProviderPackage {
  if (executables.directory === '') throw refused('No folder of standalone executables is given', OBTAIN);
  const directory = path.resolve(executables.directory);
  const platforms = [...new Set(executables.platforms ?? platformsIn(directory))].sort();
  if (platforms.length === 0) throw refused('No platform of the standalone executables is named', NAME_SOME);
  if (executables.platforms !== undefined) for (const platform of platforms) checkPlatform(platform, '');
  return {
    ...identity,
    platforms: Object.fromEntries(
      platforms.map((platform) => [
        platform,
        [executableIn(path.join(directory, platform), platform, identity, known)],
      ]),
    ),
  };
}

/** In bytes, of those that are standalone. */
export function executableSizes({ platforms }: ProviderPackage): number[] {
  const files = Object.values(platforms).flat();
  return files.flatMap(({ bytes }) => (bytes instanceof StoredFile ? [bytes.size] : []));
}

/** The name of the file that Terraform starts on the platform. */
export function executableName(platform: string, version: string): string {
  return `${PROVIDER_EXECUTABLE}_v${version}${platform.startsWith('windows_') ? '.exe' : ''}`;
}

function platformsIn(directory: string): string[] {
  const found = foldersIn(directory);
  for (const name of found) checkPlatform(name, `, and keep nothing else in ${show(directory)}`);
  if (found.length === 0) throw refused(`The folder ${quote(directory)} has no folder of a platform`, OBTAIN);
  return found;
}

function foldersIn(directory: string): string[] {
  const isFolder = (name: string): boolean => statSync(path.join(directory, name)).isDirectory();
  return readable({ what: `folder ${quote(directory)} of standalone executables`, fix: OBTAIN }, () =>
    readdirSync(directory).filter((name) => !name.startsWith('.') && isFolder(name)),
  );
}

function checkPlatform(platform: string, more: string): void {
  if (isPlatform(platform)) return;
  const similar = similarPlatform(platform);
  throw refused(
    `${quote(platform)} is no platform of Terraform's`,
    `Name it as "terraform version" does, such as ${similar ?? 'linux_amd64'}${more}`,
  );
}

function executableIn(
  folder: string,
  platform: string,
  { version }: ProviderIdentity,
  known: Map<string, StoredFile>,
): PackageFile {
  const name = executableName(platform, version);
  const file = path.join(folder, name);
  const found = readable(executableNamed(file), () => statSync(file, { throwIfNoEntry: false }));
  if (found?.isFile() === true) {
    const bytes = known.get(file) ?? startable(file, platform, found.size);
    known.set(file, bytes);
    return { name, bytes, mode: 0o755 };
  }
  const others = readable(executableNamed(folder), () => ifThere(() => readdirSync(folder)));
  throw new AtlasError('INVALID_ARGUMENT', {
    what: `There is no standalone executable ${quote(file)}`,
    why: others === undefined ? undefined : `The folder has ${others.map(quote).join(', ') || 'no file'}`,
    fix: others === undefined ? `${OBTAIN}; or leave ${platform} out of the platforms` : OBTAIN,
  });
}

/** Throws INVALID_ARGUMENT for what the operating system refuses. */
function readable<Answer>({ what, fix }: { readonly what: string; readonly fix: string }, read: () => Answer): Answer {
  try {
    return read();
  } catch (cause) {
    const failure = systemError(cause);
    if (failure === undefined) throw cause;
    throw new AtlasError('INVALID_ARGUMENT', {
      what: `The ${what} could not be read`,
      why: show(failure.message),
      fix,
      cause,
    });
  }
}

function executableNamed(file: string) {
  return { what: `standalone executable ${quote(file)}`, fix: `Mend what the system says. ${OBTAIN}` };
}

function startable(file: string, platform: string, size: number): StoredFile {
  const why = readable(executableNamed(file), () => headProblem(file, platform));
  if (why === undefined) return new StoredFile(file, size);
  throw new AtlasError('INVALID_ARGUMENT', {
    what: `${quote(file)} is no standalone executable for ${platform}`,
    why,
    fix: 'Put the one of the release there once more, and compare its SHA-256 with that of the release',
  });
}

function refused(what: string, fix: string): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', { what, fix });
}
