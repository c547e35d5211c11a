// Each code is provoked the way a user would meet it, and its message is whole. A code without a provocation does not
// compile.
import { ERROR_TITLES, type ErrorCode } from '../../src/errors/error-codes';
import { ACCESS_TOKEN, API_KEY, SERVICE_ACCOUNT } from '../atlas/atlas-server';
import { OF_ATLAS } from './provocations/atlas';
import { OF_THE_CONFIGURATION, SECRET } from './provocations/configuration';
import { OF_INSTALLING, OF_SYNTH_TIME, OF_THE_PRODUCT } from './provocations/machine';
import { OF_THE_NETWORK, PROXY_PASSWORD } from './provocations/network';
import type { Provocation, Told } from './provocations/told';

const PROVOCATIONS: Readonly<Record<ErrorCode, Provocation>> = {
  ...OF_THE_CONFIGURATION,
  ...OF_ATLAS,
  ...OF_THE_NETWORK,
  ...OF_SYNTH_TIME,
  ...OF_INSTALLING,
  ...OF_THE_PRODUCT,
};

const SECRETS = [SECRET, PROXY_PASSWORD, ...[ACCESS_TOKEN, API_KEY, SERVICE_ACCOUNT].flatMap(secretsOf)];

function secretsOf(credentials: typeof ACCESS_TOKEN): string[] {
  if (credentials.method === 'access-token') return [credentials.accessToken];
  if (credentials.method === 'api-key') return [credentials.privateKey];
  const { clientId, clientSecret } = credentials;
  const basic = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
  return [clientSecret, encodeURIComponent(clientSecret), Buffer.from(basic).toString('base64')];
}

test('each code of the table is provoked, and no other', () => {
  expect(Object.keys(PROVOCATIONS)).toEqual(Object.keys(ERROR_TITLES));
});

test.each(Object.entries(PROVOCATIONS) as [ErrorCode, Provocation][])('%s', async (code, provoke) => {
  const told = await provoke();
  for (const message of messagesOf(told)) expect(message).toMatch(wholeMessage(code));
  for (const { summary, detail } of diagnosticsOf(told)) {
    expect(summary).toBe(ERROR_TITLES[code]);
    expect(detail).toMatch(wholeDetail(code));
  }
  const texts = JSON.stringify([messagesOf(told), diagnosticsOf(told)]);
  expect(SECRETS.filter((secret) => texts.includes(secret))).toEqual([]);
});

/** As an app shows it: code, perhaps a path, what, perhaps why, and what to do. */
function wholeMessage(code: ErrorCode): RegExp {
  return new RegExp(`^${code}: \\S.*[.!?»]\\n(?:  why: \\S[^]*[.!?»]\\n)?  fix: \\S[^]*[.!?»]$`);
}

/** As Terraform shows it below the title. */
function wholeDetail(code: ErrorCode): RegExp {
  return new RegExp(`^\\S[^]*[.!?»]\\nCode: ${code}\\n\\n\\S[^]*[.!?»]$`);
}

function messagesOf(told: Told): string[] {
  if (typeof told === 'string') return [told];
  return 'message' in told ? [told.message] : [];
}

function diagnosticsOf(told: Told): { summary: string; detail: string }[] {
  if (typeof told === 'string') return [];
  return ['summary' in told ? told : { summary: told.title, detail: told.detail }];
}
