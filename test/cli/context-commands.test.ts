import fs from 'node:fs';
import path from 'node:path';
import type { EmulatorOptions } from '../../src/emulator/start-emulator';
import { contextWith, parseContext } from '../../src/model/context-file';
import { emulators } from '../emulator/emulator-under-test';
import { temporaryFolder } from '../support/temporary-folder';
import { PROJECT } from '../support/seed';
import { clusterOf, environmentOf, runCli } from './support/run-cli';
import { BUCKET, jobKey, storedJob, writeContext } from './support/stored-jobs';

const start = emulators();

const SUCCESSFUL = '6500000000000000000000e1';
const FAILED = '6500000000000000000000e4';
const SHARDED = '6500000000000000000000f0';
const QUEUED = '6500000000000000000000e2';

async function contextOf(options: EmulatorOptions = {}) {
  const emulator = await start(options);
  const environment = environmentOf(emulator.facts);
  const file = path.join(temporaryFolder(), 'atlas.context.json');
  const context = (verb: string, ...args: string[]) =>
    runCli(['context', verb, '--file', file, ...args], { environment });
  const fetch = (...args: string[]) => context('fetch', ...clusterOf(emulator.facts), ...args);
  const text = () => fs.readFileSync(file, 'utf8');
  const read = () => parseContext(text(), file);
  const ids = () => Object.values({ ...read().exportJobs, ...read().exportBuckets }).map(({ id }) => id);
  return { emulator, environment, file, context, fetch, text, read, ids };
}

