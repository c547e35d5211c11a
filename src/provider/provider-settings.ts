// The provider block read into settings, where values may still be unknown.
import { attributeName } from '../model/attribute-name';
import type { AtlasError } from '../errors/atlas-error';
import { connectionProblems, readConnection, type Connection } from '../model/connection';
import { settingsOf } from '../model/credentials';
import type { SettingName, Settings, SettingsSource } from '../model/settings';
import { UNKNOWN, type ObjectValue } from '../tfplugin/values/value';
import { SETTING_NAMES } from './provider-schema';

type Environment = SettingsSource['environment'];

/** What is needed whoever reads. Its form can't be checked before it is known; of credentials any text will do. */
const ENDPOINT: readonly SettingName[] = ['baseUrl', 'apiVersion', 'requestTimeout'];

export interface ProviderSettings {
  readonly connection: Connection;
  readonly warnings: readonly string[];
  /** The arguments that the connection needs and that are not known yet. */
  readonly unknown: readonly string[];
}

/** The connection that the block means; throws what is wrong with it. An unknown argument counts as given. */
export function readProviderSettings(config: ObjectValue, environment: Environment): ProviderSettings {
  const { connection, warnings } = readConnection(givenSettings(config), settingsSource(environment));
  const { credentials } = connection;
  const needed = [...(credentials === undefined ? [] : settingsOf(credentials.method)), ...ENDPOINT];
  const unknown = needed.map(attributeName).filter((name) => config[name] === UNKNOWN);
  return { connection, warnings, unknown };
}

/** All that is wrong with the block. */
export function providerProblems(config: ObjectValue, environment: Environment): AtlasError[] {
  return connectionProblems(givenSettings(config), settingsSource(environment));
}

export function settingsSource(environment: Environment): SettingsSource {
  return { spell: attributeName, environment };
}

function givenSettings(config: ObjectValue): Settings {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, givenValue(name, config)]));
}

function givenValue(name: SettingName, config: ObjectValue): string | undefined {
  const value = config[attributeName(name)];
  if (value === UNKNOWN) return ENDPOINT.includes(name) ? undefined : 'unknown';
  return typeof value === 'string' ? value : undefined;
}
