// Faults of the file system that can't be had for real everywhere: made up inside the process that is tested.
import path from 'node:path';

export interface FsFault {
  /** Name of a function of node:fs that changes the disk; left out, every such call counts. */
  readonly call?: string;
  /** Which of the calls is struck, from 1; left out, each of them. */
  readonly nth?: number;
  /** Ends the process before the call, as `kill -9` does. */
  readonly kill?: boolean;
  /** Throws that error of the system instead of making the call. */
  readonly code?: string;
  /** Removes that folder before the call. */
  readonly remove?: string;
  /** Appends the name of each call to that file. */
  readonly count?: string;
}

/** The variables that bring the fault about; threads of the process are not reached. */
export function fsFault(fault: FsFault): Readonly<Record<string, string>> {
  return {
    NODE_OPTIONS: `--require ${path.join(__dirname, 'strike.js')}`,
    FS_FAULT: JSON.stringify(fault),
  };
}
