import type { EmulatorOptions } from '../../src/emulator/start-emulator';
import { emulators } from '../emulator/emulator-under-test';
import { seedOf } from '../support/seed';
import { until } from '../support/until';
import { clusterOf, environmentOf, runCli } from './support/run-cli';

const start = emulators();

const NAMES = 'MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET';

async function doctor(args: readonly string[] | undefined, given: Given = {}) {
  const emulator = await start(given.emulator);
  const { facts } = emulator;
  const environment = { ...environmentOf(facts), ...given.environment };
  const clock = { now: () => Date.parse('2024-05-09T07:05:00Z'), setTimeout: () => () => undefined };
  const run = await runCli(['doctor', ...(args ?? clusterOf(facts))], {
    environment,
    ...(given.withTime ? {} : { clock }),
  });
  const lines = run.out.split('\n').filter((line) => !line.startsWith(' '));
  return { ...run, emulator, marks: Object.fromEntries(lines.map((line) => [line.slice(2, 15).trim(), line[0]])) };
}

interface Given {
  readonly emulator?: EmulatorOptions;
  readonly environment?: Record<string, string>;
  readonly withTime?: boolean;
}

/** The marks where the check fails: all before it are passed, and none after it is made. */
function failingAt(name: string) {
  const names = [
    'credentials',
    'address',
    'host',
    'sign-in',
    'IP address',
    'project',
    'role',
    'cluster',
    'export jobs',
    'newest job',
  ];
  const failed = names.indexOf(name);
  return Object.fromEntries(names.map((one, index) => [one, index < failed ? '✓' : index === failed ? '✗' : '–']));
}

test('all in order is a line for each check', async () => {
  const { status, out, err, emulator } = await doctor(undefined);
  const { host } = new URL(emulator.baseUrl);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out.split('\n')).toEqual([
    `✓ credentials   a service account (${NAMES})`,
    `✓ address       ${emulator.baseUrl}, API v2`,
    `✓ host          ${host} answers`,
    '✓ sign-in       an access token was minted, and accepted',
    '✓ IP address    may be used with these credentials',
    '✓ project       64f0c0ffee64f0c0ffee64f0',
    '✓ role          may read export jobs',
    '✓ cluster       orders',
    '✓ export jobs   6',
    '✓ newest job    6500000000000000000000e2 is Queued; created 24 h ago',
  ]);
  await until(() => emulator.requests.at(-1)?.operation === 'revokeToken');
});

test('a cluster without jobs is in order', async () => {
  const { status, out } = await doctor(undefined, { emulator: { seed: seedOf({ orders: 0 }) } });
  expect(status).toBe(0);
  expect(out).toContain('✓ export jobs   0\n✓ newest job    none yet');
});

describe('each kind of credentials', () => {
  test.each([
    ['publicKey', 'privateKey', 'PUBLIC_API_KEY', 'PRIVATE_API_KEY', 'an API key', 'the API key was accepted'],
    ['accessToken', 'accessToken', 'ACCESS_TOKEN', 'ACCESS_TOKEN', 'an access token', 'the access token was accepted'],
  ] as const)('%s', async (first, second, firstName, secondName, kind, words) => {
    const { baseUrl, facts } = await start();
    const environment = {
      MONGODB_ATLAS_BASE_URL: baseUrl,
      [`MONGODB_ATLAS_${firstName}`]: facts[first],
      [`MONGODB_ATLAS_${secondName}`]: facts[second],
    };
    const { status, out } = await runCli(['doctor', ...clusterOf(facts)], { environment });
    expect(status).toBe(0);
    expect(out).toContain(`✓ credentials   ${kind} (MONGODB_ATLAS_${firstName}`);
    expect(out).toContain(`✓ sign-in       ${words}`);
    expect(out).not.toContain(facts.privateKey);
    expect(out).not.toContain(facts.accessToken);
  });

  test('two at once are a warning that names the one used', async () => {
    const { status, err } = await doctor(undefined, {
      environment: { MONGODB_ATLAS_PUBLIC_API_KEY: 'a', MONGODB_ATLAS_PRIVATE_API_KEY: 'b' },
    });
    expect(status).toBe(0);
    expect(err).toMatch(/^A service account \(.*\) is used, an API key \(.*\) is not/);
  });
});

