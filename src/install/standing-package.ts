// The standalone executables that stand in a folder in which Terraform runs.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { versionsFolder } from './package-folders';
import { PACKAGE_MANIFEST } from './package-names';
import type { ProviderIdentity, ProviderPackage } from './provider-package';
import { standalonePackage } from './standalone-package';

/** Undefined where there is none of this version, and where there is the script. */
export function standingPackage(directory: string, identity: ProviderIdentity): ProviderPackage | undefined {
  const folder = path.join(versionsFolder(directory, identity.source), identity.version);
  if (!existsSync(folder)) return undefined;
  const platforms = readdirSync(folder);
  const isScript = platforms.some((platform) => existsSync(path.join(folder, platform, PACKAGE_MANIFEST)));
  return isScript || platforms.length === 0 ? undefined : standalonePackage(identity, { directory: folder });
}
