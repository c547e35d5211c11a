// A read that its reader's own limit of time ended: with more of it, the read would have gone on.
import type { AtlasError } from '../errors/atlas-error';

/** Thrown to whoever gave the request its `end`, who knows what that limit is called. */
export class CutShort extends Error {
  public constructor(
    /** What the read was at when it was ended. */
    public readonly failure: AtlasError,
  ) {
    super(failure.message, { cause: failure });
    this.name = 'CutShort';
  }
}
