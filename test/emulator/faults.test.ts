// Fault scripts: which request a rule strikes, and what then happens on the wire.
import http from 'node:http';
import { EmulatorError } from '../../src/emulator/emulator-error';
import { readFaultRules, type FaultRule } from '../../src/emulator/fault-rule';
import { createFaultScript } from '../../src/emulator/fault-script';
import type { Emulator } from '../../src/emulator/start-emulator';
import { ask, bucketsPath, emulators, jobsPath } from './emulator-under-test';

const start = emulators();
const GET_JOB = {
  method: 'GET',
  path: '/api/atlas/v2/groups/1/clusters/c/backup/exports/2',
  operation: 'getGroupClusterBackupExport',
  auth: 'digest',
} as const;

describe('which request is struck', () => {
  test('none without rules', () => {
    expect(script([]).strike(GET_JOB)).toBeUndefined();
  });

  test.each<[FaultRule['match'], boolean]>([
    [undefined, true],
    [{}, true],
    [{ method: 'get' }, true],
    [{ method: 'POST' }, false],
    [{ path: '/api/atlas/v2/' }, true],
    [{ path: '/api/oauth' }, false],
    [{ operation: 'getGroupClusterBackupExport' }, true],
    [{ operation: 'createToken' }, false],
    [{ auth: 'digest' }, true],
    [{ auth: 'none' }, false],
    [{ path: '/api', auth: 'none' }, false],
  ])('match %j: %s', (match, isStruck) => {
    const rule = match === undefined ? { status: 500 } : { match, status: 500 };
    expect(script([rule]).strike(GET_JOB) !== undefined).toBe(isStruck);
  });

  test('skip lets requests pass, times ends the rule, and the next rule follows', () => {
    const faults = script([
      { skip: 1, times: 2, status: 500 },
      { times: 1, status: 503 },
    ]);
    const struck = [1, 2, 3, 4, 5].map(() => faults.strike(GET_JOB)?.status);
    expect(struck).toEqual([503, 500, 500, undefined, undefined]);
  });

  test('a request that does not match is not counted', () => {
    const faults = script([{ match: { method: 'POST' }, times: 1, status: 500 }]);
    expect(faults.strike(GET_JOB)).toBeUndefined();
    expect(faults.strike({ ...GET_JOB, method: 'POST' })?.status).toBe(500);
  });

  test('replaced rules count anew', () => {
    const faults = script([{ times: 1, status: 500 }]);
    faults.strike(GET_JOB);
    faults.set(readFaultRules([{ times: 1, status: 502 }], 'faults'));
    expect(faults.strike(GET_JOB)?.status).toBe(502);
  });
});

describe('rules that are refused', () => {
  test.each<[unknown, string]>([
    [{}, 'fail.json: the document is not valid: '],
    [[{}], 'fail.json: [0] must have one of "status" and "connection", or "delay"'],
    [[{ status: 500, connection: 'reset' }], 'fail.json: [0] must have one of'],
    [[{ status: 500 }, { status: 99 }], 'fail.json: [1].status must be a status from 200 to 599'],
    [[{ connection: 'cut' }], 'fail.json: [0].connection must be one of reset, hang, truncate, slow'],
    [[{ status: 500, times: 0 }], 'fail.json: [0].times must be a whole number from 1'],
    [[{ status: 500, match: { operation: 'getCluster' } }], 'fail.json: [0].match.operation must be one of get'],
    [[{ status: 204, body: 'x' }], 'fail.json: [0] cannot have a "body"'],
    [[{ status: 500, mach: {} }], 'fail.json: [0].mach is not valid: '],
  ])('%j', (rules, words) => {
    expect(() => readFaultRules(rules, 'fail.json')).toThrow(EmulatorError);
    expect(() => readFaultRules(rules, 'fail.json')).toThrow(words);
  });
});