describe('what fails', () => {
  const CLUSTER_GONE = ['--project', '64f0c0ffee64f0c0ffee64f0', '--cluster', 'gone'];
  const PROJECT_GONE = ['--project', 'a'.repeat(24), '--cluster', 'orders'];
  const fault = (status: number, body: object): EmulatorOptions => ({
    faults: [{ match: { method: 'GET' }, status, body }],
  });

  test.each<[string, string, readonly string[] | undefined, Given]>([
    ['TOKEN_REFUSED', 'sign-in', undefined, { environment: { MONGODB_ATLAS_CLIENT_SECRET: 'wrong-secret' } }],
    ['IP_NOT_ALLOWED', 'IP address', undefined, { emulator: { refuseIpAddress: true } }],
    ['PROJECT_NOT_FOUND', 'project', PROJECT_GONE, {}],
    ['CLUSTER_NOT_FOUND', 'cluster', CLUSTER_GONE, {}],
    ['UNEXPECTED_STATUS', 'host', undefined, { emulator: fault(418, {}) }],
    ['SERVER_FAILED', 'host', undefined, { emulator: fault(501, {}) }],
  ])('%s: %s', async (code, name, args, given) => {
    const { status, out, marks } = await doctor(args, given);
    expect(status).toBe(1);
    expect(marks).toEqual(failingAt(name));
    const lines = out.split('\n');
    const failed = lines.findIndex((line) => line.startsWith('✗'));
    expect(lines[failed]).toMatch(new RegExp(`^✗ ${name} +${code}: \\S`));
    const told = lines.slice(failed + 1).filter((line) => line.startsWith(' '));
    expect(told.at(-1)).toMatch(/^ {16}fix: \S/);
    expect(out).toContain(`not checked, because of the ${name}`);
    expect(out).not.toContain('wrong-secret');
  });

  test('CONNECTION_REFUSED: host', async () => {
    const { baseUrl, close, facts } = await start();
    await close();
    const { status, out } = await runCli(['doctor', ...clusterOf(facts)], {
      environment: environmentOf({ ...facts, baseUrl }),
    });
    expect(status).toBe(1);
    expect(out).toMatch(/\n✗ host {10}CONNECTION_REFUSED: /);
    expect(out).toContain('– sign-in       not checked, because of the host');
  });

  test('a role that is missing leaves open whether the project is there', async () => {
    const { status, out, marks } = await doctor(['--project', '64f0c0ffee64f0c0ffee64f1', '--cluster', 'orders']);
    expect(status).toBe(1);
    expect(marks).toEqual({ ...failingAt('role'), project: '–' });
    expect(out).toMatch(/✗ role {10}FORBIDDEN: The credentials, a service account/);
    expect(out).toContain('fix: Give the service account the role Project Backup Manager');
  });

  test('an API key that Atlas knows, and answers with 401, has signed in', async () => {
    const { baseUrl, facts } = await start(fault(401, { error: 401, errorCode: 'USER_UNAUTHORIZED', detail: 'No.' }));
    const environment = {
      MONGODB_ATLAS_BASE_URL: baseUrl,
      MONGODB_ATLAS_PUBLIC_API_KEY: facts.publicKey,
      MONGODB_ATLAS_PRIVATE_API_KEY: facts.privateKey,
    };
    const { out } = await runCli(['doctor', ...clusterOf(facts)], { environment });
    expect(out).toContain('✓ sign-in       the API key was accepted');
    expect(out).toMatch(/✗ role {10}UNAUTHORIZED: /);
  });

  test('credentials that are missing or half, and settings that cannot be used, all at once', async () => {
    const none = await runCli(['doctor']);
    expect(none).toMatchObject({ status: 1, err: '' });
    expect(none.out).toMatch(
      /^✗ credentials {3}MISSING_CREDENTIALS: [^]*- a service account: MONGODB_ATLAS_CLIENT_ID and/,
    );
    expect(none.out).toContain(
      '✓ address       https://cloud.mongodb.com, API v2\n– host          not checked: Atlas cannot be asked',
    );
    const half = { MONGODB_ATLAS_CLIENT_ID: 'i', MONGODB_ATLAS_BASE_URL: 'atlas' };
    const { status, out } = await runCli(['doctor', '--api-version', 'v3'], { environment: half });
    expect(status).toBe(1);
    expect(out).toMatch(/^✗ credentials {3}INCOMPLETE_CREDENTIALS: /);
    expect(out).toMatch(/\n✗ address {7}INVALID_SETTING: MONGODB_ATLAS_BASE_URL is not a URL\.\n/);
    expect(out).toMatch(/\n✗ address {7}INVALID_SETTING: --api-version must be "v2" or "v1.0", but is "v3"\.\n/);
    expect(out.match(/✓/)).toBeNull();
  });
});

