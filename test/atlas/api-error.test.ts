import type { Credentials } from '../../src/model/credentials';
import {
  ACCESS_TOKEN,
  API_KEY,
  clientFor,
  failureOf,
  JOB_PATH,
  REQUEST,
  SERVICE_ACCOUNT,
  startAtlas,
} from './atlas-server';
import { apiError } from '../../src/atlas/api-error';
import type { HeldBack } from '../../src/atlas/rate-limited';
import noCluster from './fixtures/error-404-cluster.json';
import noGroup from './fixtures/error-404-group.json';

const redact = (text: string) => text;

function errorOf(status: number, body: unknown, credentials: Credentials = API_KEY, held?: HeldBack) {
  return apiError(REQUEST, { status, headers: {}, body }, { credentials, redact, attempts: 1, spent: 10, held });
}

describe('each status', () => {
  test.each([
    [400, 'BAD_REQUEST', 'did not understand GET /api/atlas/v2/'],
    [
      401,
      'UNAUTHORIZED',
      'The request was made with an API key (public_key and private_key), which Atlas did not accept',
    ],
    [402, 'UNEXPECTED_STATUS', 'the unexpected status 402'],
    [403, 'FORBIDDEN', 'role Project Backup Manager'],
    [404, 'UNEXPECTED_STATUS', 'the unexpected status 404'],
    [405, 'UNEXPECTED_STATUS', 'the unexpected status 405'],
    [408, 'SERVER_FAILED', 'a failure of Atlas itself'],
    [409, 'CONFLICT', 'conflicts with another change'],
    [410, 'VERSION_GONE', 'has been retired'],
    [429, 'RATE_LIMITED', 'allows in a span of time is used up'],
    [500, 'SERVER_FAILED', 'a failure of Atlas itself'],
    [502, 'SERVER_FAILED', 'a failure of Atlas itself'],
    [503, 'SERVER_FAILED', 'a failure of Atlas itself'],
    [504, 'SERVER_FAILED', 'a failure of Atlas itself'],
  ])('%i is %s', (status, code, words) => {
    for (const body of [
      undefined,
      null,
      [],
      'x',
      {},
      { error: status, detail: null, errorCode: 7, parameters: null },
    ]) {
      const error = errorOf(status, body);
      expect(error.code).toBe(code);
      expect(error.message).toContain(words);
      expect(error.message).toContain(`GET ${REQUEST.path} was answered: status ${status}`);
      expect(error.parts.http).toMatchObject({ method: 'GET', path: JOB_PATH, status });
    }
  });
});

describe('401', () => {
  test('an access token lives one hour', () => {
    const { message } = errorOf(401, {}, ACCESS_TOKEN);
    expect(message).toContain('an access token (MONGODB_ATLAS_ACCESS_TOKEN)');
    expect(message).toContain('An access token lives one hour');
    expect(message).toContain('fix: Mint a new access token');
  });

  test('a service account whose token is refused: its secret was right', () => {
    const { message } = errorOf(401, {}, SERVICE_ACCOUNT);
    expect(message).toContain('Atlas issued an access token for it, and then refused that token');
    expect(message).toContain('was deleted or disabled meanwhile, or the base URL leads to two different Atlases');
    expect(message).not.toContain('mistyped');
  });

  test('an API key that Atlas knows and that may not do this is not called mistyped', () => {
    const { code, message } = errorOf(401, { errorCode: 'USER_UNAUTHORIZED' }, API_KEY);
    expect(code).toBe('UNAUTHORIZED');
    expect(message).toContain(
      'The credentials, an API key (public_key and private_key), may not read this in the project "64f0c0ffee64f0c0ffee64f0"',
    );
    expect(message).toContain('why: Atlas knows the key. Reading an export job needs the role Project Backup Manager');
    expect(message).toContain('fix: Give the API key the role Project Backup Manager');
    expect(message).not.toMatch(/unknown|revoked|mistyped/);
  });

  test('a token that is refused with the same code may still have expired', () => {
    expect(errorOf(401, { errorCode: 'USER_UNAUTHORIZED' }, ACCESS_TOKEN).message).toContain('may have expired');
  });

  test('the others do not speak of that', () => {
    expect(errorOf(401, {}, SERVICE_ACCOUNT).message).not.toContain('one hour');
    expect(errorOf(401, {}, API_KEY).message).not.toContain('one hour');
  });
});

describe('403', () => {
  test.each([
    ['IP address 203.0.113.7 is not allowed to access this resource.', 'from the IP address 203.0.113.7'],
    ['IP address 2001:db8::1 is not allowed to access this resource.', 'from the IP address 2001:db8::1'],
    ['This resource requires access through an access list of ip ranges.', "from this machine's IP address"],
  ])('an access list: %s', (detail, words) => {
    const error = errorOf(403, { errorCode: 'IP_ADDRESS_NOT_ON_ACCESS_LIST', detail });
    expect(error.code).toBe('IP_NOT_ALLOWED');
    expect(error.message).toContain(words);
    expect(error.message).toContain("to the API access list of the API key, not to the project's IP access list");
  });

  test.each([
    ['ORG_REQUIRES_ACCESS_LIST', 'IP_NOT_ALLOWED'],
    ['NOT_ON_WHITELIST', 'IP_NOT_ALLOWED'],
    ['USER_CANNOT_ACCESS_GROUP', 'FORBIDDEN'],
  ])('%s is %s', (errorCode, code) => {
    expect(errorOf(403, { errorCode }).code).toBe(code);
  });

  test('a role: the new name and the older ones, who needs it, and where', () => {
    const { message } = errorOf(403, {}, SERVICE_ACCOUNT);
    expect(message).toContain('Project Backup Manager; older pages of Atlas name Project Atlas Admin or Project Owner');
    expect(message).toContain('Give the service account the role');
    expect(message).toContain('in the project "64f0c0ffee64f0c0ffee64f0"');
  });
});

