// What every figure is measured with.
import type { Emulators } from './emulators';
import type { Scale } from './scale';

export interface Standalone {
  /** As `install --executable` takes it. */
  readonly folder: string;
  /** The one for this machine. */
  readonly executable: string;
}

export interface Bench {
  /** A folder of its own below the repository, so that what runs in it finds the repository's packages. */
  readonly workspace: string;
  readonly emulators: Emulators;
  /** The binary on PATH, if there is one. */
  readonly terraform: string | undefined;
  /** The standalone executables, if they were made. */
  readonly standalone: Standalone | undefined;
  readonly scale: Scale;
}
