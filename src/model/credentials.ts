// Which credentials are used. A block that names a method uses a method that it names, each half completed from its
// own variable; a block that names none uses the environment. Within one source: access token, service account, API key.
import { AtlasError } from '../errors/atlas-error';
import {
  ENVIRONMENT_VARIABLES,
  findSetting,
  findVariable,
  type FoundSetting,
  type SettingName,
  type Settings,
  type SettingsSource,
} from './settings';

export type Credentials =
  | { readonly method: 'access-token'; readonly accessToken: string; readonly origin: string }
  | {
      readonly method: 'service-account';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly origin: string;
    }
  | { readonly method: 'api-key'; readonly publicKey: string; readonly privateKey: string; readonly origin: string };

export type CredentialMethod = Credentials['method'];

export const METHOD_WORDS: Readonly<Record<CredentialMethod, string>> = {
  'access-token': 'an access token',
  'service-account': 'a service account',
  'api-key': 'an API key',
};

/** Method → its settings, in the order in which methods are preferred. */
const METHODS: readonly { readonly method: CredentialMethod; readonly settings: readonly SettingName[] }[] = [
  { method: 'access-token', settings: ['accessToken'] },
  { method: 'service-account', settings: ['clientId', 'clientSecret'] },
  { method: 'api-key', settings: ['publicKey', 'privateKey'] },
];

type Find = (name: SettingName) => FoundSetting | undefined;

/** The credentials to use, or undefined where none are given; throws INCOMPLETE_CREDENTIALS or INVALID_SETTING. */
export function chooseCredentials(
  given: Settings,
  source: SettingsSource,
): { credentials: Credentials | undefined; warnings: string[] } {
  const named = METHODS.filter(({ settings }) => settings.some((name) => (given[name] ?? '') !== ''));
  const find: Find =
    named.length > 0 ? (name) => findSetting(name, given, source) : (name) => findVariable(name, source);
  const whole = (named.length > 0 ? named : METHODS).flatMap(({ method, settings }) => {
    const found = settings.map(find);
    const missing = settings.find((_, index) => found[index] === undefined);
    if (missing === undefined) return [read(method, found.map(required))];
    if (found.every((value) => value === undefined)) return [];
    throw incomplete(missing, found.find((value) => value !== undefined)?.origin ?? '', source);
  });
  const [credentials, ...ignored] = whole;
  return {
    credentials,
    warnings: credentials === undefined ? [] : ignored.map((other) => ignoredWarning(credentials, other)),
  };
}

/** The error of a read for which no credentials were given: it lists the choices. */
export function missingCredentials(source: Pick<SettingsSource, 'spell' | 'variablePrefix'>): AtlasError {
  const choices = METHODS.map(({ method, settings }) => {
    const names = settings.map((name) => `${source.spell(name)} (${variablesOf(name, source)})`);
    return `${METHOD_WORDS[method]}: ${names.join(' and ')}`;
  });
  return new AtlasError('MISSING_CREDENTIALS', {
    what: 'An export job can be read only with credentials, and none were given',
    fix: `Give one of these, as settings or as the environment variables in brackets:\n${choices.map((line) => `- ${line}`).join('\n')}`,
  });
}

function read(method: CredentialMethod, values: readonly FoundSetting[]): Credentials {
  for (const found of values) checkPrintable(found);
  const [first = '', second = ''] = values.map(({ value }) => value);
  const origin = values.map((found) => found.origin).join(' and ');
  if (method === 'access-token') return { method, accessToken: first, origin };
  if (method === 'service-account') return { method, clientId: first, clientSecret: second, origin };
  return { method, publicKey: first, privateKey: second, origin };
}

/** Credentials travel in a header, which holds visible ASCII only. */
function checkPrintable({ value, origin }: FoundSetting): void {
  if (/^[\x21-\x7e]+$/.test(value)) return;
  throw new AtlasError('INVALID_SETTING', {
    what: `${origin} holds white space or a character that credentials never have`,
    why: 'A line break at its end often comes from reading it out of a file',
    fix: `Set ${origin} again, without anything around the value`,
  });
}

function incomplete(missing: SettingName, present: string, source: SettingsSource): AtlasError {
  return new AtlasError('INCOMPLETE_CREDENTIALS', {
    argument: missing,
    what: `${present} is given, but ${source.spell(missing)} is not`,
    why: 'The two belong together',
    fix: `Set ${source.spell(missing)}, or ${variablesOf(missing, source)} in the environment, or remove ${present}`,
  });
}

function ignoredWarning(used: Credentials, other: Credentials): string {
  return (
    `Two kinds of credentials are given: ${METHOD_WORDS[used.method]} (${used.origin}) is used, ` +
    `${METHOD_WORDS[other.method]} (${other.origin}) is not. Remove the one that is not meant.`
  );
}

function variablesOf(name: SettingName, { variablePrefix = '' }: Pick<SettingsSource, 'variablePrefix'>): string {
  return ENVIRONMENT_VARIABLES[name].map((variable) => `${variablePrefix}${variable}`).join(' or ');
}

function required(found: FoundSetting | undefined): FoundSetting {
  if (found === undefined) throw new Error('A method was taken as whole though a half of it is missing');
  return found;
}
