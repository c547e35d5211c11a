// The error that an answer of the Atlas Admin API without success means, with what to do about it.
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import { METHOD_WORDS, type Credentials } from '../model/credentials';
import type { ApiErrorContext, ApiFailure, FailureWords } from './api-failure';
import { EXPORT_BUCKETS_ENDPOINT } from './export-bucket-request';
import { effortWords } from './network-error';
import { notFound } from './not-found';
import { heldBackWords, RATE_LIMITED_WHAT, rateLimitedFix } from './rate-limited';
import { readFailureBody } from './read-failure-body';
import { requestPlaces } from './request-places';
import type { AtlasAnswer, AtlasRequest } from './send';

export function apiError(request: AtlasRequest, answer: AtlasAnswer, context: ApiErrorContext): AtlasError {
  const { status } = answer;
  const { errorCode, detail, ofAtlas } = readFailureBody(answer.body, context.redact);
  const { code, what, why, fix } = wordsFor({
    ...context,
    request,
    status,
    errorCode: errorCode ?? '',
    detail,
    ofAtlas,
  });
  const said = [`status ${status}`, errorCode, detail].filter((text) => text !== undefined).join(', ');
  return new AtlasError(code, {
    what,
    why: `${why === undefined ? '' : `${why}. `}${request.method} ${show(request.path)} was answered: ${said}${context.attempts > 1 ? ` (${effortWords(context)})` : ''}`,
    fix,
    http: { method: request.method, path: request.path, status, errorCode, detail },
  });
}

const BY_STATUS: Readonly<Record<number, (failure: ApiFailure) => FailureWords>> = {
  400: badRequest,
  401: unauthorized,
  403: forbidden,
  404: (failure) => (failure.ofAtlas ? notFound(failure) : notOfAtlas(failure)),
  409: conflict,
  410: versionGone,
  429: rateLimited,
};

function wordsFor(failure: ApiFailure): FailureWords {
  const { status } = failure;
  if (status >= 500 || status === 408) return serverFailed();
  return (BY_STATUS[status] ?? unexpectedStatus)(failure);
}

function badRequest({ request }: ApiFailure): FailureWords {
  return {
    code: 'BAD_REQUEST',
    what: `Atlas did not understand ${request.method} ${show(request.path)}`,
    fix: 'Check the ids and the cluster name, and that the API version is one that this Atlas serves',
  };
}

function unauthorized(failure: ApiFailure): FailureWords {
  const { credentials, errorCode } = failure;
  const { method } = credentials;
  if (method === 'service-account') return tokenRefusedAfterwards(credentials);
  if (method === 'api-key' && errorCode === 'USER_UNAUTHORIZED') return knownButNotAllowed(failure);
  const short = method === 'access-token' ? '. An access token lives one hour, and this one may have expired' : '';
  return {
    code: 'UNAUTHORIZED',
    what: `The request was made with ${usedWords(credentials)}, which Atlas did not accept`,
    why: `${method === 'access-token' ? 'It is' : 'They are'} unknown to Atlas, revoked or mistyped${short}`,
    fix:
      method === 'access-token'
        ? 'Mint a new access token, or give the client id and secret of a service account instead'
        : 'Check both values, that they belong together and to this Atlas, and that they have not expired or been deleted',
  };
}

/** A service account whose secret is wrong gets no token, and so comes no further than asking for one. */
function tokenRefusedAfterwards(credentials: Credentials): FailureWords {
  return {
    code: 'UNAUTHORIZED',
    what: `The request was made with ${usedWords(credentials)}: Atlas issued an access token for it, and then refused that token`,
    why: 'The client id and secret were accepted; the service account was deleted or disabled meanwhile, or the base URL leads to two different Atlases',
    fix: 'Check that the service account still exists and is enabled, and that the base URL is that of the Atlas it belongs to',
  };
}

/** Atlas checks the key's signature before it looks for roles, so the key itself is right. */
function knownButNotAllowed(failure: ApiFailure): FailureWords {
  const { why, ...words } = lacksRole(failure);
  return { ...words, code: 'UNAUTHORIZED', why: `Atlas knows the key. ${why}` };
}

function forbidden(failure: ApiFailure): FailureWords {
  return /ACCESS_?LIST|WHITE_?LIST|IP_ADDRESS/i.test(failure.errorCode) ? ipNotAllowed(failure) : lacksRole(failure);
}

function lacksRole(failure: ApiFailure) {
  return {
    code: 'FORBIDDEN',
    what: `The credentials, ${usedWords(failure.credentials)}, may not read this${inProject(failure.request)}`,
    ...(failure.request.endpoint === EXPORT_BUCKETS_ENDPOINT
      ? {
          why: 'Reading an export bucket needs the role Project Read Only, or one that includes it',
          fix: `Give ${holderWords(failure.credentials)} the role Project Read Only in this project`,
        }
      : {
          why: 'Reading an export job needs the role Project Backup Manager; older pages of Atlas name Project Atlas Admin or Project Owner',
          fix: `Give ${holderWords(failure.credentials)} the role Project Backup Manager (or Project Owner) in this project`,
        }),
  } as const satisfies FailureWords;
}

function ipNotAllowed({ credentials, detail = '' }: ApiFailure): FailureWords {
  const address = /\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/i.exec(
    detail,
  )?.[0];
  return {
    code: 'IP_NOT_ALLOWED',
    what: `Atlas does not accept these credentials from ${address === undefined ? "this machine's IP address" : `the IP address ${address}`}`,
    why: `Used was ${usedWords(credentials)}`,
    fix: `Add ${address ?? 'the address'} to the API access list of ${holderWords(credentials)}, not to the project's IP access list, which is for connections to its databases`,
  };
}

function conflict({ request }: ApiFailure): FailureWords {
  return {
    code: 'CONFLICT',
    what: `${request.method} ${show(request.path)} conflicts with another change`,
    fix: 'Wait until other changes to this cluster are done, then try again',
  };
}

function versionGone({ request }: ApiFailure): FailureWords {
  return {
    code: 'VERSION_GONE',
    what: `The version that was asked for (${show(request.accept)}) has been retired`,
    fix: 'Upgrade to a newer release; with api version "v1.0", change to "v2"',
  };
}

function rateLimited({ held }: ApiFailure): FailureWords {
  return {
    code: 'RATE_LIMITED',
    what: RATE_LIMITED_WHAT,
    why: held && heldBackWords(held),
    fix: rateLimitedFix(held),
  };
}

function serverFailed(): FailureWords {
  return {
    code: 'SERVER_FAILED',
    what: 'The answer was a failure of Atlas itself, or of something on the way to it',
    fix: 'Try again in a few minutes; if it stays so, see the status page of MongoDB Cloud',
  };
}

function unexpectedStatus({ request, status }: ApiFailure): FailureWords {
  return {
    code: 'UNEXPECTED_STATUS',
    what: `${request.method} ${show(request.path)} was answered with the unexpected status ${status}`,
    fix: 'Check that the base URL is that of the Atlas Admin API, and whether a proxy stands in between',
  };
}

function notOfAtlas(failure: ApiFailure): FailureWords {
  return { ...unexpectedStatus(failure), why: 'The answer does not have the form in which Atlas reports a failure' };
}

function usedWords({ method, origin }: Credentials): string {
  return `${METHOD_WORDS[method]} (${show(origin)})`;
}

function holderWords({ method }: Credentials): string {
  return method === 'api-key' ? 'the API key' : 'the service account';
}

function inProject(request: AtlasRequest): string {
  const { project } = requestPlaces(request);
  return project === '' ? '' : ` in the project${project}`;
}
