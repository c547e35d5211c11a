// Settings read into a connection, with every form checked before anything is sent.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { DEFAULT_BASE_URL, parseBaseUrl } from './base-url';
import { chooseCredentials, type Credentials } from './credentials';
import { parseDuration } from './duration';
import { findSetting, type SettingName, type Settings, type SettingsSource } from './settings';

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

/** The connection that these settings mean, and warnings; throws INVALID_SETTING or INCOMPLETE_CREDENTIALS. */
export function readConnection(
  given: Settings,
  source: SettingsSource,
): { connection: Connection; warnings: string[] } {
  const baseUrl = findSetting('baseUrl', given, source);
  const { credentials, warnings } = chooseCredentials(given, source);
  return {
    connection: {
      baseUrl: baseUrl === undefined ? DEFAULT_BASE_URL : parseBaseUrl(baseUrl.value, baseUrl.origin),
      apiVersion: readApiVersion(given, source),
      requestTimeout: readTimeout('requestTimeout', given.requestTimeout ?? DEFAULT_REQUEST_TIMEOUT, source),
      credentials,
    },
    warnings,
  };
}

/** Milliseconds of a duration setting; throws INVALID_SETTING. */
export function readTimeout(name: SettingName, text: string, { spell }: Pick<SettingsSource, 'spell'>): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new AtlasError('INVALID_SETTING', {
    argument: name,
    what: `${spell(name)} must be a duration above zero, but is ${quote(text)}`,
    fix: `Write a number with its unit, such as "30s", "2m" or "1h30m"`,
  });
}

function readApiVersion(given: Settings, { spell }: SettingsSource): ApiVersion {
  const value = given.apiVersion ?? '';
  if (value === '') return 'v2';
  if (API_VERSIONS.includes(value)) return value as ApiVersion;
  throw new AtlasError('INVALID_SETTING', {
    argument: 'apiVersion',
    what: `${spell('apiVersion')} must be "v2" or "v1.0", but is ${quote(value)}`,
    fix: `Leave ${spell('apiVersion')} out to use v2, or write "v1.0" for the older API`,
  });
}
