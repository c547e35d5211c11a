// Which credentials are used. A block that names a method uses a method that it names, each half completed from its
// own variable; a block that names none uses the environment. Within one source: access token, service account, API key.
import { AtlasError } from '../errors/atlas-error';
import {
  ENVIRONMENT_VARIABLES,
  findSetting,
  findVariable,
  isGiven,
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

/** A method of which something is given, and what is wrong with that. */
interface Candidate {
  readonly method: CredentialMethod;
  readonly found: readonly FoundSetting[];
  readonly problems: readonly AtlasError[];
}

/** The credentials to use, or undefined where none are given; throws INCOMPLETE_CREDENTIALS or INVALID_SETTING. */
export function chooseCredentials(
  given: Settings,
  source: SettingsSource,
): { credentials: Credentials | undefined; warnings: string[] } {
  const candidates = candidatesOf(given, source);
  const [problem] = candidates.flatMap(({ problems }) => problems);
  if (problem !== undefined) throw problem;
  const [credentials, ...ignored] = candidates.map(read);
  return {
    credentials,
    warnings: credentials === undefined ? [] : ignored.map((other) => ignoredWarning(credentials, other)),
  };
}

/** What is wrong with the credentials, all of it. */
export function credentialProblems(given: Settings, source: SettingsSource): AtlasError[] {
  return candidatesOf(given, source).flatMap(({ problems }) => problems);
}

/** The settings that a method is made of. */
export function settingsOf(method: CredentialMethod): readonly SettingName[] {
  return METHODS.find((candidate) => candidate.method === method)?.settings ?? [];
}

/** The error of a read for which no credentials were given: it lists the choices. */
export function missingCredentials(source: Pick<SettingsSource, 'spell' | 'variablePrefix'>): AtlasError {
  const choices = METHODS.map(({ method, settings }) => {
    return `${METHOD_WORDS[method]}: ${settings.map((name) => placesOf(name, source)).join(' and ')}`;
  });
  const isInEnvironmentAlone = METHODS.every(({ settings }) => settings.every((name) => !source.spell(name)));
  const how = isInEnvironmentAlone
    ? 'Set one of these in the environment'
    : 'Give one of these, as settings or as the environment variables in brackets';
  return new AtlasError('MISSING_CREDENTIALS', {
    what: 'An export job can be read only with credentials, and none were given',
    fix: `${how}:\n${choices.map((line) => `- ${line}`).join('\n')}`,
  });
}

/** In the order in which methods are preferred. */
function candidatesOf(given: Settings, source: SettingsSource): Candidate[] {
  const named = METHODS.filter(({ settings }) => settings.some((name) => isGiven(name, given)));
  const find = (name: SettingName): FoundSetting | undefined =>
    named.length > 0 ? findSetting(name, given, source) : findVariable(name, source);
  return (named.length > 0 ? named : METHODS).flatMap(({ method, settings }) => {
    const found = settings.flatMap((name) => find(name) ?? []);
    const [present] = found;
    if (present === undefined) return [];
    const missing = settings.filter((name) => found.every((one) => one.name !== name));
    const problems = [
      ...found.flatMap(formProblem),
      ...missing.map((name) => incomplete(name, present.origin, source)),
    ];
    return [{ method, found, problems }];
  });
}

function read({ method, found }: Candidate): Credentials {
  const [first = '', second = ''] = found.map(({ value }) => value);
  const origin = found.map((one) => one.origin).join(' and ');
  if (method === 'access-token') return { method, accessToken: first, origin };
  if (method === 'service-account') return { method, clientId: first, clientSecret: second, origin };
  return { method, publicKey: first, privateKey: second, origin };
}

/** Credentials travel in a header, which holds visible ASCII only. */
function formProblem({ name, value, origin }: FoundSetting): AtlasError[] {
  if (/^[\x21-\x7e]+$/.test(value)) return [];
  const problem = new AtlasError('INVALID_SETTING', {
    argument: name,
    what: `${origin} holds white space or a character that credentials never have`,
    why: 'A line break at its end often comes from reading it out of a file',
    fix: `Set ${origin} again, without anything around the value`,
  });
  return [problem];
}

function incomplete(missing: SettingName, present: string, source: SettingsSource): AtlasError {
  const variables = `${variablesOf(missing, source)} in the environment`;
  const spelled = source.spell(missing);
  return new AtlasError('INCOMPLETE_CREDENTIALS', {
    argument: missing,
    what: `${present} is given, but ${spelled ?? variablesOf(missing, source)} is not`,
    why: 'The two belong together',
    fix: `Set ${spelled === undefined ? variables : `${spelled}, or ${variables}`}, or remove ${present}`,
  });
}

/** It stands below a heading, or alone. */
function ignoredWarning(used: Credentials, other: Credentials): string {
  const [usedWords, otherWords] = [used, other].map(({ method, origin }) => `${METHOD_WORDS[method]} (${origin})`);
  const sentence = `${usedWords} is used, ${otherWords} is not. Remove the one that is not meant.`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

function placesOf(name: SettingName, source: Pick<SettingsSource, 'spell' | 'variablePrefix'>): string {
  const spelled = source.spell(name);
  return spelled === undefined ? variablesOf(name, source) : `${spelled} (${variablesOf(name, source)})`;
}

function variablesOf(name: SettingName, { variablePrefix = '' }: Pick<SettingsSource, 'variablePrefix'>): string {
  return ENVIRONMENT_VARIABLES[name].map((variable) => `${variablePrefix}${variable}`).join(' or ');
}
