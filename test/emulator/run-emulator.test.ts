// The executable: flags, the ready line, files, and its end, in this process and as one of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { runEmulator } from '../../src/emulator/run-emulator';
import type { Emulator } from '../../src/emulator/start-emulator';
import { ask, emulators, jobsPath } from './emulator-under-test';

const MAIN = path.join(__dirname, '../../src/emulator/main.ts');
const start = emulators();
const running: Emulator[] = [];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'atlas-emulator-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
  rmSync(folder, { recursive: true });
});

describe('the ready line', () => {
  test('is one line for people', async () => {
    const { emulator, out, err } = await run();
    expect(out).toEqual([
      `atlas-emulator listens on ${emulator?.baseUrl} (project 64f0c0ffee64f0c0ffee64f0, cluster orders; --json shows ids and credentials)\n`,
    ]);
    expect(err).toEqual([]);
  });

  test('is one JSON object with --json: the facts', async () => {
    const { emulator, out } = await run('--json');
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(/^\{[^\n]*\}\n$/);
    expect(JSON.parse(out[0] ?? '')).toEqual(emulator?.facts);
    expect(Object.keys(emulator?.facts ?? {})).toEqual([
      'baseUrl',
      'projectId',
      'clusterName',
      'jobs',
      'exportBucketId',
      'forbiddenProjectId',
      'publicKey',
      'privateKey',
      'clientId',
      'clientSecret',
      'accessToken',
    ]);
  });
});

describe('flags', () => {
  test('--rate-limit', async () => {
    const { emulator } = await run('--rate-limit', '7');
    expect((await askFirst(emulator)).headers.get('ratelimit-limit')).toBe('7');
  });

  test('--fail', async () => {
    const { emulator } = await run('--fail', file('fail.json', [{ status: 502 }]));
    expect((await askFirst(emulator)).status).toBe(502);
  });

  test('--seed', async () => {
    const seed = { orgId: '0'.repeat(24), projects: [{ id: '1'.repeat(24), clusters: [{ name: 'mine' }] }] };
    const { emulator } = await run('--seed', file('seed.json', seed));
    expect(emulator?.facts).toMatchObject({ projectId: '1'.repeat(24), clusterName: 'mine' });
  });

  test('--objects', async () => {
    const { emulator } = await run('--objects', path.join(folder, 'buckets'));
    expect(emulator?.facts.clusterName).toBe('orders');
    expect(readdirSync(path.join(folder, 'buckets')).sort()).toEqual([
      'orders-exports',
      'orders-exports-azure',
      'orders-exports-gcp',
    ]);
  });

  test('--request-log appends to a file', async () => {
    const log = path.join(folder, 'requests.jsonl');
    writeFileSync(log, '{"earlier":true}\n');
    const { emulator } = await run('--request-log', log);
    await askFirst(emulator);
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { earlier: true },
      expect.objectContaining({ status: 200, auth: 'bearer' }),
    ]);
  });

  test('no request is kept in memory', async () => {
    const { emulator } = await run();
    await askFirst(emulator);
    expect(emulator?.requests).toEqual([]);
  });

  test('--request-log - writes after the ready line', async () => {
    const { emulator, out } = await run('--json', '--request-log', '-');
    await askFirst(emulator);
    expect(out).toHaveLength(2);
    expect(JSON.parse(out[1] ?? '')).toMatchObject({ status: 200, auth: 'bearer' });
  });

  test('--help tells every flag and exits with 0', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const flag of ['port', 'host', 'latency', 'rate-limit', 'fail', 'seed', 'objects', 'json', 'request-log']) {
      expect(out.join('')).toContain(`--${flag}`);
    }
  });
});

test('a bug is answered with 500, and a line on standard error tells it without the query', async () => {
  const err: string[] = [];
  let ready = false;
  const write = () => {
    if (ready) throw new TypeError('no\nroom');
    ready = true;
  };
  const emulator = await runEmulator(['--request-log', '-'], { write, writeError: (text) => err.push(text) });
  if (typeof emulator === 'number') throw new Error('the emulator did not start');
  running.push(emulator);
  const { status, body } = await ask(emulator, '/elsewhere?token=secret', { unchecked: true });
  expect([status, body]).toEqual([500, expect.objectContaining({ errorCode: 'UNEXPECTED_ERROR' })]);
  expect(err).toHaveLength(1);
  expect(err[0]).toMatch(/^atlas-emulator: GET \/elsewhere is answered with 500: TypeError: no \(at [^\n]*\)\n$/);
});

