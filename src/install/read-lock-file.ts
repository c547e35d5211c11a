// The text of a dependency lock file on disk.
import { readFileSync } from 'node:fs';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { ifThere } from './if-there';

/** Undefined where there is none. Throws LOCK_FILE_UNREADABLE. */
export function readLockFile(file: string): string | undefined {
  const bytes = ifThere(() => readFileSync(file));
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AtlasError('LOCK_FILE_UNREADABLE', {
      what: `The dependency lock file ${quote(file)} is not UTF-8 text`,
      fix: 'Save it as UTF-8, or delete it: this provider\'s entry is written again by the next run, the others by "terraform init"',
      cause,
    });
  }
}
