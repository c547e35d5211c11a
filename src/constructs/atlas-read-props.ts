// What a user can say of every read, whatever is read.
import type { TerraformMetaArguments } from 'cdktf';
import type { AtlasLookup } from './atlas-lookup';
import type { ReadAt } from './read-at';

/** How something of Atlas is read. */
export interface AtlasReadProps extends TerraformMetaArguments {
  /**
   * Limits in time, in apply mode. At synth time it is AtlasLookup's `timeout`.
   * @default - 30 minutes to read
   */
  readonly timeouts?: AtlasReadTimeouts;
  /**
   * When it is read.
   * @default ReadAt.APPLY
   */
  readonly readAt?: ReadAt;
  /**
   * How Atlas is reached, in synth mode.
   * @default - that of the nearest AtlasLookup.use, or else from the environment
   */
  readonly lookup?: AtlasLookup;
}

/** Limits in time. */
export interface AtlasReadTimeouts {
  /**
   * How long the read may take as a whole, with everything it waits for, such as "90s" or "1h30m".
   * @default - 30m
   */
  readonly read?: string;
}