describe('without all names', () => {
  test('no project: credentials and network alone', async () => {
    const { status, marks, out, emulator } = await doctor([]);
    expect(status).toBe(0);
    expect(marks).toEqual({ ...failingAt('project'), project: '–' });
    expect(out).toContain('– project       not checked: give --project and --cluster');
    expect(emulator.requests.map(({ operation }) => operation)).toContain('listGroupBackupExportBuckets');
  });

  test('a cluster without its project: only what is missing is asked for', async () => {
    const { status, out } = await doctor(['--cluster', 'orders']);
    expect(status).toBe(0);
    expect(out).toContain('– cluster       not checked: give --project');
    expect(out).not.toContain('--cluster');
  });

  test('no cluster: the project too, and no promise of the role', async () => {
    const { status, marks, out } = await doctor(['--project', '64f0c0ffee64f0c0ffee64f0']);
    expect(status).toBe(0);
    expect(marks).toEqual({ ...failingAt('role'), role: '–' });
    expect(out).toContain('– role          not checked: give --cluster');
  });

  test('no project, and a token that is refused', async () => {
    const { status, marks } = await doctor([], { environment: { MONGODB_ATLAS_CLIENT_SECRET: 'wrong' } });
    expect({ status, marks }).toEqual({ status: 1, marks: failingAt('sign-in') });
  });

  test('a name without its form is said before anything is asked', async () => {
    const { status, out, err, emulator } = await doctor(['--project', 'x']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^INVALID_ARGUMENT: --project must be 24 hexadecimal digits/);
    expect(emulator.requests).toEqual([]);
  });
});

test('it waits for one minute at most, unless told otherwise', async () => {
  const emulator: EmulatorOptions = { faults: [{ match: { method: 'GET' }, connection: 'hang' }] };
  const args = ['--project', '64f0c0ffee64f0c0ffee64f0', '--cluster', 'orders', '--timeout', '150ms'];
  const { status, out } = await doctor(args, { emulator, withTime: true });
  expect(status).toBe(1);
  expect(out).toMatch(
    /✗ host {10}TIMED_OUT: The list of export jobs could not be read within 150 ms, the limit of --timeout/,
  );
  expect((await runCli(['doctor', '--help'])).out).toContain('how long the command may take (default: "1m")');
});

test('on a terminal the marks have colours', async () => {
  const { facts } = await start();
  const { out } = await runCli(['doctor', ...clusterOf(facts)], { environment: environmentOf(facts), width: 100 });
  expect(out).toMatch(/^\u001b\[32m✓\u001b\[39m credentials {3}a service/);
});
