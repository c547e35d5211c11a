// An answer of the Atlas Admin API without success, as it is put into words.
import type { ErrorParts } from '../errors/atlas-error';
import type { ErrorCode } from '../errors/error-codes';
import type { Credentials } from '../model/credentials';
import type { Effort } from './network-error';
import type { Redact } from './redactor';
import type { AtlasRequest } from './send';

export interface ApiErrorContext extends Effort {
  readonly credentials: Credentials;
  readonly redact: Redact;
}

export interface ApiFailure extends ApiErrorContext {
  readonly request: AtlasRequest;
  readonly status: number;
  readonly errorCode: string;
  readonly detail: string | undefined;
  /** Whether Atlas itself answered, and not something on the way to it. */
  readonly ofAtlas: boolean;
}

export interface FailureWords extends Pick<ErrorParts, 'what' | 'fix'> {
  readonly code: ErrorCode;
  /** Beside what Atlas says itself. */
  readonly why?: string;
}
