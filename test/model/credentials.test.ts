import { readConnection } from '../../src/model/connection';
import { missingCredentials } from '../../src/model/credentials';
import { SECRET_SETTINGS, SENSITIVE_SETTINGS, type Settings } from '../../src/model/settings';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function connect(given: Settings, environment: Record<string, string> = {}, variablePrefix?: string) {
  return readConnection(given, { spell: snake, environment, variablePrefix });
}

describe('which credentials are used', () => {
  test('none given: no failure, nothing chosen', () => {
    expect(connect({})).toEqual({
      connection: {
        baseUrl: 'https://cloud.mongodb.com',
        apiVersion: 'v2',
        requestTimeout: 120_000,
        credentials: undefined,
      },
      warnings: [],
    });
  });

  test('empty values count as not given', () => {
    expect(
      connect({ publicKey: '', accessToken: '' }, { MONGODB_ATLAS_CLIENT_ID: '' }).connection.credentials,
    ).toBeUndefined();
  });

  test.each([
    ['MONGODB_ATLAS_PUBLIC_API_KEY', 'MONGODB_ATLAS_PRIVATE_API_KEY'],
    ['MONGODB_ATLAS_PUBLIC_KEY', 'MONGODB_ATLAS_PRIVATE_KEY'],
    ['MCLI_PUBLIC_API_KEY', 'MCLI_PRIVATE_API_KEY'],
  ])('an API key from %s and %s', (publicName, privateName) => {
    expect(connect({}, { [publicName]: 'pub', [privateName]: 'priv' }).connection.credentials).toEqual({
      method: 'api-key',
      publicKey: 'pub',
      privateKey: 'priv',
      origin: `${publicName} and ${privateName}`,
    });
  });

  test('a half in the block is completed from its own variable', () => {
    const { credentials } = connect({ clientId: 'id' }, { MONGODB_ATLAS_CLIENT_SECRET: 'secret' }).connection;
    expect(credentials).toEqual({
      method: 'service-account',
      clientId: 'id',
      clientSecret: 'secret',
      origin: 'client_id and MONGODB_ATLAS_CLIENT_SECRET',
    });
  });

  test('a block that names a method never takes another one from the environment', () => {
    const { connection, warnings } = connect({ publicKey: 'p', privateKey: 'q' }, { MONGODB_ATLAS_ACCESS_TOKEN: 't' });
    expect(connection.credentials?.method).toBe('api-key');
    expect(warnings).toEqual([]);
  });

  test('two whole methods in one source: the first is used, and a warning names it', () => {
    const { connection, warnings } = connect(
      {},
      {
        MONGODB_ATLAS_ACCESS_TOKEN: 'tok',
        MONGODB_ATLAS_CLIENT_ID: 'id',
        MONGODB_ATLAS_CLIENT_SECRET: 'hush',
      },
    );
    expect(connection.credentials?.method).toBe('access-token');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('An access token (MONGODB_ATLAS_ACCESS_TOKEN) is used');
    expect(warnings[0]).not.toMatch(/hush|tok[^e]/);
  });

  test.each([
    [{ publicKey: 'p' }, {}, 'public_key is given, but private_key is not'],
    [{ clientSecret: 's' }, {}, 'client_secret is given, but client_id is not'],
    [{}, { MONGODB_ATLAS_CLIENT_ID: 'i' }, 'MONGODB_ATLAS_CLIENT_ID is given, but client_secret is not'],
  ])('half a pair is refused: %j %j', (given, environment, what) => {
    expect(() => connect(given, environment)).toThrow(
      expect.objectContaining({ code: 'INCOMPLETE_CREDENTIALS', message: expect.stringContaining(what) }),
    );
  });

  test('a secret with a line break is refused without being shown', () => {
    expect(() => connect({ accessToken: 'hush\n' })).toThrow(/INVALID_SETTING: access_token holds white space/);
    expect(() => connect({ accessToken: 'hush\n' })).not.toThrow(/hush/);
    const named = expect.objectContaining({ parts: expect.objectContaining({ argument: 'accessToken' }) });
    expect(() => connect({ accessToken: 'hush\n' })).toThrow(named);
  });

  test('a prefix for the environment is used in reading and in messages', () => {
    const source = { spell: snake, variablePrefix: 'STAGING_' };
    expect(connect({}, { STAGING_MONGODB_ATLAS_ACCESS_TOKEN: 't' }, 'STAGING_').connection.credentials?.origin).toBe(
      'STAGING_MONGODB_ATLAS_ACCESS_TOKEN',
    );
    expect(missingCredentials(source).message).toContain('client_secret (STAGING_MONGODB_ATLAS_CLIENT_SECRET)');
  });

  test('none at all lists the three choices', () => {
    const { message } = missingCredentials({ spell: snake });
    for (const words of ['an access token: access_token', 'a service account: client_id', 'an API key: public_key'])
      expect(message).toContain(words);
  });

  test('where only the environment can give them, the messages name variables alone', () => {
    const source = { spell: () => undefined, environment: { MONGODB_ATLAS_CLIENT_ID: 'i' } };
    expect(missingCredentials(source).message).toBe(
      [
        'MISSING_CREDENTIALS: An export job can be read only with credentials, and none were given.',
        '  fix: Set one of these in the environment:',
        '       - an access token: MONGODB_ATLAS_ACCESS_TOKEN',
        '       - a service account: MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET',
        '       - an API key: MONGODB_ATLAS_PUBLIC_API_KEY or MONGODB_ATLAS_PUBLIC_KEY or MCLI_PUBLIC_API_KEY and ' +
          'MONGODB_ATLAS_PRIVATE_API_KEY or MONGODB_ATLAS_PRIVATE_KEY or MCLI_PRIVATE_API_KEY.',
      ].join('\n'),
    );
    expect(() => readConnection({}, source)).toThrow(
      [
        'INCOMPLETE_CREDENTIALS: MONGODB_ATLAS_CLIENT_ID is given, but MONGODB_ATLAS_CLIENT_SECRET is not.',
        '  why: The two belong together.',
        '  fix: Set MONGODB_ATLAS_CLIENT_SECRET in the environment, or remove MONGODB_ATLAS_CLIENT_ID.',
      ].join('\n'),
    );
  });
});

test('a public key is kept off the screen, but is no secret', () => {
  expect([...SECRET_SETTINGS].sort()).toEqual(['accessToken', 'clientSecret', 'privateKey']);
  expect([...SENSITIVE_SETTINGS].sort()).toEqual(['accessToken', 'clientSecret', 'privateKey', 'publicKey']);
});
