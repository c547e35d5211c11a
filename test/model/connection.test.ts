import { isLoopback } from '../../src/model/base-url';
import { connectionProblems, readConnection, readEndpoint } from '../../src/model/connection';
import type { Settings } from '../../src/model/settings';

const read = (given: Settings, environment: Record<string, string> = {}) =>
  readConnection(given, { spell: (name) => name, environment }).connection;

describe('base URL', () => {
  test.each([
    ['https://cloud.mongodb.com', 'https://cloud.mongodb.com'],
    ['https://cloud.mongodbgov.com/', 'https://cloud.mongodbgov.com'],
    ['https://opsmanager.example:8443', 'https://opsmanager.example:8443'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://localhost:1', 'http://localhost:1'],
    ['http://[::1]:80', 'http://[::1]'],
  ])('%s is read as %s', (given, expected) => {
    expect(read({ baseUrl: given }).baseUrl).toBe(expected);
  });

  test('falls back to its own environment variable, also beside credentials in the block', () => {
    expect(read({ accessToken: 't' }, { MCLI_OPS_MANAGER_URL: 'https://ops.example/' }).baseUrl).toBe(
      'https://ops.example',
    );
  });

  test.each([
    ['http://cloud.mongodb.com', 'its host is not this machine'],
    ['http://localhost.evil.example', 'its host is not this machine'],
    ['http://127.evil.example', 'its host is not this machine'],
    ['https://user:hush@cloud.mongodb.com', 'holds a user name or password'],
    ['https://cloud.mongodb.com/hush', 'holds a path'],
    ['https://cloud.mongodb.com?hush', 'holds a query'],
    ['https://cloud.mongodb.com#hush', 'holds a fragment'],
    ['ftp://cloud.mongodb.com', 'is not an https URL'],
    ['cloud.mongodb.com', 'is not a URL'],
  ])('%s is refused, not echoed', (given, words) => {
    expect(() => read({ baseUrl: given })).toThrow(words);
    expect(() => read({ baseUrl: given })).not.toThrow(/hush/);
  });

  test('loopback', () => {
    expect(isLoopback('http://127.1.2.3:9')).toBe(true);
    expect(isLoopback('https://cloud.mongodb.com')).toBe(false);
  });
});

describe('API version and request timeout', () => {
  test('defaults', () => {
    expect(read({})).toMatchObject({ apiVersion: 'v2', requestTimeout: 120_000 });
  });

  test('an empty text is the same as none, everywhere', () => {
    expect(read({ baseUrl: '', apiVersion: '', requestTimeout: '', accessToken: '' })).toEqual(read({}));
  });

  test('given', () => {
    expect(read({ apiVersion: 'v1.0', requestTimeout: '1m30s' })).toMatchObject({
      apiVersion: 'v1.0',
      requestTimeout: 90_000,
    });
  });

  test.each([
    { apiVersion: 'v3' },
    { requestTimeout: '2' },
    { requestTimeout: '0s' },
    { requestTimeout: '-1s' },
    { requestTimeout: '' + '9'.repeat(400) + 'h' },
  ])('%j is refused', (given) => {
    expect(() => read(given)).toThrow(expect.objectContaining({ code: 'INVALID_SETTING' }));
  });
});

describe('without a look at credentials', () => {
  test('half of them is no matter, and none are in the answer', () => {
    const source = { spell: (name: string) => name, environment: { MONGODB_ATLAS_CLIENT_ID: 'i' } };
    expect(readEndpoint({ publicKey: 'p', requestTimeout: '1s' }, source)).toEqual({
      baseUrl: 'https://cloud.mongodb.com',
      apiVersion: 'v2',
      requestTimeout: 1_000,
    });
  });

  test('what is wrong with the rest is refused', () => {
    expect(() => readEndpoint({ apiVersion: 'v3' }, { spell: (name) => name, environment: {} })).toThrow(/v3/);
  });
});

describe('all problems', () => {
  const problems = (given: Settings, environment: Record<string, string> = {}) =>
    connectionProblems(given, { spell: (name) => name, environment }).map(({ code, parts }) => [code, parts.argument]);

  test('none', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ accessToken: 't', baseUrl: 'https://ops.example' })).toEqual([]);
  });

  test('each is told with its argument, and the first is what reading throws', () => {
    const given = {
      baseUrl: 'ftp://x',
      apiVersion: 'v3',
      requestTimeout: '5',
      accessToken: 'hush\n',
      clientId: 'i',
      publicKey: 'p ',
    };
    expect(problems(given)).toEqual([
      ['INVALID_SETTING', 'baseUrl'],
      ['INVALID_SETTING', 'apiVersion'],
      ['INVALID_SETTING', 'requestTimeout'],
      ['INVALID_SETTING', 'accessToken'],
      ['INCOMPLETE_CREDENTIALS', 'clientSecret'],
      ['INVALID_SETTING', 'publicKey'],
      ['INCOMPLETE_CREDENTIALS', 'privateKey'],
    ]);
    expect(() => read(given)).toThrow(
      expect.objectContaining({ parts: expect.objectContaining({ argument: 'baseUrl' }) }),
    );
  });

  test('one that comes from the environment has its argument too', () => {
    expect(problems({}, { MONGODB_ATLAS_ACCESS_TOKEN: 'hush\n' })).toEqual([['INVALID_SETTING', 'accessToken']]);
  });
});
