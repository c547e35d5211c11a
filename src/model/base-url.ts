// The rule for the address of the Atlas Admin API: https, or a loopback address; nothing but scheme, host and port.
import { AtlasError } from '../errors/atlas-error';

export const DEFAULT_BASE_URL = 'https://cloud.mongodb.com';

/** The base URL without a trailing slash; throws INVALID_SETTING, without echoing what may hold a password. */
export function parseBaseUrl(text: string, label: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const problem = url === undefined ? 'is not a URL' : urlProblem(url);
  if (url !== undefined && problem === undefined) return url.origin;
  throw new AtlasError('INVALID_SETTING', {
    argument: 'baseUrl',
    what: `${label} ${problem ?? 'is not valid'}`,
    why: 'Credentials go to this address, so it must be https (http only on this machine) and hold nothing but scheme, host and port',
    fix: `Set ${label} to an address such as ${DEFAULT_BASE_URL}, or leave it out`,
  });
}

/** Whether the URL's host is this machine. */
export function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function urlProblem(url: URL): string | undefined {
  if (url.username !== '' || url.password !== '') return 'holds a user name or password';
  if (url.search !== '' || url.href.includes('?')) return 'holds a query';
  if (url.hash !== '' || url.href.includes('#')) return 'holds a fragment';
  if (url.pathname !== '/') return 'holds a path';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:') return 'is not an https URL';
  return isLoopback(url.href) ? undefined : 'is http, and its host is not this machine';
}