test('an answer of the API, and a fault, are no bugs', async () => {
  const { emulator, err } = await run('--fail', file('fail.json', [{ status: 500 }]));
  expect((await askFirst(emulator)).status).toBe(500);
  if (emulator !== undefined) await ask(emulator, '/elsewhere');
  expect(err).toEqual([]);
});

describe('mistakes are one line and exit code 1', () => {
  test.each([
    [['--port', '65536'], "option '--port <number>' argument '65536' is invalid. It must be a whole number from 0 to"],
    [['--port', '-1'], "option '--port <number>' argument '-1' is invalid"],
    [['--rate-limit', '0'], 'It must be a whole number from 1 to 1000000.'],
    [['--latency', 'soon'], 'It must be a whole number from 0 to 3600000.'],
    [['--host', '0.0.0.0'], 'atlas-emulator: The emulator listens on loopback addresses only, and 0.0.0.0 is none'],
    [['--seed', '/nowhere/seed.json'], 'atlas-emulator: /nowhere/seed.json cannot be read as JSON: ENOENT'],
    [['--request-log', '/nowhere/log'], 'atlas-emulator: The request log cannot be written: ENOENT'],
    [['--unknown'], "unknown option '--unknown'"],
    [['extra'], 'too many arguments'],
  ])('%j', async (args, words) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(1);
    expect(out).toEqual([]);
    expect(err.join('')).toContain(words);
    expect(err.join('').trimEnd()).not.toContain('\n');
  });

  test('a port that is taken', async () => {
    const port = new URL((await start()).baseUrl).port;
    const { code, err } = await run('--port', port);
    expect([code, err]).toEqual([1, [`atlas-emulator: Port ${port} of 127.0.0.1 is in use\n`]]);
  });

  test('a seed or fault file, by its name and field', async () => {
    const seed = file('seed.json', { orgId: 'x', projects: [] });
    const fail = file('fail.json', [{ status: 1 }]);
    expect((await run('--seed', seed)).err.join('')).toContain(`${seed}: orgId must be 24 hexadecimal digits`);
    expect((await run('--fail', fail)).err.join('')).toContain(`${fail}: [0].status must be a status from 200 to 599`);
    writeFileSync(seed, '{');
    expect((await run('--seed', seed)).err.join('')).toContain(`${seed} cannot be read as JSON: `);
  });
});

describe('the process', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it with 0 at once, also while it holds requests',
    async (signal) => {
      const { child, line } = await launch('--json', '--latency', '3600000');
      const { baseUrl } = JSON.parse(line) as { baseUrl: string };
      const held = fetch(baseUrl).catch((reason: Error) => reason.message);
      await new Promise(setImmediate);
      child.kill(signal);
      const [code, by] = (await once(child, 'exit')) as [number | null, string | null];
      expect([code, by]).toEqual([0, null]);
      expect(await held).toBe('fetch failed');
    },
  );

  test('ends with 0 and without a word where the reader of its request log has gone', async () => {
    const child = spawn(process.execPath, ['--require', 'tsx/cjs', MAIN, '--json', '--request-log', '-']);
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
    const closed = once(child, 'close');
    child.stdout.destroy();
    const { baseUrl } = JSON.parse(line) as { baseUrl: string };
    await fetch(baseUrl).catch(() => undefined);
    expect([await closed, said]).toEqual([[0, null], []]);
  });

  test('exits with 1 where the port is taken, and says so on standard error', async () => {
    const port = new URL((await start()).baseUrl).port;
    const child = spawn(process.execPath, ['--require', 'tsx/cjs', MAIN, '--port', port]);
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, said.join('')]).toEqual([1, `atlas-emulator: Port ${port} of 127.0.0.1 is in use\n`]);
  });
});

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const ended = await runEmulator(args, { write: (text) => out.push(text), writeError: (text) => err.push(text) });
  if (typeof ended === 'number') return { code: ended, out, err };
  running.push(ended);
  return { emulator: ended, out, err };
}

async function askFirst(emulator: Emulator | undefined) {
  if (emulator === undefined) throw new Error('the emulator did not start');
  return ask(emulator, jobsPath(emulator), { unchecked: true });
}

function file(name: string, content: unknown): string {
  const target = path.join(folder, name);
  writeFileSync(target, JSON.stringify(content));
  return target;
}

async function launch(...args: string[]) {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, line };
}
