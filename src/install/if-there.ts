// Reading what may not be there.
import { systemError } from './system-error';

/** What `read` gives, or undefined where there is no such file or folder; every other failure is thrown. */
export function ifThere<Content>(read: () => Content): Content | undefined {
  try {
    return read();
  } catch (reason) {
    if (systemError(reason)?.code === 'ENOENT') return undefined;
    throw reason;
  }
}
