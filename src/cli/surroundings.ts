// What a command has around it: where the built files are, where its lines go, and the machine that it runs on.
import type { AtlasClientOptions } from '../atlas/client';
import type { CliSurroundings } from '../install/cli-config-files';

/** Left out, time and chance are the system's. */
export interface Surroundings extends CliSurroundings, Pick<AtlasClientOptions, 'clock' | 'random'> {
  /** The folder of the built executables. */
  readonly libBin: string;
  /** The folder that the command is typed in. */
  readonly folder: string;
  /** Characters in a line of the terminal that `out` goes to; undefined where it goes elsewhere. */
  readonly width: number | undefined;
  /** The terminal that `err` goes to, for a line that is rewritten; undefined where it goes elsewhere. */
  readonly terminal: NodeJS.WritableStream | undefined;
  /** Ends the command at once; its reason is the exit status. */
  readonly signal: AbortSignal;
  out(line: string): void;
  err(line: string): void;
}
