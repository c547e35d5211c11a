// The bridge against workers that do everything wrong, and one wait that takes too long.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import type { LookupBatch, LookupQuestion } from '../../../src/model/lookup';
import { WorkerKeeper } from '../../../src/synth/host/ask-worker';
import { WorkerBridge } from '../../../src/synth/host/worker-bridge';
import { SilentServer } from '../../support/silent-server';
import { temporaryFolder } from '../../support/temporary-folder';
import { until } from '../../support/until';

const LIMITS = { start: 5_000, grace: 300, close: 50, quiet: 100 };
const ADDRESS = { projectId: 'a'.repeat(24), clusterName: 'c', exportJobId: 'b'.repeat(24) };
const BATCHES: LookupBatch[] = [
  {
    connection: { baseUrl: 'https://atlas.example', apiVersion: 'v2', requestTimeout: 1_000, credentials: undefined },
    questions: [questionOf(ADDRESS)],
    contextFile: undefined,
  },
];

function questionOf({ exportJobId, ...cluster }: typeof ADDRESS): LookupQuestion {
  return { question: { kind: 'export-job', cluster, choice: { exportJobId } }, waitTimeout: 1_000 };
}

const PROLOGUE = `
const { workerData: { port, counter } } = require('node:worker_threads');
const say = (message) => { port.postMessage(message); Atomics.add(counter, 0, 1); Atomics.notify(counter, 0); };
`;

const said: string[] = [];
const shown: string[] = [];
let bridge: WorkerBridge | undefined;
afterEach(() => {
  bridge?.terminate();
  bridge = undefined;
  said.splice(0);
  shown.splice(0);
});

function bridgeTo(code: string, limits = LIMITS): WorkerBridge {
  const file = path.join(temporaryFolder(), 'worker.js');
  fs.writeFileSync(file, PROLOGUE + code);
  bridge = new WorkerBridge(
    file,
    limits,
    (line) => said.push(line),
    (text) => shown.push(text),
  );
  return bridge;
}

const ANSWERING = `
say({ kind: 'ready' });
port.on('message', ({ request }) => {
  if (request.id === 2) say({ kind: 'answer', id: 1, outcomes: [['stale']], warnings: [] });
  say({ kind: 'answer', id: request.id, outcomes: [[request.id]], warnings: [] });
});`;

test('answers come with the id of their request, and stale ones are dropped', () => {
  const to = bridgeTo(ANSWERING);
  for (const id of [1, 2, 3]) expect(to.ask(BATCHES, 1_000).outcomes).toEqual([[id]]);
  expect(said).toEqual([]);
});

test('a thousand waits lose no wake-up', () => {
  const to = bridgeTo(ANSWERING.replace('request.id === 2', 'false'));
  for (let id = 1; id <= 1_000; id += 1) expect(to.ask(BATCHES, 1_000).outcomes).toEqual([[id]]);
});

test('a file that is not there is told at once', () => {
  expect(() => new WorkerBridge('/nowhere/synth-worker.js')).toThrow(
    /^WORKER_FAILED: [\s\S]*\/nowhere\/synth-worker\.js does not exist[\s\S]*Install cdktf-provider-atlas again/,
  );
});

test('a worker that never starts is given up', () => {
  const to = bridgeTo('setInterval(() => undefined, 1_000);', { ...LIMITS, start: 200 });
  expect(() => to.ask(BATCHES, 1_000)).toThrow(/^LOOKUP_TIMED_OUT: /);
});

test('a worker that breaks says why', () => {
  const to = bridgeTo(
    `say({ kind: 'ready' }); port.on('message', () => say({ kind: 'crash', message: 'RangeError: boom' }));`,
  );
  expect(() => to.ask(BATCHES, 1_000)).toThrow(/^WORKER_FAILED: [\s\S]*why: RangeError: boom/);
});

test('after a failure the next look-up has a new worker', () => {
  const codes = [
    `say({ kind: 'ready' }); port.on('message', () => say({ kind: 'crash', message: 'gone' }));`,
    ANSWERING,
  ];
  const starts = jest.fn(() => bridgeTo(codes.shift() ?? ''));
  const keeper = new WorkerKeeper(starts);
  expect(() => keeper.ask(BATCHES, 1_000)).toThrow(/^WORKER_FAILED: /);
  expect(keeper.ask(BATCHES, 1_000).outcomes).toEqual([[1]]);
  expect(keeper.ask(BATCHES, 1_000).warnings).toEqual([]);
  expect(starts).toHaveBeenCalledTimes(2);
});

