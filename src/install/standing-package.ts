// The standalone executables that stand in a folder in which Terraform runs.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { ifThere } from './if-there';
import { lockedHashes } from './locked-hashes';
import { versionsFolder } from './package-folders';
import { packageHash } from './package-hash';
import { PACKAGE_MANIFEST } from './package-names';
import type { ProviderIdentity, ProviderPackage } from './provider-package';
import { standalonePackage } from './standalone-package';

/**
 * Undefined where there is none of this version, and where there is the script. Where a lock file has hashes of this
 * version, executables of other bytes are refused with INSTALL_FAILED: nobody knows what they are.
 */
export function standingPackage(directory: string, identity: ProviderIdentity): ProviderPackage | undefined {
  const folder = path.join(versionsFolder(directory, identity.source), identity.version);
  if (!holdsExecutables(folder)) return undefined;
  const standing = standalonePackage(identity, { directory: folder });
  const locked = lockedHashes(directory, identity);
  if (locked.length === 0) return standing;
  const strange = Object.entries(standing.platforms).filter(([, files]) => !locked.includes(packageHash(files)));
  if (strange.length === 0) return standing;
  throw new AtlasError('INSTALL_FAILED', {
    what: `The standalone executables in ${quote(folder)} are not those that the lock file beside them names: ${strange.map(([platform]) => platform).join(', ')}`,
    why: 'They were damaged or replaced after synthesis, and an entry made of them would let them run',
    fix: 'Synthesize again, or give the folder of the released executables with --executable',
  });
}

/** Of any version. */
export function hasStandingExecutables(directory: string, source: string): boolean {
  const folder = versionsFolder(directory, source);
  return entriesOf(folder).some((version) => holdsExecutables(path.join(folder, version)));
}

function holdsExecutables(folder: string): boolean {
  const platforms = entriesOf(folder);
  const isScript = platforms.some((platform) => existsSync(path.join(folder, platform, PACKAGE_MANIFEST)));
  return platforms.length > 0 && !isScript;
}

function entriesOf(folder: string): string[] {
  return ifThere(() => readdirSync(folder)) ?? [];
}
