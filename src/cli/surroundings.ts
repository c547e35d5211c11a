// What a command has around it: where the built files are, where its lines go, and the machine that it runs on.
import type { CliSurroundings } from '../install/cli-config-files';

export interface Surroundings extends CliSurroundings {
  /** The folder of the built executables. */
  readonly libBin: string;
  out(line: string): void;
  err(line: string): void;
}