test('a worker that broke while nothing was asked is replaced, and the look-up does not fail', async () => {
  const breaking = ANSWERING + "port.on('message', () => say({ kind: 'crash', message: 'idle' }));";
  const codes = [breaking, ANSWERING];
  const starts = jest.fn(() => bridgeTo(codes.shift() ?? ''));
  const keeper = new WorkerKeeper(starts);
  expect(keeper.ask(BATCHES, 1_000).outcomes).toEqual([[1]]);
  const first = bridge;
  await until(() => first?.hasCrashed() === true);
  expect(keeper.ask(BATCHES, 1_000).outcomes).toEqual([[1]]);
  expect(starts).toHaveBeenCalledTimes(2);
});

test('a worker that hangs is given up after the time of the look-up and a grace, and the wait is announced once', () => {
  const to = bridgeTo(`say({ kind: 'ready' });`);
  expect(() => to.ask(BATCHES, 100)).toThrow(/^LOOKUP_TIMED_OUT: /);
  expect(said).toEqual(['Still reading 1 snapshot export job from https://atlas.example …\n']);
});

test('the announcement of other reads does not call them jobs', () => {
  const to = bridgeTo(`say({ kind: 'ready' });`);
  const [batch] = BATCHES;
  const list = { question: { kind: 'export-buckets', projectId: 'p' }, waitTimeout: 1_000 } as const;
  expect(() => to.ask(batch === undefined ? [] : [{ ...batch, questions: [...batch.questions, list] }], 100)).toThrow(
    /^LOOKUP_TIMED_OUT: /,
  );
  expect(said).toEqual(['Still reading 2 answers from https://atlas.example …\n']);
});

describe('a wait that tells how far it is', () => {
  const WAITING = `
say({ kind: 'ready' });
port.on('message', ({ request }) => {
  say({ kind: 'progress', text: 'one' });
  setTimeout(() => {
    say({ kind: 'progress', text: 'two' });
    say({ kind: 'answer', id: request.id, outcomes: [], warnings: [] });
  }, 300);
});`;

  test('is not announced as well, and its line is gone at the end', () => {
    bridgeTo(WAITING).ask(BATCHES, 1_000);
    expect(shown).toEqual(['one', 'two', '']);
    expect(said).toEqual([]);
  });

  test('leaves no line behind when the worker hangs or breaks', () => {
    const hanging = `say({ kind: 'ready' }); port.on('message', () => say({ kind: 'progress', text: 'x' }));`;
    expect(() => bridgeTo(hanging).ask(BATCHES, 10)).toThrow(/^LOOKUP_TIMED_OUT: /);
    bridge?.terminate();
    const breaking = hanging.replace(/\);$/, "); port.on('message', () => say({ kind: 'crash', message: 'y' }));");
    expect(() => bridgeTo(breaking).ask(BATCHES, 1_000)).toThrow(/^WORKER_FAILED: /);
    expect(shown).toEqual(['x', '', 'x', '']);
  });
});

test('listeners of signals are gone during the wait, and back in their order after it', () => {
  const listeners = [jest.fn(), jest.fn()];
  for (const listener of listeners) process.on('SIGTERM', listener);
  const once = jest.fn();
  process.once('SIGTERM', once);
  const before = process.rawListeners('SIGTERM');
  try {
    bridgeTo(ANSWERING).ask(BATCHES, 1_000);
    expect(process.rawListeners('SIGTERM')).toEqual(before);
  } finally {
    for (const listener of [...listeners, once]) process.off('SIGTERM', listener);
  }
});

describe('a real look-up', () => {
  let server: SilentServer;
  beforeAll(async () => {
    server = await SilentServer.start();
  });
  afterAll(() => server.stop());

  /** An app that waits for an answer which never comes. */
  function app(timeout: string): string {
    return `
      const { TerraformStack, App } = require('cdktf');
      const { AtlasLookup, DataAtlasSnapshotExportJob, ReadAt } = require(${JSON.stringify(path.resolve(__dirname, '../../../lib'))});
      const lookup = AtlasLookup.of({ baseUrl: ${JSON.stringify(server.baseUrl)}, accessToken: 'secret', timeout: '${timeout}' });
      const job = new DataAtlasSnapshotExportJob(new TerraformStack(new App(), 's'), 'job', { ...${JSON.stringify(ADDRESS)}, readAt: ReadAt.SYNTH, lookup });
      try { job.state; } catch (error) { console.log(error.message); }`;
  }

  function run(timeout: string) {
    return spawn(process.execPath, ['-e', app(timeout)], {
      cwd: path.resolve(__dirname, '../../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  test('the time of the look-up ends the wait, with the path', async () => {
    const child = run('300ms');
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(output).toMatch(/^LOOKUP_TIMED_OUT: s\/job: The export job could not be read within 300 ms/);
    expect(output).toContain('set a longer timeout on AtlasLookup');
  });
});
