// Puts the provider where Terraform looks for it, and its entry into the dependency lock file.
import { chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installFailure } from './install-failure';
import type { RequiredProvider, UnlockedProvider } from './lock-file';
import { removeLeftOvers } from './left-overs';
import { lockFilePath } from './lock-file-path';
import { packageChanges, type PackageChanges } from './package-changes';
import { versionsFolder } from './package-folders';
import { packageHashes } from './package-hash';
import type { ProviderPackage } from './provider-package';
import { normalizeSource } from './provider-source';
import { stageFiles } from './stage-files';
import { stageLockFile } from './stage-lock-file';

export interface InstallRequest {
  /** The folder in which Terraform runs; made where it isn't there. */
  readonly directory: string;
  readonly package: ProviderPackage;
  /** - default: none. */
  readonly otherProviders?: readonly RequiredProvider[];
}

export interface InstallOutcome {
  readonly source: string;
  readonly version: string;
  /** Of each package that differs from the others', in the order of the lock file. */
  readonly hashes: readonly string[];
  /** Files that were written or replaced, relative to the folder. */
  readonly written: readonly string[];
  /** Files that got back a permission that they lacked. */
  readonly permitted: readonly string[];
  /** Files and folders that were removed: other versions of this provider, strangers in its package directory, and what a killed run left. */
  readonly removed: readonly string[];
  readonly lockFile: 'created' | 'updated' | 'unchanged';
  /** Providers for which `cdktf deploy` would ask a registry in vain; see `unlockedNote`. */
  readonly needsInit: readonly UnlockedProvider[];
}

/** Nothing is replaced before everything is written aside; what is right already is left alone. */
export function installProvider(request: InstallRequest): InstallOutcome {
  try {
    return install(request);
  } catch (reason) {
    throw installFailure(request.directory, reason);
  }
}

function install({ directory, package: bundle, otherProviders = [] }: InstallRequest) {
  const own = { source: normalizeSource(bundle.source), version: bundle.version, hashes: packageHashes(bundle) };
  const versions = versionsFolder(directory, own.source);
  const changes = packageChanges(versions, bundle);
  const lockFile = stageLockFile(directory, { own, otherProviders });
  try {
    replace(versions, changes);
    lockFile.commit();
  } finally {
    lockFile.discard();
  }
  const leftOvers = [versions, path.dirname(lockFilePath(directory).target)].flatMap(removeLeftOvers);
  const relative = (file: string): string => path.relative(directory, file);
  return {
    ...own,
    written: changes.write.map(({ target }) => relative(target)),
    permitted: changes.permit.map(({ target }) => relative(target)),
    removed: [...changes.remove, ...leftOvers].map(relative),
    lockFile: lockFile.state,
    needsInit: lockFile.needsInit,
  };
}

function replace(folder: string, { write, permit, remove }: PackageChanges): void {
  const staged = write.length === 0 ? undefined : stageFiles(folder, write);
  try {
    staged?.commit();
  } finally {
    staged?.discard();
  }
  for (const { target, mode } of permit) chmodSync(target, mode);
  for (const stranger of remove) rmSync(stranger, { recursive: true, force: true });
}
