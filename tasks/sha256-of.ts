// The SHA-256 of a file that may be large.
import { statSync } from 'node:fs';
import { contentHash, StoredFile } from '../src/install/stored-file';

/** In hexadecimal digits. */
export function sha256Of(file: string): string {
  return contentHash(new StoredFile(file, statSync(file).size));
}
