// The hash of a package directory as the dependency lock file records it.
import { createHash } from 'node:crypto';
import type { PackageFile } from './provider-package';

/** `h1:` and the base64 SHA-256 of the list of files by name, each with the SHA-256 of its bytes. */
export function packageHash(files: readonly PackageFile[]): string {
  const lines = [...files]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
  return `h1:${createHash('sha256').update(lines.join('')).digest('base64')}`;
}
