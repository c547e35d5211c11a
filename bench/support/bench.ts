// What every figure is measured with.
import type { Emulator } from './emulator';

export interface Bench {
  /** A folder of its own below the repository, so that what runs in it finds the repository's packages. */
  readonly workspace: string;
  readonly emulator: Emulator;
  /** The binary on PATH, if there is one. */
  readonly terraform: string | undefined;
  /** How often each side runs: as often as given, or twice in a smoke test. */
  rounds(usual: number): number;
}
