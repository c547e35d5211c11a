// The settings of look-ups, made out of what a user gave and the environment.
import path from 'node:path';
import { AtlasError } from '../../errors/atlas-error';
import { quote } from '../../errors/show';
import { isLoopback } from '../../model/base-url';
import { readEndpoint, type Connection, type Endpoint } from '../../model/connection';
import { chooseCredentials, missingCredentials } from '../../model/credentials';
import { parseDuration } from '../../model/duration';
import { invalidDuration } from '../../model/invalid-duration';
import { LOOKUP_MODES, LOOKUP_MODE_VARIABLE, type LookupMode } from '../../model/lookup';
import type { Settings } from '../../model/settings';
import { contextFileOf } from './context-files';

/** What a user may give, all of it optional. */
export interface LookupOptions extends Settings {
  readonly mode?: string;
  readonly contextFile?: string;
  readonly timeout?: string;
  /** Put before the names of environment variables. */
  readonly variablePrefix?: string;
}

export interface LookupSettings {
  readonly endpoint: Endpoint;
  /**
   * The endpoint with credentials, chosen only where Atlas has to be asked; throws what is wrong with them, or that
   * there are none. A closure, so that no secret is a member of anything that could be printed.
   */
  readonly connect: () => { readonly connection: Connection; readonly warnings: readonly string[] };
  readonly mode: LookupMode;
  /** Absolute; undefined for a loopback address, whose jobs are stored only where a file is named. */
  readonly contextFile: string | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  /** Milliseconds that a wait for a job may take. */
  readonly waitTimeout: number;
}

export const DEFAULT_LOOKUP_TIMEOUT = '30m';
export const DEFAULT_WAIT_TIMEOUT = '10m';

/** Reads the options, all but the credentials; throws INVALID_SETTING. */
export function lookupSettings(
  options: LookupOptions,
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): LookupSettings {
  const source = { spell: (name: string) => name, environment, variablePrefix: options.variablePrefix };
  const endpoint = readEndpoint(options, source);
  return {
    endpoint,
    connect: () => {
      const { credentials, warnings } = chooseCredentials(options, source);
      if (credentials === undefined) throw missingCredentials(source);
      return { connection: { ...endpoint, credentials }, warnings };
    },
    mode: readMode(options, environment),
    contextFile: contextFile(options, endpoint, folder),
    timeout: readTimeout(options, DEFAULT_LOOKUP_TIMEOUT),
    waitTimeout: readTimeout(options, DEFAULT_WAIT_TIMEOUT),
  };
}

function readMode({ mode }: LookupOptions, environment: Readonly<Record<string, string | undefined>>): LookupMode {
  const variable = environment[LOOKUP_MODE_VARIABLE] ?? '';
  const [name, value] = variable === '' ? ['mode', mode ?? 'missing'] : [LOOKUP_MODE_VARIABLE, variable];
  const known = LOOKUP_MODES.find((candidate) => candidate === value);
  if (known !== undefined) return known;
  throw new AtlasError('INVALID_SETTING', {
    what: `${name} must be one of ${LOOKUP_MODES.join(', ')}, but is ${quote(value)}`,
    fix: 'Use missing to ask Atlas for what the context file lacks, offline never to ask, refresh to ask for everything',
  });
}

function readTimeout({ timeout: given }: LookupOptions, otherwise: string): number {
  const timeout = given ?? otherwise;
  const milliseconds = parseDuration(timeout);
  if (milliseconds !== undefined) return milliseconds;
  throw invalidDuration(timeout, { code: 'INVALID_SETTING', label: 'timeout' });
}

/** Every start of an emulator has another port, and would leave entries that nobody can use again. */
function contextFile(options: LookupOptions, { baseUrl }: Endpoint, folder: string): string | undefined {
  if (options.contextFile !== undefined && options.contextFile !== '') return path.resolve(folder, options.contextFile);
  return isLoopback(baseUrl) ? undefined : contextFileOf(folder);
}
