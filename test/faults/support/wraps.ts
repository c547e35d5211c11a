// Commands that run another one where the machine refuses something.
import { spawnSync } from 'node:child_process';

/** No file may grow beyond some 64 KiB: what is written is cut there and then refused, as on a disk that is full. */
export const SMALL_FILES_ONLY = ['sh', '-c', 'ulimit -f 128; exec "$@"', 'sh'];

const AS_OTHERS = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--'];

/** Lets the modes of files hold; undefined where this user is above them, and no command can change that. */
export const BOUND_BY_MODES: readonly string[] | undefined = boundByModes();

function boundByModes(): readonly string[] | undefined {
  if (process.getuid?.() !== 0) return [];
  const [command = '', ...args] = AS_OTHERS;
  return spawnSync(command, [...args, 'true']).status === 0 ? AS_OTHERS : undefined;
}
