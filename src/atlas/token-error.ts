// The errors of minting an access token: OAuth's own form, or that of the Atlas Admin API.
import { AtlasError, type ErrorParts } from '../errors/atlas-error';
import type { ErrorCode } from '../errors/error-codes';
import { show } from '../errors/show';
import { effortWords, type Effort } from './network-error';
import { readFailureBody } from './read-failure-body';
import { heldBackWords, tryAgainWords } from './rate-limited';
import type { Redact } from './redactor';
import type { AtlasAnswer, AtlasRequest } from './send';

export interface TokenErrorContext extends Effort {
  /** Words for where the client id and secret came from. */
  readonly origin: string;
  readonly redact: Redact;
}

export function tokenError(request: AtlasRequest, answer: AtlasAnswer, context: TokenErrorContext): AtlasError {
  const { errorCode, detail } = readFailureBody(answer.body, context.redact);
  const said = [errorCode, detail].filter((text) => text !== undefined).join(': ');
  const { code, what, why, fix } = wordsFor(answer.status, errorCode, context);
  return new AtlasError(code, {
    what,
    why: `${why === undefined ? '' : `${why}. `}Status ${answer.status}${said === '' ? '' : `, ${said}`} (${effortWords(context)})`,
    fix,
    http: { method: request.method, path: request.path, status: answer.status, errorCode, detail },
  });
}

type Words = Pick<ErrorParts, 'what' | 'why' | 'fix'> & { readonly code: ErrorCode };

function wordsFor(status: number, errorCode: string | undefined, { origin, held }: TokenErrorContext): Words {
  if (status === 403 && errorCode === 'access_denied') {
    return {
      code: 'TOKEN_LIMIT',
      what: `The service account (${show(origin)}) has as many live access tokens as Atlas allows it`,
      fix: 'Wait until some expire (a token lives one hour), or use another service account for some of the jobs that run side by side',
    };
  }
  if (status === 429) {
    return {
      code: 'RATE_LIMITED',
      what: 'Atlas limits how often an access token is issued to this service account from this IP address',
      why: held && heldBackWords(held),
      fix: `${tryAgainWords(held)}; run fewer commands side by side, or give them one access token`,
    };
  }
  if (status >= 500 || status === 408) {
    return { code: 'SERVER_FAILED', what: 'Atlas failed to issue an access token', fix: 'Try again in a few minutes' };
  }
  return {
    code: 'TOKEN_REFUSED',
    what: `Atlas issued no access token for the service account (${show(origin)})`,
    fix: 'Check the client id and the client secret: a secret expires, and creating a new one shortens the life of the old one. Check too that the base URL is that of the Atlas the service account belongs to',
  };
}
