// What the file system refused, told to the person who can mend it.
import { AtlasError } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import { systemError } from './system-error';

const PERMISSION = 'Make the folder writable for the user who runs this, or let the files go to another folder';
const IN_THE_WAY = 'Move away what stands at the path that is named above';

const FIXES: Readonly<Record<string, string>> = {
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  EROFS: PERMISSION,
  ENOENT: 'Run it again, and let nothing else remove the folder meanwhile',
  ENOSPC: 'Free some space on the disk',
  EDQUOT: 'Free some space on the disk',
  ENOTDIR: IN_THE_WAY,
  EEXIST: IN_THE_WAY,
  EISDIR: IN_THE_WAY,
  ENOTEMPTY: IN_THE_WAY,
};

/** The error for whatever was thrown while the provider was put into `directory`. */
export function installFailure(directory: string, reason: unknown): AtlasError {
  const failure = systemError(reason);
  if (failure === undefined) return AtlasError.from(reason);
  return new AtlasError('INSTALL_FAILED', {
    what: `The provider could not be put into the folder ${quote(directory)}`,
    why: show(failure.message),
    fix: FIXES[failure.code] ?? 'Mend what the system says above, and run it again',
    cause: reason,
  });
}
