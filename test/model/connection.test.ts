import { isLoopback } from '../../src/model/base-url';
import { readConnection } from '../../src/model/connection';
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