describe('fetch', () => {
  test('stores jobs that have finished, with their buckets, as a synthesis would', async () => {
    const { fetch, file, text, ids, emulator } = await contextOf();
    const { status, out, err } = await fetch(SUCCESSFUL, FAILED, SUCCESSFUL, '--buckets');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.split('\n')).toEqual([
      `export job ${SUCCESSFUL}: stored in ${file}`,
      `export job ${FAILED}: stored in ${file}`,
      `export bucket ${BUCKET}: stored in ${file}`,
    ]);
    expect(ids()).toEqual([SUCCESSFUL, FAILED, BUCKET]);
    expect(Object.keys(parseContext(text(), file).exportJobs)[0]).toBe(
      jobKey(SUCCESSFUL, { baseUrl: emulator.baseUrl }),
    );
    expect(text()).toBe(contextWith(parseContext(text(), file), {}));
    expect(fs.readdirSync(path.dirname(file))).toEqual(['atlas.context.json']);
  });

  test('adds to what is there, and leaves the bytes alone where nothing is new', async () => {
    const { fetch, text, ids } = await contextOf();
    await fetch(SUCCESSFUL);
    await fetch(SHARDED);
    expect(ids()).toEqual([SUCCESSFUL, SHARDED]);
    const before = text();
    expect(await fetch(SUCCESSFUL)).toMatchObject({ status: 0 });
    expect(text()).toBe(before);
  });

  test('a job that still changes is said, and not stored', async () => {
    const { fetch, ids, file } = await contextOf();
    const run = await fetch(QUEUED, SUCCESSFUL);
    expect(run).toEqual({
      status: 0,
      out: `export job ${SUCCESSFUL}: stored in ${file}`,
      err: `export job ${QUEUED} is Queued: not stored, since it still changes`,
    });
    expect(ids()).toEqual([SUCCESSFUL]);
    fs.rmSync(file);
    expect(await fetch(QUEUED)).toMatchObject({ status: 0, out: '' });
    expect(fs.existsSync(file)).toBe(false);
  });

  test('one read that fails leaves the file as it was', async () => {
    const { fetch, text, file } = await contextOf();
    const run = await fetch(SUCCESSFUL, 'a'.repeat(24));
    expect(run).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/^EXPORT_JOB_NOT_FOUND: /) });
    expect(fs.existsSync(file)).toBe(false);
    await fetch(SUCCESSFUL);
    const before = text();
    expect(await fetch(SHARDED, 'a'.repeat(24))).toMatchObject({ status: 1 });
    expect(text()).toBe(before);
  });

  test('a failure of all is said once', async () => {
    const { fetch } = await contextOf({ faults: [{ match: { method: 'GET' }, status: 403 }] });
    const { status, err } = await fetch(SUCCESSFUL, FAILED, '--buckets');
    expect(status).toBe(1);
    expect(err).toMatch(/^FORBIDDEN: /);
  });

  test('a damaged file is said before anything is asked, and stays as it is', async () => {
    const { fetch, file, text, emulator } = await contextOf();
    fs.writeFileSync(file, '<<<<<<< ours\n');
    const run = await fetch(SUCCESSFUL);
    expect(run).toMatchObject({ status: 1, err: expect.stringMatching(/^CONTEXT_UNREADABLE: .* merge conflict/) });
    expect(text()).toBe('<<<<<<< ours\n');
    expect(emulator.requests).toEqual([]);
  });

  test('a file that cannot be written is CONTEXT_NOT_WRITTEN', async () => {
    const { emulator, environment } = await contextOf();
    const file = path.join(temporaryFolder(), 'no', 'such', 'folder.json');
    const args = ['context', 'fetch', SUCCESSFUL, ...clusterOf(emulator.facts), '--file', file];
    const { status, out, err } = await runCli(args, { environment });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^CONTEXT_NOT_WRITTEN: ".*folder.json" could not be written\.\n {2}why: ENOENT: /);
    expect(err).toContain('fix: Make it a file that this user may write, or name another one with --file.');
  });

  test('for an Atlas on this machine a file must be named, as at synthesis', async () => {
    const { emulator, environment } = await contextOf();
    const args = ['context', 'fetch', SUCCESSFUL, ...clusterOf(emulator.facts)];
    const { status, err } = await runCli(args, { environment });
    expect(status).toBe(1);
    expect(err).toMatch(/^INVALID_ARGUMENT: For an Atlas on this machine nothing is stored unless a file is named\./);
    expect(emulator.requests).toEqual([]);
  });

  describe('without ids', () => {
    test('reads every entry again, and writes nothing where all agree', async () => {
      const { fetch, context, text } = await contextOf();
      await fetch(SUCCESSFUL, SHARDED, '--buckets');
      const before = text();
      expect(await context('fetch')).toEqual({ status: 0, out: '3 of 3 entries are as Atlas has them', err: '' });
      expect(text()).toBe(before);
    });

    test('says what differs, and stores it anew', async () => {
      const { fetch, context, text, file } = await contextOf();
      await fetch(SUCCESSFUL);
      const before = text();
      fs.writeFileSync(file, before.replace('"exportedCollections": 40', '"exportedCollections": 4'));
      const { status, out } = await context('fetch');
      expect(status).toBe(0);
      expect(out.split('\n')).toEqual([
        `export job ${SUCCESSFUL} (cluster orders, project ${PROJECT}): Atlas has another exportStatus`,
        '0 of 1 entries are as Atlas has them',
        `export job ${SUCCESSFUL}: stored in ${file}`,
      ]);
      expect(text()).toBe(before);
    });

    test('an entry that Atlas has forgotten is kept', async () => {
      const { emulator, context, file } = await contextOf();
      const key = jobKey('a'.repeat(24), { baseUrl: emulator.baseUrl });
      const before = writeContext(file, { exportJobs: { [key]: storedJob('a'.repeat(24)) } });
      const { status, out, err } = await context('fetch');
      expect({ status, out }).toEqual({ status: 0, out: '0 of 1 entries are as Atlas has them' });
      expect(err).toBe(
        `export job ${'a'.repeat(24)} (cluster orders, project ${PROJECT}): kept, though Atlas no longer knows it`,
      );
      expect(fs.readFileSync(file, 'utf8')).toBe(before);
    });

    test('an entry that Atlas calls unfinished is kept', async () => {
      const { emulator, context, file } = await contextOf();
      const before = writeContext(file, {
        exportJobs: { [jobKey(QUEUED, { baseUrl: emulator.baseUrl })]: storedJob(QUEUED) },
      });
      expect(await context('fetch')).toMatchObject({
        status: 0,
        err: expect.stringContaining('kept, though Atlas says that it has not finished'),
      });
      expect(fs.readFileSync(file, 'utf8')).toBe(before);
    });

    test('a read that fails leaves the file as it was', async () => {
      const { fetch, context, text, file, emulator } = await contextOf();
      await fetch(SUCCESSFUL);
      const changed = text().replace('"exportedCollections": 40', '"exportedCollections": 4');
      fs.writeFileSync(file, changed);
      emulator.setFaults([{ match: { method: 'GET' }, status: 403 }]);
      expect(await context('fetch')).toMatchObject({ status: 1, err: expect.stringMatching(/^FORBIDDEN: /) });
      expect(text()).toBe(changed);
    });

    test('--buckets adds those that are missing', async () => {
      const { fetch, context, ids } = await contextOf();
      await fetch(SUCCESSFUL, SHARDED);
      expect(await context('fetch', '--buckets')).toMatchObject({ status: 0 });
      expect(ids()).toEqual([SUCCESSFUL, SHARDED, BUCKET]);
    });

    test('a file that holds nothing of this Atlas asks for ids', async () => {
      const { context, file, emulator } = await contextOf();
      writeContext(file, { exportJobs: { [jobKey(SUCCESSFUL)]: storedJob(SUCCESSFUL) } });
      const { status, err } = await context('fetch');
      expect({ status, err }).toEqual({
        status: 0,
        err: `The context file holds nothing of ${emulator.baseUrl}: give the ids of the jobs to fetch`,
      });
      expect(emulator.requests).toEqual([]);
    });
  });
});

