// The settings of a connection to Atlas, and where each may come from.

/** What a provider block or an AtlasLookup may give; what is absent or empty falls back to its environment variable. */
export interface Settings {
  readonly publicKey?: string;
  readonly privateKey?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly accessToken?: string;
  readonly baseUrl?: string;
  readonly apiVersion?: string;
  readonly requestTimeout?: string;
}

export type SettingName = keyof Settings;

/** The environment variables of each setting, the first that is not empty wins. */
export const ENVIRONMENT_VARIABLES: Readonly<Record<SettingName, readonly string[]>> = {
  publicKey: ['MONGODB_ATLAS_PUBLIC_API_KEY', 'MONGODB_ATLAS_PUBLIC_KEY', 'MCLI_PUBLIC_API_KEY'],
  privateKey: ['MONGODB_ATLAS_PRIVATE_API_KEY', 'MONGODB_ATLAS_PRIVATE_KEY', 'MCLI_PRIVATE_API_KEY'],
  clientId: ['MONGODB_ATLAS_CLIENT_ID'],
  clientSecret: ['MONGODB_ATLAS_CLIENT_SECRET'],
  accessToken: ['MONGODB_ATLAS_ACCESS_TOKEN'],
  baseUrl: ['MONGODB_ATLAS_BASE_URL', 'MCLI_OPS_MANAGER_URL'],
  apiVersion: [],
  requestTimeout: [],
};

/** What proves who one is, and so never stands as plain text in a configuration. */
export const SECRET_SETTINGS = ['privateKey', 'clientSecret', 'accessToken'] as const satisfies readonly SettingName[];

/** What Terraform keeps off the screen. A public key proves nothing, but it is half of what signs in, like a user name. */
export const SENSITIVE_SETTINGS: readonly SettingName[] = ['publicKey', ...SECRET_SETTINGS];

/** How the user's own text spells settings, and what surrounds them. */
export interface SettingsSource {
  /** `public_key` in HCL, `publicKey` in a construct's props; undefined for what only the environment can give. */
  readonly spell: (name: SettingName) => string | undefined;
  /** Environment of the process, the names already without a prefix of the user's. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Put before each variable's name, in reading and in messages. */
  readonly variablePrefix?: string;
}

/** One setting's value and the words for where it comes from. */
export interface FoundSetting {
  readonly name: SettingName;
  readonly value: string;
  readonly origin: string;
}

/** Whether the block gives the setting: an empty text is the same as none. */
export function isGiven(name: SettingName, given: Settings): boolean {
  return (given[name] ?? '') !== '';
}

/** The setting's value from the block, or else from its environment variable. */
export function findSetting(name: SettingName, given: Settings, source: SettingsSource): FoundSetting | undefined {
  if (!isGiven(name, given)) return findVariable(name, source);
  return { name, value: given[name] ?? '', origin: source.spell(name) ?? name };
}

/** The setting's value from its environment variable. */
export function findVariable(
  name: SettingName,
  { environment, variablePrefix = '' }: SettingsSource,
): FoundSetting | undefined {
  for (const bare of ENVIRONMENT_VARIABLES[name]) {
    const variable = `${variablePrefix}${bare}`;
    const value = environment[variable];
    if (value !== undefined && value !== '') return { name, value, origin: variable };
  }
  return undefined;
}
