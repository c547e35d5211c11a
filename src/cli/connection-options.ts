// The flags of every command that asks Atlas, and the connection that they and the environment mean. Credentials come
// from the environment alone: the arguments of a command can be seen by everyone on the machine.
import { Option, type Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import type { TimeLimitWords } from '../exports/time-limit';
import { readConnection, type Connection } from '../model/connection';
import { missingCredentials, type Credentials } from '../model/credentials';
import { parseDuration } from '../model/duration';
import { invalidDuration } from '../model/invalid-duration';
import type { SettingName, Settings, SettingsSource } from '../model/settings';
import type { Surroundings } from './surroundings';

export interface ConnectionFlags extends Pick<Settings, 'baseUrl' | 'apiVersion' | 'requestTimeout'> {
  readonly timeout: string;
}

const FLAGS: Readonly<Partial<Record<SettingName, string>>> = {
  baseUrl: '--base-url',
  apiVersion: '--api-version',
  requestTimeout: '--request-timeout',
};

const HEADING = 'Connection (credentials come from the environment):';
/** Long enough to wait out a rate limit. */
const PATIENT: TimeoutHelp = { words: 'how long the command may take', otherwise: '30m' };

interface TimeoutHelp {
  /** What takes so long. */
  readonly words: string;
  readonly otherwise: string;
}

export const TIMEOUT_WORDS = {
  name: '--timeout',
  raise: 'give a longer --timeout',
  timedOut: 'TIMED_OUT',
} as const satisfies TimeLimitWords;

export function addConnectionOptions(command: Command, timeout: Partial<TimeoutHelp> = {}): Command {
  const { words, otherwise } = { ...PATIENT, ...timeout };
  const options = [
    new Option('--timeout <duration>', words).default(otherwise),
    new Option('--request-timeout <duration>', 'how long one request may take with its retries (default: "2m")'),
    new Option('--base-url <url>', 'address of Atlas (default: MONGODB_ATLAS_BASE_URL or https://cloud.mongodb.com)'),
    new Option('--api-version <version>', 'v2 or v1.0 (default: "v2")'),
  ];
  for (const option of options) command.addOption(option.helpGroup(HEADING));
  return command;
}

/** Milliseconds of --timeout; throws INVALID_ARGUMENT. */
export function readTimeoutFlag({ timeout }: ConnectionFlags): number {
  const milliseconds = parseDuration(timeout);
  if (milliseconds !== undefined) return milliseconds;
  throw invalidDuration(timeout, { code: 'INVALID_ARGUMENT', label: '--timeout' });
}

export function settingsSource({ environment }: Pick<Surroundings, 'environment'>): SettingsSource {
  return { spell: (name) => FLAGS[name], environment };
}

/** The settings that flags give. */
export function givenSettings({ baseUrl, apiVersion, requestTimeout }: ConnectionFlags): Settings {
  return { baseUrl, apiVersion, requestTimeout };
}

export interface OpenConnection extends Connection {
  readonly credentials: Credentials;
}

/** Warnings go to `err`; throws what is wrong with the flags or the credentials, or that there are none. */
export function connectionOf(flags: ConnectionFlags, surroundings: Surroundings): OpenConnection {
  const source = settingsSource(surroundings);
  const { connection, warnings } = readConnection(givenSettings(flags), source);
  for (const warning of warnings) surroundings.err(warning);
  const { credentials } = connection;
  if (credentials === undefined) throw missingCredentials(source);
  return { ...connection, credentials };
}

/** For a flag that must be given. */
export function missingFlag(flag: string, fix: string): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', { what: `${flag} is missing`, fix });
}
