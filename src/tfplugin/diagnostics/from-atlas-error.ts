// An error told as the diagnostic that Terraform shows.
import { AtlasError } from '../../errors/atlas-error';
import type { Diagnostic, PathStep } from './diagnostic';

export function fromAtlasError(error: AtlasError, path?: readonly PathStep[]): Diagnostic {
  return { severity: 'error', summary: error.title, detail: error.detail, path };
}

/** Anything thrown as one diagnostic; what is no AtlasError is a bug of ours, and the diagnostic says so. */
export function fromThrown(reason: unknown): Diagnostic {
  return fromAtlasError(AtlasError.from(reason));
}
