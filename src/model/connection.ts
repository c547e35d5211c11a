// Settings read into a connection, with every form checked before anything is sent.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { DEFAULT_BASE_URL, parseBaseUrl } from './base-url';
import { chooseCredentials, credentialProblems, type Credentials } from './credentials';
import { parseDuration } from './duration';
import { invalidDuration } from './invalid-duration';
import { findSetting, type Settings, type SettingsSource } from './settings';

export type ApiVersion = 'v2' | 'v1.0';
const API_VERSIONS: readonly string[] = ['v2', 'v1.0'];
export const DEFAULT_REQUEST_TIMEOUT = '2m';

/** Everything that a client of the Atlas Admin API needs. */
export interface Connection {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly apiVersion: ApiVersion;
  /** Milliseconds that one request may take with its retries. */
  readonly requestTimeout: number;
  /** Undefined where none were given: the first read fails then, nothing before it. */
  readonly credentials: Credentials | undefined;
}

/** The connection but for who reads over it. */
export type Endpoint = Omit<Connection, 'credentials'>;

/** The connection that these settings mean, and warnings; throws INVALID_SETTING or INCOMPLETE_CREDENTIALS. */
export function readConnection(
  given: Settings,
  source: SettingsSource,
): { connection: Connection; warnings: string[] } {
  const endpoint = readEndpoint(given, source);
  const { credentials, warnings } = chooseCredentials(given, source);
  return { connection: { ...endpoint, credentials }, warnings };
}

/** The connection without credentials, which are not looked at; throws INVALID_SETTING. */
export function readEndpoint(given: Settings, source: SettingsSource): Endpoint {
  return {
    baseUrl: readBaseUrl(given, source),
    apiVersion: readApiVersion(given, source),
    requestTimeout: readRequestTimeout(given, source),
  };
}

/** Everything that `readConnection` would throw, one after the other, in the order of its checks. */
export function connectionProblems(given: Settings, source: SettingsSource): AtlasError[] {
  const ofEndpoint = [readBaseUrl, readApiVersion, readRequestTimeout].flatMap((read) =>
    problemOf(() => read(given, source)),
  );
  return [...ofEndpoint, ...credentialProblems(given, source)];
}

function problemOf(read: () => unknown): AtlasError[] {
  try {
    read();
    return [];
  } catch (reason) {
    return [AtlasError.from(reason)];
  }
}

function readBaseUrl(given: Settings, source: SettingsSource): string {
  const found = findSetting('baseUrl', given, source);
  return found === undefined ? DEFAULT_BASE_URL : parseBaseUrl(found.value, found.origin);
}

function readApiVersion(given: Settings, source: SettingsSource): ApiVersion {
  const { value, origin } = findSetting('apiVersion', given, source) ?? { value: 'v2', origin: '' };
  if (API_VERSIONS.includes(value)) return value as ApiVersion;
  throw new AtlasError('INVALID_SETTING', {
    argument: 'apiVersion',
    what: `${origin} must be "v2" or "v1.0", but is ${quote(value)}`,
    fix: `Leave ${origin} out to use v2, or write "v1.0" for the older API`,
  });
}

/** Milliseconds. */
function readRequestTimeout(given: Settings, source: SettingsSource): number {
  const found = findSetting('requestTimeout', given, source);
  const { value, origin } = found ?? { value: DEFAULT_REQUEST_TIMEOUT, origin: '' };
  const milliseconds = parseDuration(value);
  if (milliseconds !== undefined) return milliseconds;
  throw invalidDuration(value, { code: 'INVALID_SETTING', label: origin, argument: 'requestTimeout' });
}
