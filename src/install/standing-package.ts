// The standalone executables that stand in a folder in which Terraform runs.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { installFailure } from './install-failure';
import { lockedHashes } from './locked-hashes';
import { isVersionFolder, versionsFolder } from './package-folders';
import { packageHash, packageHashes } from './package-hash';
import { PACKAGE_MANIFEST, PROVIDER_SECOND_FILE } from './package-names';
import type { ProviderIdentity, ProviderPackage } from './provider-package';
import { standalonePackage } from './standalone-package';
import { tolerant } from './tolerant';

/**
 * Undefined where there is none of this version, and where there is the script. Where a lock file has hashes of this
 * version, executables of other bytes are refused with INSTALL_FAILED: nobody knows what they are.
 */
export function standingPackage(directory: string, identity: ProviderIdentity): ProviderPackage | undefined {
  const folder = path.join(versionsFolder(directory, identity.source), identity.version);
  if (!holdsExecutables(folder)) return undefined;
  try {
    const standing = standalonePackage(identity, { directory: folder });
    refuseStrangers(folder, standing, lockedHashes(directory, identity));
    return standing;
  } catch (reason) {
    throw installFailure(directory, reason);
  }
}

/** An entry that `terraform init` has written has the hash of one platform, which says nothing of the others. */
function refuseStrangers(folder: string, { platforms }: ProviderPackage, locked: readonly string[]): void {
  const all = Object.entries(platforms);
  const strange = all.filter(([, files]) => !locked.includes(packageHash(files)));
  const isPartial = locked.length === 1 && strange.length < all.length;
  if (locked.length === 0 || strange.length === 0 || isPartial) return;
  throw new AtlasError('INSTALL_FAILED', {
    what: `The standalone executables in ${quote(folder)} are not those that the lock file beside them names: ${strange.map(([platform]) => platform).join(', ')}`,
    why: 'They were damaged or replaced after synthesis, and an entry made of them would let them run',
    fix: 'Synthesize again, or give the folder of the released executables with --executable',
  });
}

/** Whether nothing stands where a lock file names another package of this version. */
export function hasLost(directory: string, bundle: ProviderPackage): boolean {
  const folder = path.join(versionsFolder(directory, bundle.source), bundle.version);
  if (foldersIn(folder).length > 0) return false;
  const locked = lockedHashes(directory, bundle);
  return locked.length > 0 && !packageHashes(bundle).some((hash) => locked.includes(hash));
}

/** Of any version. */
export function hasStandingExecutables(directory: string, source: string): boolean {
  const folder = versionsFolder(directory, source);
  return foldersIn(folder).some((name) => isVersionFolder(name) && holdsExecutables(path.join(folder, name)));
}

function holdsExecutables(folder: string): boolean {
  const platforms = foldersIn(folder);
  const ofScript = [PACKAGE_MANIFEST, PROVIDER_SECOND_FILE];
  const isScript = platforms.some((platform) => ofScript.some((name) => existsSync(path.join(folder, platform, name))));
  return platforms.length > 0 && !isScript;
}

/** What cannot be read is told of by the installation itself. */
function foldersIn(folder: string): string[] {
  const entries = tolerant(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
