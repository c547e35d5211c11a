// What one read of Atlas tells of the way to it: which checks it passed, at which it failed, and which it never came to.
import type { AtlasError } from '../errors/atlas-error';
import type { ErrorCode } from '../errors/error-codes';

/** In the order in which a request passes them. */
export const CHECKS = ['host', 'sign-in', 'IP address', 'project', 'role', 'cluster'] as const;

export type Check = (typeof CHECKS)[number];

const FAILS_AT: Readonly<Partial<Record<ErrorCode, Check>>> = {
  UNAUTHORIZED: 'sign-in',
  TOKEN_REFUSED: 'sign-in',
  TOKEN_LIMIT: 'sign-in',
  IP_NOT_ALLOWED: 'IP address',
  PROJECT_NOT_FOUND: 'project',
  FORBIDDEN: 'role',
  CLUSTER_NOT_FOUND: 'cluster',
};

/** Atlas's own word for an API key that it knows, and that has no role in the project. */
const KEY_WITHOUT_ROLE = 'USER_UNAUTHORIZED';

/** The check that a failed read came to, which is the first where nothing of Atlas's own was answered. */
export function failedCheck({ code, parts }: AtlasError): Check {
  if (code === 'UNAUTHORIZED' && parts.http?.errorCode === KEY_WITHOUT_ROLE) return 'role';
  return FAILS_AT[code] ?? 'host';
}

/** Checks before the failed one that were passed. Who has no role in a project is not told whether it is there. */
export function passedChecks(failed: Check): Check[] {
  const before = CHECKS.slice(0, CHECKS.indexOf(failed));
  return failed === 'role' ? before.filter((check) => check !== 'project') : before;
}
