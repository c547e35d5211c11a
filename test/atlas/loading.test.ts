import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { startAtlas, until } from './atlas-server';

const ROOT = path.join(__dirname, '../..');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loading-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The entry in one file, as the executables carry it. */
function bundle(entry: string): string {
  const outfile = path.join(folder, `${path.basename(entry, '.ts')}.cjs`);
  const external = ['valibot', 'https-proxy-agent', 'proxy-from-env'];
  buildSync({
    entryPoints: [path.join(ROOT, entry)],
    outfile,
    external,
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  return outfile;
}

test.each(['src/atlas/client.ts', 'src/atlas/get-export-job.ts'])(
  '%s loads nothing before the first request',
  (entry) => {
    const script = `
    const Module = require('node:module');
    const load = Module._load;
    const names = [];
    Module._load = function (name) { names.push(name); return load.apply(this, arguments); };
    require(process.argv[1]);
    console.log(JSON.stringify(names.slice(1)));
  `;
    const output = execFileSync(process.execPath, ['-e', script, bundle(entry)], { encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual([]);
  },
);

test('one signal stops many reads, in a process that prints nothing and ends by itself', () => {
  const script = `
    const { createAtlasClient } = require(process.argv[1]);
    const controller = new AbortController();
    let count = 0;
    const server = require('node:http').createServer(() => (count += 1) === 10 && controller.abort());
    server.listen(0, '127.0.0.1', async () => {
      const baseUrl = 'http://127.0.0.1:' + server.address().port;
      const credentials = { method: 'access-token', accessToken: 'token', origin: 'x' };
      const connection = { baseUrl, apiVersion: 'v2', requestTimeout: 60000, credentials };
      const client = createAtlasClient({ connection, credentials, userAgent: 'x', environment: {} });
      const request = { method: 'GET', path: '/x', accept: 'application/json', signal: controller.signal };
      const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => client.send(request)));
      process.stdout.write([...new Set(outcomes.map(({ reason }) => reason.code))].join());
      await client.close();
      server.close();
    });
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script, bundle('src/atlas/client.ts')], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect({ stdout, stderr, status }).toEqual({ stdout: 'STOPPED', stderr: '', status: 0 });
});

test('a revocation that is never answered does not hold the process', async () => {
  const atlas = await startAtlas(({ url }) =>
    url === '/api/oauth/revoke' ? undefined : { json: { access_token: 'minted-token' } },
  );
  const script = `
    const { createAtlasClient } = require(process.argv[1]);
    const credentials = { method: 'service-account', clientId: 'id', clientSecret: 'secret', origin: 'x' };
    const connection = { baseUrl: process.argv[2], apiVersion: 'v2', requestTimeout: 60000, credentials };
    const client = createAtlasClient({ connection, credentials, userAgent: 'x', environment: {} });
    client.send({ method: 'GET', path: '/x', accept: 'application/json' }).then(async () => {
      const began = performance.now();
      process.on('exit', () => process.stdout.write(String(performance.now() - began < 1000)));
      await client.close();
    });
  `;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '-e',
    script,
    bundle('src/atlas/client.ts'),
    atlas.url,
  ]);
  expect(stdout).toBe('true');
  await until(() => atlas.seen.length === 3);
});
