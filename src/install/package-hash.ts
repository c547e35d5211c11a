// The hash of a package directory as the dependency lock file records it.
import { createHash } from 'node:crypto';
import type { PackageFile, ProviderPackage } from './provider-package';
import { contentHash } from './stored-file';

/** Each hash once, sorted as Terraform sorts them. */
export function packageHashes({ platforms }: ProviderPackage): string[] {
  // The same files of several platforms are hashed once.
  const packages = new Set(Object.values(platforms));
  return [...new Set([...packages].map(packageHash))].sort();
}

/** `h1:` and the base64 SHA-256 of the list of files by name, each with the SHA-256 of its bytes. */
export function packageHash(files: readonly PackageFile[]): string {
  const lines = [...files]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, bytes }) => `${contentHash(bytes)}  ${name}\n`);
  return `h1:${createHash('sha256').update(lines.join('')).digest('base64')}`;
}