describe('ready answers', () => {
  test('a status alone has the body of an Atlas error, once', async () => {
    const emulator = await start({ faults: [{ times: 1, status: 503 }] });
    const { status, headers, body } = await ask(emulator, jobsPath(emulator), { unchecked: true });
    expect(status).toBe(503);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-error-code')).toBe('UNEXPECTED_ERROR');
    expect(body).toMatchObject({ error: 503, errorCode: 'UNEXPECTED_ERROR', reason: 'Service Unavailable' });
    expect((await ask(emulator, jobsPath(emulator))).status).toBe(200);
  });

  test('headers come along', async () => {
    const emulator = await start({ faults: [{ status: 429, headers: { 'Retry-After': '3' } }] });
    const { headers, body } = await ask(emulator, jobsPath(emulator));
    expect(headers.get('retry-after')).toBe('3');
    expect(body).toMatchObject({ errorCode: 'RATE_LIMITED' });
  });

  test('text is sent as HTML, anything else as JSON, unless a header says otherwise', async () => {
    const emulator = await start();
    const answers: [FaultRule, string, string][] = [
      [{ status: 503, body: '<html>' }, 'text/html', '<html>'],
      [{ status: 200, body: { a: 1 } }, 'application/json', '{"a":1}'],
      [{ status: 200, body: [] }, 'application/json', '[]'],
      [{ status: 200, body: '{', headers: { 'Content-Type': 'application/json' } }, 'application/json', '{'],
    ];
    for (const [rule, contentType, text] of answers) {
      emulator.setFaults([rule]);
      const answer = await ask(emulator, jobsPath(emulator), { unchecked: true });
      expect([answer.headers.get('content-type'), answer.text]).toEqual([contentType, text]);
    }
  });

  test('a redirect has its location and no body', async () => {
    const emulator = await start({ faults: [{ status: 302, headers: { Location: 'https://elsewhere.example/' } }] });
    const { status, headers, body } = await raw(emulator, jobsPath(emulator));
    expect([status, headers['location'], body]).toEqual([302, 'https://elsewhere.example/', '']);
  });

  test('strike before authentication, or only what carries an authorization', async () => {
    const emulator = await start({ faults: [{ status: 500 }] });
    expect((await ask(emulator, jobsPath(emulator), { authorization: null })).status).toBe(500);
    emulator.setFaults([{ match: { auth: 'bearer' }, status: 500 }]);
    expect((await ask(emulator, jobsPath(emulator), { authorization: null })).status).toBe(401);
    expect((await ask(emulator, jobsPath(emulator))).status).toBe(500);
  });

  test('strike one operation alone', async () => {
    const emulator = await start({ faults: [{ match: { operation: 'listGroupBackupExportBuckets' }, status: 500 }] });
    expect((await ask(emulator, bucketsPath(emulator))).status).toBe(500);
    expect((await ask(emulator, `${bucketsPath(emulator)}/${emulator.facts.exportBucketId}`)).status).toBe(200);
  });

  test('a delay alone ends in the usual answer', async () => {
    const emulator = await start({ faults: [{ delay: 1 }] });
    expect((await ask(emulator, jobsPath(emulator))).status).toBe(200);
    expect(emulator.requests).toMatchObject([{ status: 200, fault: 'delay' }]);
  });
});

describe('broken connections', () => {
  test('reset: the client sees ECONNRESET, and the next request passes', async () => {
    const emulator = await start({ faults: [{ times: 1, connection: 'reset' }] });
    await expect(raw(emulator, jobsPath(emulator))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(emulator.requests).toMatchObject([{ status: null, fault: 'reset' }]);
    expect((await ask(emulator, jobsPath(emulator))).status).toBe(200);
  });

  test('hang: no answer comes until the client or the emulator ends it', async () => {
    const emulator = await start({ faults: [{ connection: 'hang' }] });
    const pending = raw(emulator, jobsPath(emulator)).catch((reason: NodeJS.ErrnoException) => reason.code);
    while (emulator.requests.length === 0) await new Promise(setImmediate);
    expect(emulator.requests).toMatchObject([{ status: null, fault: 'hang' }]);
    await emulator.close();
    expect(await pending).toBe('ECONNRESET');
  });

  test('truncate: half of the body comes, under the length of the whole', async () => {
    const emulator = await start();
    const path = `${jobsPath(emulator)}/${emulator.facts.jobs.replicaSet}`;
    const { text } = await ask(emulator, path);
    emulator.setFaults([{ connection: 'truncate' }]);
    const { status, headers, body, complete } = await raw(emulator, path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    expect(Number(headers['content-length'])).toBe(text.length);
    expect(body).toBe(text.slice(0, Math.floor(text.length / 2)));
    expect(complete).toBe(false);
    expect(emulator.requests.at(-1)).toMatchObject({ status: 200, fault: 'truncate' });
  });

  test('slow: the whole body comes, piece by piece', async () => {
    const emulator = await start();
    const path = `${jobsPath(emulator)}/${emulator.facts.jobs.replicaSet}`;
    const { text } = await ask(emulator, path);
    emulator.setFaults([{ connection: 'slow', pause: 10 }]);
    const { body, complete, pieces } = await raw(emulator, path);
    expect(body).toBe(text);
    expect(complete).toBe(true);
    expect(pieces).toBeGreaterThan(1);
  });

  test('slow: a client that goes away, or the end of the emulator, stops it', async () => {
    const emulator = await start({ faults: [{ connection: 'slow', pause: 3_600_000 }] });
    const { baseUrl, facts } = emulator;
    const headers = { Authorization: `Bearer ${facts.accessToken}`, Accept: 'application/vnd.atlas.2023-01-01+json' };
    await new Promise<void>((resolve) => {
      const request = http.get(`${baseUrl}${jobsPath(emulator)}`, { headers }, (response) => {
        response.once('data', () => request.destroy());
        response.once('error', () => resolve());
      });
    });
    await emulator.close();
    expect(emulator.requests).toMatchObject([{ fault: 'slow', status: 200 }]);
  });
});

function script(rules: readonly FaultRule[]) {
  return createFaultScript(readFaultRules(rules, 'faults'));
}

/** A request with node:http, which shows an answer that breaks off. */
function raw({ baseUrl, facts }: Emulator, path: string) {
  const headers = { Authorization: `Bearer ${facts.accessToken}`, Accept: 'application/vnd.atlas.2023-01-01+json' };
  return new Promise<RawAnswer>((resolve, reject) => {
    const request = http.get(`${baseUrl}${path}`, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => undefined);
      response.on('close', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
          complete: response.complete,
          pieces: chunks.length,
        });
      });
    });
    request.on('error', reject);
  });
}

interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly complete: boolean;
  readonly pieces: number;
}
