// The hashes of a provider's packages that the lock file of a folder has.
import { lockFileBlocks } from './lock-file-blocks';
import { lockFilePath } from './lock-file-path';
import type { ProviderIdentity } from './provider-package';
import { readLockFile } from './read-lock-file';

/** None where the file has no entry of this version. */
export function lockedHashes(directory: string, { source, version }: ProviderIdentity): string[] {
  const { file } = lockFilePath(directory);
  const text = readLockFile(file) ?? '';
  const entry = lockFileBlocks(text, file).find(
    (block) => block.source === source && block.attributes.get('version') === version,
  );
  return text.slice(entry?.start, entry?.end ?? 0).match(/\bh1:[A-Za-z0-9+/]{43}=/g) ?? [];
}
