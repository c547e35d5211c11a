// What Atlas forgets after some time. What it said of it before still holds.
import type { ErrorCode } from '../errors/error-codes';

const NOUNS: Readonly<Partial<Record<ErrorCode, string>>> = {
  EXPORT_JOB_NOT_FOUND: 'export job',
  EXPORT_BUCKET_NOT_FOUND: 'export bucket',
};

/** What a failure with this code says that Atlas no longer knows; undefined for all other failures. */
export function forgottenNoun(code: ErrorCode): string | undefined {
  return NOUNS[code];
}