describe('check', () => {
  test('agrees, differs', async () => {
    const { fetch, context, text, file, emulator } = await contextOf();
    await fetch(SUCCESSFUL, '--buckets');
    expect(await context('check')).toEqual({
      status: 0,
      out: `${file}: well-formed, with 2 entries\n${emulator.baseUrl}: agrees with 2 entries`,
      err: '',
    });
    const changed = text().replace('"orders-exports"', '"other"');
    fs.writeFileSync(file, changed);
    const run = await context('check');
    expect(run.status).toBe(1);
    expect(run.out).toContain(
      `export bucket ${BUCKET} (project ${PROJECT}): differs from Atlas in bucketName; "context fetch" writes it anew`,
    );
    expect(text()).toBe(changed);
  });

  test('--offline needs no credentials, and asks nothing', async () => {
    const file = path.join(temporaryFolder(), 'atlas.context.json');
    writeContext(file, { exportJobs: { [jobKey(SUCCESSFUL)]: storedJob(SUCCESSFUL) } });
    expect(await runCli(['context', 'check', '--offline', '--file', file])).toEqual({
      status: 0,
      out: `${file}: well-formed, with 1 entry`,
      err: '',
    });
    const online = await runCli(['context', 'check', '--file', file]);
    expect(online).toMatchObject({ status: 1, err: expect.stringMatching(/^MISSING_CREDENTIALS: /) });
  });

  test.each([
    ['{"version":1,', /^CONTEXT_UNREADABLE: .* is damaged\.\n {2}why: It is not JSON/],
    ['{"version":2}', /^CONTEXT_UNREADABLE: .* has version 2, and this release reads version 1/],
    [
      '{"version":1,"exportJobs":{"x/exports/a":{"id":"a","state":"Successful"}}}',
      /^CONTEXT_UNREADABLE: .*"exportBucketId"/s,
    ],
    [
      JSON.stringify({ version: 1, exportJobs: { 'x/exports/a': { id: 'a', state: 'Failed', exportBucketId: 'b' } } }),
      /^CONTEXT_UNREADABLE: .* has an entry that no look-up finds\.\n {2}why: No look-up has such a key:\n {7}- "x\/exports\/a"/,
    ],
    [
      JSON.stringify({
        version: 1,
        exportBuckets: {
          [`https://x/groups/A/backup/exportBuckets/${BUCKET}`]: { id: BUCKET, bucketName: 'b', cloudProvider: 'AWS' },
        },
      }),
      /^CONTEXT_UNREADABLE: .* has an entry that no look-up finds/,
    ],
  ])('%s is not in order', async (text, words) => {
    const file = path.join(temporaryFolder(), 'atlas.context.json');
    fs.writeFileSync(file, text);
    const run = await runCli(['context', 'check', '--offline', '--file', file]);
    expect(run).toMatchObject({ status: 1, out: '', err: expect.stringMatching(words) });
  });

  test('one that cannot be read is told of in words of the command line', async () => {
    const run = await runCli(['context', 'check', '--offline', '--file', temporaryFolder()]);
    expect(run).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/^CONTEXT_UNREADABLE: .* cannot be read/),
    });
    expect(run.err).toMatch(/\n {2}fix: Make it a file that this user may read, or name another context file\.$/);
  });

  test('what Atlas has forgotten, and what is of another Atlas, is said and no failure', async () => {
    const { emulator, context, file } = await contextOf();
    const gone = 'a'.repeat(24);
    const entries = {
      [jobKey(gone, { baseUrl: emulator.baseUrl })]: storedJob(gone),
      [jobKey(SUCCESSFUL)]: storedJob(SUCCESSFUL),
    };
    writeContext(file, { exportJobs: entries });
    const { status, err } = await context('check');
    expect(status).toBe(0);
    expect(err.split('\n')).toEqual([
      `Not compared: 1 entry of another address than ${emulator.baseUrl}`,
      `export job ${gone} (cluster orders, project ${PROJECT}): not compared, since Atlas no longer knows it`,
    ]);
  });

  test('a read that fails is a failure', async () => {
    const { fetch, context, emulator } = await contextOf();
    await fetch(SUCCESSFUL);
    emulator.setFaults([{ match: { method: 'GET' }, status: 403 }]);
    expect(await context('check')).toMatchObject({ status: 1, err: expect.stringMatching(/^FORBIDDEN: /) });
  });
});