describe('404', () => {
  test.each([
    [noGroup, 'PROJECT_NOT_FOUND', 'There is no project "64f0c0ffee64f0c0ffee64f0"'],
    [noCluster, 'CLUSTER_NOT_FOUND', 'The project "64f0c0ffee64f0c0ffee64f0" has no cluster "orders"'],
    [{ errorCode: 'BACKUP_EXPORT_NOT_FOUND' }, 'EXPORT_JOB_NOT_FOUND', 'has no export job "6500000000000000000000e1"'],
    [{ errorCode: 'X' }, 'EXPORT_JOB_NOT_FOUND', 'Atlas may have forgotten it, or the cluster was replaced'],
  ])('%j', (body, code, words) => {
    const error = errorOf(404, body);
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });

  test.each([noGroup, noCluster, { errorCode: 'BACKUP_EXPORT_NOT_FOUND' }])(
    'says nothing of Terraform, which may not be what reads: $errorCode',
    (body) => {
      expect(errorOf(404, body).message).not.toMatch(/terraform/i);
    },
  );

  test.each([
    undefined,
    null,
    'Not Found',
    {},
    { errorCode: '' },
    { errorCode: 404 },
    { status: 404, error: 'Not Found' },
  ])('that does not come from Atlas says nothing of the job: %j', (body) => {
    const { code, message } = errorOf(404, body);
    expect(code).toBe('UNEXPECTED_STATUS');
    expect(message).toContain('does not have the form in which Atlas reports a failure');
    expect(message).toContain('fix: Check that the base URL is that of the Atlas Admin API, and whether a proxy');
  });

  test('the facts of the exchange are kept', () => {
    expect(errorOf(404, noCluster).parts.http).toEqual({
      method: 'GET',
      path: JOB_PATH,
      status: 404,
      errorCode: 'CLUSTER_NOT_FOUND',
      detail: noCluster.detail,
    });
  });
});

describe('429', () => {
  test('says how long Atlas asks to wait', () => {
    const { message } = errorOf(429, {}, API_KEY, { wait: 600_000, left: 120_000 });
    expect(message).toContain('why: The rate limit holds the next request back for 10 min, and 2 min are left. GET ');
    expect(message).toContain('fix: Try again in 10 min;');
  });

  test('without such a wish names a minute', () => {
    const { message } = errorOf(429, {});
    expect(message).toContain('why: GET ');
    expect(message).toContain('fix: Try again in a minute;');
  });
});

describe('text from the server', () => {
  test('is shown bounded, on one line', () => {
    const { message, parts } = errorOf(500, { detail: `a\n\u001b[31m${'x'.repeat(5_000)}` });
    expect(parts.http?.detail).toMatch(/^a\\u000a\\u001b\[31mx+…$/);
    expect(message.length).toBeLessThan(700);
  });

  test.each([ACCESS_TOKEN, API_KEY])('holds no secret: $method', async (credentials) => {
    const secret =
      credentials.method === 'access-token'
        ? credentials.accessToken
        : credentials.method === 'api-key'
          ? credentials.privateKey
          : '';
    const log = jest.fn();
    const json = { errorCode: secret, detail: `You sent ${secret}, "${encodeURIComponent(secret)}".` };
    const atlas = await startAtlas(() => ({ status: 500, json }));
    const failure = await failureOf(clientFor(atlas.url, { credentials, log, random: () => 0 }).send(REQUEST));
    expect(failure.parts.http).toMatchObject({ errorCode: '(secret)', detail: 'You sent (secret), "(secret)".' });
    expect(`${failure.message}${JSON.stringify(log.mock.calls)}`).not.toContain(secret);
  });

  test.each<[string, string, string]>([
    ['HTML', 'text/html', 'token-of-the-user-1234'],
    ['a content type', 'text/token-of-the-user-1234', 'x'],
  ])('holds no secret in an answer that is not JSON: %s', async (_, type, body) => {
    const atlas = await startAtlas(() => ({ headers: { 'Content-Type': type }, body }));
    const { message } = await failureOf(clientFor(atlas.url).send(REQUEST));
    expect(message).toContain('(secret)');
    expect(message).not.toContain('token-of-the-user-1234');
  });

  test('holds no secret in the target of a redirection', async () => {
    const atlas = await startAtlas(() => ({
      status: 307,
      headers: { Location: 'https://token-of-the-user-1234.test/' },
    }));
    expect((await failureOf(clientFor(atlas.url).send(REQUEST))).message).toContain('to (secret).test');
  });
});
