// Where the dependency lock file of a folder is.
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { ifThere } from './if-there';

export interface LockFilePath {
  /** In the folder, as the user sees it. */
  readonly file: string;
  /** The same, or the file that it links to. */
  readonly target: string;
}

export function lockFilePath(directory: string): LockFilePath {
  const file = path.join(directory, '.terraform.lock.hcl');
  return { file, target: ifThere(() => realpathSync(file)) ?? file };
}