describe('list', () => {
  test('a table, and JSON with where each entry belongs', async () => {
    const { fetch, context, emulator } = await contextOf();
    await fetch(SUCCESSFUL, '--buckets');
    const { out } = await context('list');
    expect(out.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      'ID KIND STATE CREATED CLUSTER PROJECT ATLAS',
      `${SUCCESSFUL} export-job Successful 2024-05-06T07:05:00Z orders ${PROJECT} ${emulator.baseUrl}`,
      `${BUCKET} export-bucket - - - ${PROJECT} ${emulator.baseUrl}`,
    ]);
    const place = { baseUrl: emulator.baseUrl, projectId: PROJECT };
    expect(JSON.parse((await context('list', '--json')).out)).toEqual([
      {
        kind: 'export-job',
        key: jobKey(SUCCESSFUL, { baseUrl: emulator.baseUrl }),
        ...place,
        clusterName: 'orders',
        value: expect.objectContaining({ id: SUCCESSFUL, state: 'Successful', stateReason: null }),
      },
      {
        kind: 'export-bucket',
        key: `${emulator.baseUrl}/groups/${PROJECT}/backup/exportBuckets/${BUCKET}`,
        ...place,
        clusterName: null,
        value: expect.objectContaining({ id: BUCKET, bucketName: 'orders-exports' }),
      },
    ]);
  });

  test('without --file it is the file beside the nearest cdktf.json, and one that is not there holds nothing', async () => {
    const project = temporaryFolder();
    const folder = path.join(project, 'deeper');
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(project, 'cdktf.json'), '{}');
    const file = path.join(project, 'atlas.context.json');
    expect(await runCli(['context', 'list'], { folder })).toEqual({ status: 0, out: '', err: `${file} holds nothing` });
    expect((await runCli(['context', 'list', '--json'], { folder })).out).toBe('[]');
    writeContext(file, { exportJobs: { [jobKey(SUCCESSFUL)]: storedJob(SUCCESSFUL) } });
    expect((await runCli(['context', 'list'], { folder })).out).toContain(SUCCESSFUL);
  });

  test('a file that is named must be there', async () => {
    for (const verb of ['list', 'check', 'prune']) {
      const run = await runCli(['context', verb, '--file', 'no.json', ...(verb === 'prune' ? ['a'] : [])]);
      expect(run).toMatchObject({
        status: 1,
        err: expect.stringMatching(/^INVALID_ARGUMENT: The context file ".*no.json" does not exist/),
      });
    }
  });
});

test.each(['fetch', 'check', 'list', 'prune'])('context %s --help has examples', async (verb) => {
  expect((await runCli(['context', verb, '--help'])).out).toContain(`$ cdktf-provider-atlas context ${verb}`);
});

test('context alone shows its commands, and a wrong one is refused', async () => {
  expect(await runCli(['context'])).toMatchObject({
    status: 1,
    err: expect.stringContaining('prune [options] [id...]'),
  });
  expect(await runCli(['context', 'purge'])).toMatchObject({
    status: 1,
    err: expect.stringMatching(
      /^INVALID_ARGUMENT: Unknown command 'purge'[^]*See "cdktf-provider-atlas context --help"/,
    ),
  });
});
