// The provider block: what is refused, with the argument's name, and what is only warned of.
import { ProviderProcess } from './support/provider-process';
import { UNKNOWN, UNKNOWN_NOT_NULL, type Config } from './support/values';

const SECRET = 'mdb_sa_sk_0123456789';
const ID = 'mdb_sa_id_64f0c0ffee64f0c0ffee6501';

let bare: ProviderProcess;
beforeAll(async () => {
  bare = await ProviderProcess.start();
});

/** Both must say the same: Terraform validates without the values that only an apply knows. */
async function refusal(block: Config, provider = bare) {
  const [validated, configured] = [await provider.validateProvider(block), await provider.configure(block)];
  expect(configured).toEqual(validated);
  expect(validated).toHaveLength(1);
  return validated[0];
}

test('an empty block is accepted', async () => {
  expect(await bare.validateProvider({})).toEqual([]);
  expect(await bare.configure({})).toEqual([]);
});

describe('half of the credentials', () => {
  test.each([
    ['client_id', ID, 'client_secret', 'MONGODB_ATLAS_CLIENT_SECRET'],
    ['client_secret', SECRET, 'client_id', 'MONGODB_ATLAS_CLIENT_ID'],
    ['public_key', 'abcdefgh', 'private_key', 'MONGODB_ATLAS_PRIVATE_API_KEY'],
    ['private_key', SECRET, 'public_key', 'MONGODB_ATLAS_PUBLIC_API_KEY'],
  ])('%s alone: the other half is named', async (given, value, missing, variable) => {
    const error = await refusal({ [given]: value });
    expect(error).toMatchObject({
      severity: 'error',
      summary: 'Half of the Atlas credentials is missing',
      path: missing,
    });
    expect(error?.detail).toContain(`${given} is given, but ${missing} is not.`);
    expect(error?.detail).toContain(variable);
    expect(error?.detail).toContain('Code: INCOMPLETE_CREDENTIALS');
    expect(error?.detail).not.toContain(SECRET);
  });

  test('alone in the environment: the variable is named', async () => {
    const provider = await ProviderProcess.start({ MCLI_PUBLIC_API_KEY: 'abcdefgh' });
    const error = await refusal({}, provider);
    expect(error?.detail).toContain('MCLI_PUBLIC_API_KEY is given, but private_key is not.');
  });

  test('the other half may stand in the environment, or be unknown yet', async () => {
    const provider = await ProviderProcess.start({ MONGODB_ATLAS_CLIENT_SECRET: SECRET });
    expect(await provider.validateProvider({ client_id: ID })).toEqual([]);
    expect(await bare.validateProvider({ client_id: ID, client_secret: UNKNOWN })).toEqual([]);
  });
});

describe('values that are refused', () => {
  test.each([
    ['base_url', 'http://atlas.example.com', 'base_url is http, and its host is not this machine.'],
    ['base_url', 'https://u:hunter22@atlas.example.com', 'base_url holds a user name or password.'],
    ['base_url', 'https://atlas.example.com/api?key=hunter22', 'base_url holds a query.'],
    ['base_url', 'https://atlas.example.com/hunter22', 'base_url holds a path.'],
    ['base_url', 'hunter22', 'base_url is not a URL.'],
    ['api_version', 'v3', 'api_version must be "v2" or "v1.0", but is "v3".'],
    ['request_timeout', '0s', 'request_timeout must be a duration above zero, but is "0s".'],
    ['request_timeout', '5', 'request_timeout must be a duration above zero, but is "5".'],
  ])('%s = %s', async (name, value, sentence) => {
    const error = await refusal({ [name]: value });
    expect(error).toMatchObject({ severity: 'error', summary: 'Setting is not valid', path: name });
    expect(error?.detail).toContain(sentence);
    expect(error?.detail).toContain('Code: INVALID_SETTING');
    expect(error?.detail).not.toContain('hunter22');
  });

  test('a credential that was read with its line break', async () => {
    const error = await refusal({ access_token: 'hunter22\n' });
    expect(error).toMatchObject({ summary: 'Setting is not valid', path: 'access_token' });
    expect(error?.detail).toContain('access_token holds white space');
    expect(error?.detail).not.toContain('hunter22');
  });
});

test('each of several is told, in validation and in configuration', async () => {
  const block = { base_url: 'ftp://x', request_timeout: '5', access_token: 'hunter22\n', client_id: ID };
  const told = await bare.validateProvider(block);
  expect(told.map(({ path }) => path)).toEqual(['base_url', 'request_timeout', 'access_token', 'client_secret']);
  expect(await bare.configure(block)).toEqual(told);
});

describe('values that are accepted', () => {
  test.each([
    [{ base_url: 'https://cloud.mongodbgov.com/' }],
    [{ base_url: 'http://localhost:8080' }],
    [{ base_url: 'http://[::1]:8080' }],
    [{ api_version: 'v1.0', request_timeout: '1m30s' }],
    [{ api_version: '', base_url: '', request_timeout: '', access_token: '' }],
  ])('%j', async (block) => {
    expect(await bare.validateProvider(block)).toEqual([]);
  });

  test.each([
    ['unknown', UNKNOWN],
    ['unknown with a refinement', UNKNOWN_NOT_NULL],
  ])('every argument %s', async (_, value) => {
    const block = { access_token: value, base_url: value, api_version: value, request_timeout: value };
    expect(await bare.validateProvider(block)).toEqual([]);
    expect(await bare.configure(block)).toEqual([]);
  });
});

describe('two kinds of credentials', () => {
  const ENVIRONMENT = { MONGODB_ATLAS_ACCESS_TOKEN: 'token-of-the-environment' };

  test('in the block: a warning of Configure names the one that is used', async () => {
    const block = { access_token: 'abc', client_id: ID, client_secret: SECRET };
    expect(await bare.validateProvider(block)).toEqual([]);
    expect(await bare.configure(block)).toEqual([
      {
        severity: 'warning',
        summary: 'Two kinds of Atlas credentials are given',
        detail:
          'An access token (access_token) is used, ' +
          'a service account (client_id and client_secret) is not. Remove the one that is not meant.',
        path: '',
      },
    ]);
  });

  test('in the environment: the variables are named', async () => {
    const pair = { MONGODB_ATLAS_CLIENT_ID: ID, MONGODB_ATLAS_CLIENT_SECRET: SECRET };
    const provider = await ProviderProcess.start({ ...ENVIRONMENT, ...pair });
    const [warning] = await provider.configure({});
    expect(warning?.detail).toContain('An access token (MONGODB_ATLAS_ACCESS_TOKEN) is used');
    expect(warning?.detail).toContain('(MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET) is not');
  });

  test('one in the block and one in the environment: the block is meant, without a word', async () => {
    const provider = await ProviderProcess.start(ENVIRONMENT);
    expect(await provider.configure({ client_id: ID, client_secret: SECRET })).toEqual([]);
  });
});
