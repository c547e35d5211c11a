// The emulator as a whole: facts, records of requests, options, and its end.
import http from 'node:http';
import { EmulatorError } from '../../src/emulator/emulator-error';
import { startEmulator } from '../../src/emulator/start-emulator';
import { ask, emulators, jobsPath, standingClock } from './emulator-under-test';

const start = emulators();

describe('facts', () => {
  test('name every job of the built-in data, and credentials of the right shape', async () => {
    const { facts, baseUrl } = await start();
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(facts).toEqual({
      baseUrl,
      projectId: '64f0c0ffee64f0c0ffee64f0',
      clusterName: 'orders',
      jobs: {
        replicaSet: '6500000000000000000000e1',
        sharded: '6500000000000000000000f0',
        queued: '6500000000000000000000e2',
        inProgress: '6500000000000000000000e3',
        failed: '6500000000000000000000e4',
        cancelled: '6500000000000000000000e5',
      },
      exportBucketId: '650000000000000000000b01',
      forbiddenProjectId: '64f0c0ffee64f0c0ffee64f1',
      publicKey: expect.stringMatching(/^[a-z]{8}$/),
      privateKey: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      clientId: expect.stringMatching(/^mdb_sa_id_[a-f0-9]{24}$/),
      clientSecret: expect.stringMatching(/^mdb_sa_sk_/),
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    });
  });

  test('of a seed without anything are empty', async () => {
    const { facts } = await start({ seed: { orgId: '0'.repeat(24), projects: [] } });
    expect(facts).toMatchObject({ projectId: '', clusterName: '', exportBucketId: '', forbiddenProjectId: '' });
    expect(new Set(Object.values(facts.jobs))).toEqual(new Set(['']));
  });
});

describe('records', () => {
  test('tell of each request once it is answered, and never a secret', async () => {
    const { now } = standingClock('2024-06-01T00:00:00Z');
    const told: unknown[] = [];
    const emulator = await start({ now, onRequest: (record) => told.push(record) });
    const path = jobsPath(emulator);
    await ask(emulator, `${path}?pageNum=1&token=${emulator.facts.accessToken}`, { headers: { 'User-Agent': 'me/1' } });
    await ask(emulator, path, { authorization: null });
    expect(emulator.requests).toEqual([
      {
        at: '2024-06-01T00:00:00.000Z',
        method: 'GET',
        path,
        query: 'pageNum=1&token=…',
        operation: 'listGroupClusterBackupExports',
        status: 200,
        auth: 'bearer',
        userAgent: 'me/1',
        fault: null,
      },
      expect.objectContaining({ status: 401, auth: 'none', query: '' }),
    ]);
    expect(told).toEqual(emulator.requests);
    const { accessToken, privateKey, clientSecret } = emulator.facts;
    for (const secret of [accessToken, privateKey, clientSecret]) expect(JSON.stringify(told)).not.toContain(secret);
  });

  test('can be forgotten', async () => {
    const emulator = await start();
    await ask(emulator, '/elsewhere');
    expect(emulator.requests).toMatchObject([{ operation: null, status: 404 }]);
    emulator.clear();
    expect(emulator.requests).toEqual([]);
  });
});

describe('options', () => {
  test('latency holds each request back', async () => {
    const emulator = await start({ latency: 30 });
    const begun = performance.now();
    await ask(emulator, jobsPath(emulator));
    expect(performance.now() - begun).toBeGreaterThan(25);
  });

  test('a port that is taken is one clear sentence', async () => {
    const { baseUrl } = await start();
    const port = Number(new URL(baseUrl).port);
    await expect(startEmulator({ port })).rejects.toThrow(new EmulatorError(`Port ${port} of 127.0.0.1 is in use`));
  });

  test.each(['0.0.0.0', '::', '192.0.2.1', 'example.com', ''])('host %j is refused', async (host) => {
    await expect(startEmulator({ host })).rejects.toThrow(
      new EmulatorError(`The emulator listens on loopback addresses only, and ${host} is none`),
    );
  });

  test('localhost and other loopback addresses are taken', async () => {
    expect((await start({ host: 'localhost' })).baseUrl).toMatch(/^http:\/\/localhost:\d+$/);
    const other = await start({ host: '127.0.0.2' });
    expect((await ask(other, jobsPath(other))).status).toBe(200);
  });

  test('a wrong seed or fault rule is refused before anything listens', async () => {
    await expect(startEmulator({ seed: { orgId: 'x', projects: [] } })).rejects.toThrow('seed: orgId must be');
    await expect(startEmulator({ faults: [{}] })).rejects.toThrow('faults: [0] must have one of');
    const emulator = await start();
    expect(() => emulator.setFaults([{}])).toThrow(EmulatorError);
  });

  test('globals stay as they are', async () => {
    const { Request: request, Response: response } = globalThis;
    await start();
    expect([globalThis.Request, globalThis.Response]).toEqual([request, response]);
  });
});

describe('close', () => {
  test('cuts a request that is held back, and a kept-alive connection', async () => {
    const emulator = await start({ latency: 3_600_000 });
    const arrived = new Promise<void>((resolve) => {
      const agent = new http.Agent({ keepAlive: true });
      const request = http.get(emulator.baseUrl, { agent });
      request.once('error', () => resolve());
      request.once('socket', (socket) => socket.once('connect', () => void emulator.close()));
    });
    await arrived;
    await expect(fetch(emulator.baseUrl)).rejects.toThrow('fetch failed');
  });

  test('twice is no error', async () => {
    const emulator = await startEmulator();
    await emulator.close();
    await expect(emulator.close()).resolves.toBeUndefined();
  });
});
