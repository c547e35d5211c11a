// Every error that the emulator answers by itself. The recorded ones are word for word Atlas's; for the others no
// recording exists, and their comment says what the wording follows.
import { ApiError } from './api-error';

export function unauthorized(challenges: readonly string[]): ApiError {
  return new ApiError({
    status: 401,
    errorCode: 'UNEXPECTED_ERROR',
    detail: 'You are not authorized for this resource.',
    headers: { 'WWW-Authenticate': challenges.join(', ') },
  });
}

/** Follows the errorCode that Atlas documents for a caller without the role. */
export function roleMissing(): ApiError {
  return new ApiError({
    status: 403,
    errorCode: 'USER_UNAUTHORIZED',
    detail: 'Current user is not authorized to perform this action.',
  });
}

export function ipNotOnAccessList(address: string): ApiError {
  return new ApiError({
    status: 403,
    errorCode: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
    detail: `IP address ${address} is not allowed to access this resource.`,
    parameters: [address],
  });
}

/** The official description lists no 400 for reading, so a malformed id is something that does not exist. */
export function invalidGroupId(groupId: string): ApiError {
  return new ApiError({
    status: 404,
    errorCode: 'INVALID_GROUP_ID',
    detail: `An invalid group ID ${groupId} was specified.`,
    parameters: [groupId],
  });
}

export function groupNotFound(groupId: string): ApiError {
  return new ApiError({
    status: 404,
    errorCode: 'GROUP_NOT_FOUND',
    detail: `No group with ID ${groupId} exists.`,
    parameters: [groupId],
  });
}

export function clusterNotFound(clusterName: string, groupId: string): ApiError {
  return new ApiError({
    status: 404,
    errorCode: 'CLUSTER_NOT_FOUND',
    detail: `No cluster named ${clusterName} exists in group ${groupId}.`,
    parameters: [clusterName, groupId],
  });
}

/** Follows the example of the official description; used for jobs, buckets and paths that do not exist. */
export function resourceNotFound(resource: string): ApiError {
  return new ApiError({
    status: 404,
    errorCode: 'RESOURCE_NOT_FOUND',
    detail: `Cannot find resource ${resource}.`,
    parameters: [resource],
  });
}

/** The emulator only reads; the wording follows the other errors. */
export function methodNotAllowed(method: string, allowed: string): ApiError {
  return new ApiError({
    status: 405,
    errorCode: 'METHOD_NOT_ALLOWED',
    detail: `Method ${method} is not allowed for this resource.`,
    parameters: [method],
    headers: { Allow: allowed },
  });
}

export function invalidVersionDate(): ApiError {
  return new ApiError({
    status: 406,
    errorCode: 'INVALID_VERSION_DATE',
    detail: 'Invalid accept header or version date.',
  });
}

/** Follows the errorCode that Atlas documents for query parameters. */
export function invalidQueryParameter(name: string): ApiError {
  return new ApiError({
    status: 400,
    errorCode: 'INVALID_QUERY_PARAMETER',
    detail: `Invalid query parameter ${name} specified.`,
    parameters: [name],
  });
}

export function tooManyReads(retryAfter: number, capacity: number): ApiError {
  const endpoints = 'api/atlas/v2/groups';
  return new ApiError({
    status: 429,
    errorCode: 'RATE_LIMITED_TOKEN_BUCKET',
    detail:
      `Rate limit exceeded for ${endpoints}. Please retry after ${retryAfter} seconds. ` +
      `Request capacity: ${capacity}. Refill rate: ${capacity} per 60 seconds.`,
    parameters: [endpoints, retryAfter, capacity, capacity, 60],
    headers: { 'Retry-After': String(retryAfter) },
  });
}

export function tooManyTokens(perMinute: number, retryAfter: number): ApiError {
  return new ApiError({
    status: 429,
    errorCode: 'RATE_LIMITED',
    detail: `Resource /api/oauth/token is limited to ${perMinute} requests every 1 minutes.`,
    parameters: ['/api/oauth/token', perMinute, 1],
    headers: { 'Retry-After': String(retryAfter) },
  });
}

export function unexpected(): ApiError {
  return new ApiError({
    status: 500,
    errorCode: 'UNEXPECTED_ERROR',
    detail: 'Unexpected error.',
  });
}
