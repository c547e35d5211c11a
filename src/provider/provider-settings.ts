// The provider block read into settings, where values may still be unknown.
import { readConnection, type Connection } from '../model/connection';
import type { SettingName, Settings, SettingsSource } from '../model/settings';
import { UNKNOWN, type ObjectValue } from '../tfplugin/values/value';
import { attributeName, SETTING_NAMES } from './provider-schema';

type Environment = SettingsSource['environment'];

/** Settings whose form can't be checked before they are known; the others are credentials, of which any text will do. */
const CHECKED: readonly SettingName[] = ['baseUrl', 'apiVersion', 'requestTimeout'];

/** The connection that the block means; throws what is wrong with it. An unknown argument counts as given. */
export function readProviderSettings(
  config: ObjectValue,
  environment: Environment,
): { connection: Connection; warnings: string[] } {
  const given: Settings = Object.fromEntries(SETTING_NAMES.map((name) => [name, givenValue(name, config)]));
  return readConnection(given, settingsSource(environment));
}

export function settingsSource(environment: Environment): SettingsSource {
  return { spell: attributeName, environment };
}

/** The arguments that are not known yet. */
export function unknownSettings(config: ObjectValue): string[] {
  return SETTING_NAMES.map(attributeName).filter((name) => config[name] === UNKNOWN);
}

function givenValue(name: SettingName, config: ObjectValue): string | undefined {
  const value = config[attributeName(name)];
  if (value === UNKNOWN) return CHECKED.includes(name) ? undefined : 'unknown';
  return typeof value === 'string' ? value : undefined;
}
