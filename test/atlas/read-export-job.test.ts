import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readExportJob } from '../../src/atlas/read-export-job';
import { AtlasError } from '../../src/errors/atlas-error';
import { isFinished } from '../../src/model/export-state';

const ID = '6500000000000000000000e1';
const BUCKET = '650000000000000000000b01';

const redact = (text: string) => text;

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(path.join(__dirname, 'fixtures', `${name}.json`), 'utf8'));
}

function read(answer: unknown, exportJobId = ID) {
  const http = { method: 'GET', path: '/x', status: 200 };
  return readExportJob(answer, { exportJobId, http, redact });
}

function failure(answer: unknown): AtlasError {
  try {
    read(answer);
  } catch (reason) {
    if (reason instanceof AtlasError) return reason;
    throw reason;
  }
  throw new Error('The answer was read');
}

describe('nothing but the bucket', () => {
  test('everything else is null, and the id is the one that was asked for', () => {
    expect(read({ exportBucketId: BUCKET })).toEqual({
      id: ID,
      state: null,
      stateReason: null,
      prefix: null,
      exportBucketId: BUCKET,
      snapshotId: null,
      createdAt: null,
      finishedAt: null,
      exportStatus: null,
      components: null,
      customData: null,
    });
  });

  test('null counts as absent, empty lists and zeros stay', () => {
    const job = read({
      exportBucketId: BUCKET,
      id: null,
      state: null,
      stateReason: null,
      customData: [],
      components: [],
      exportStatus: { exportedCollections: 0, totalCollections: 0 },
    });
    expect(job).toMatchObject({ id: ID, state: null, stateReason: null, customData: [], components: [] });
    expect(job.exportStatus).toEqual({ exportedCollections: 0, totalCollections: 0 });
  });
});

describe('the documented forms', () => {
  test('a replica set', () => {
    const job = read(fixture('job-successful'));
    expect(job).toMatchObject({
      id: ID,
      state: 'Successful',
      exportStatus: { exportedCollections: 40, totalCollections: 40 },
      components: null,
      customData: [{ key: 'exported by', value: 'ops' }],
      finishedAt: '2024-05-06T07:40:11Z',
    });
  });

  test('a sharded cluster', () => {
    const job = read(fixture('job-sharded'), '6500000000000000000000f0');
    expect(job.components).toHaveLength(2);
    expect(job.components?.[0]).toEqual({
      exportId: '6500000000000000000000f1',
      replicaSetName: 'atlas-abc123-shard-0',
    });
    expect(job.exportStatus).toBeNull();
  });

  test.each(['job-queued', 'job-in-progress', 'job-cancelled'])('%s', (name) => {
    expect(read(fixture(name)).stateReason).toBeNull();
  });

  test('a failed job says why', () => {
    expect(read(fixture('job-failed')).stateReason).toEqual({
      errorCode: 'SYNTHETIC_CODE',
      message: 'synthetic reason',
    });
  });

  test('the errMsg of v1.0 is the message, an empty one is none', () => {
    expect(read({ exportBucketId: BUCKET, errMsg: 'no space' }).stateReason).toEqual({
      errorCode: null,
      message: 'no space',
    });
    expect(read({ exportBucketId: BUCKET, errMsg: '' }).stateReason).toBeNull();
    const both = { exportBucketId: BUCKET, errMsg: 'old', stateReason: { message: 'new' } };
    expect(read(both).stateReason).toEqual({ errorCode: null, message: 'new' });
  });

  test('a prefix is passed on as it came, though it does not match the documented pattern', () => {
    for (const prefix of ['/exported_snapshots/My Org/p/c/2021-03-25T1649+0000/1', 'x', '']) {
      expect(read({ exportBucketId: BUCKET, prefix }).prefix).toBe(prefix);
    }
  });

  test('unknown fields are dropped', () => {
    expect(read({ exportBucketId: BUCKET, links: [{ href: 'x' }], deliveryUrl: 1 })).not.toHaveProperty('links');
  });

  test('a state that is not known is passed on with a warning and is not finished', () => {
    const job = read({ exportBucketId: BUCKET, state: 'Exporting\u001b[2J' });
    expect(job.state).toBe('Exporting\u001b[2J');
    expect(isFinished(job.state)).toBe(false);
  });
});

describe('half a surrogate pair', () => {
  const HALF = '\ud800';

  test('becomes the replacement character, in every field', () => {
    const text = `a${HALF}b\udc00`;
    const answer = {
      exportBucketId: text,
      state: text,
      stateReason: { errorCode: text, message: text },
      prefix: text,
      snapshotId: text,
      createdAt: text,
      finishedAt: text,
      components: [{ exportId: text, replicaSetName: text }],
      customData: [{ key: text, value: text }],
    };
    const job = read(answer);
    const good = JSON.parse(
      JSON.stringify({ ...answer })
        .replaceAll('\\ud800', '\ufffd')
        .replaceAll('\\udc00', '\ufffd'),
    );
    expect(job).toEqual({ id: ID, exportStatus: null, ...good });
    expect(read({ exportBucketId: BUCKET, errMsg: HALF }).stateReason?.message).toBe('\ufffd');
  });

  test('whole pairs stay', () => {
    expect(read({ exportBucketId: BUCKET, prefix: 'a😀b' }).prefix).toBe('a😀b');
  });

  test('does not hide that the job is another one', () => {
    expect(failure({ exportBucketId: BUCKET, id: HALF }).code).toBe('ANSWER_MISMATCHED');
  });
});

describe('what is wrong is named', () => {
  test.each<[string, unknown, string]>([
    ['no bucket', {}, 'the field exportBucketId should be given, but is absent'],
    ['a null bucket', { exportBucketId: null }, 'the field exportBucketId should be a string, but is null'],
    ['an empty bucket', { exportBucketId: '' }, 'the field exportBucketId should be given, but is an empty string'],
    [
      'a number for a string',
      { exportBucketId: 7 },
      'the field exportBucketId should be a string, but is the number 7',
    ],
    ['a number for the state', { exportBucketId: BUCKET, state: 3 }, 'the field state should be a string'],
    [
      'a string for a number',
      { exportBucketId: BUCKET, exportStatus: { totalCollections: '40' } },
      'the field exportStatus.totalCollections should be a number, but is the string "40"',
    ],
    [
      'a fraction',
      { exportBucketId: BUCKET, exportStatus: { totalCollections: 0.5 } },
      'exportStatus.totalCollections should be a whole number, but is the number 0.5',
    ],
    [
      'an object for a list',
      { exportBucketId: BUCKET, customData: {} },
      'the field customData should be a list, but is an object',
    ],
    [
      'an item of a list',
      { exportBucketId: BUCKET, components: [{}, 'x'] },
      'the field components[1] should be an object, but is the string "x"',
    ],
    ['null', null, 'the answer should be an object, but is null'],
    ['a list', [], 'the answer should be an object, but is a list'],
    [
      'a list for an object',
      { exportBucketId: BUCKET, exportStatus: [] },
      'the field exportStatus should be an object, but is a list',
    ],
    ['a string', 'x\ny', 'the answer should be an object, but is the string "x\\u000ay"'],
    ['nothing', undefined, 'the answer should be given, but is absent'],
  ])('%s', (_, answer, words) => {
    const { code, message, parts } = failure(answer);
    expect(code).toBe('ANSWER_MALFORMED');
    expect(message).toContain(words);
    expect(parts.http).toEqual({ method: 'GET', path: '/x', status: 200 });
  });

  test('a job that was not asked for', () => {
    const { code, message } = failure({ exportBucketId: BUCKET, id: 'f'.repeat(24) });
    expect(code).toBe('ANSWER_MISMATCHED');
    expect(message).toContain(`Asked for the export job "${ID}", Atlas answered about "${'f'.repeat(24)}"`);
  });

  test('what stood there is shown bounded', () => {
    expect(failure({ exportBucketId: BUCKET, state: ['x'.repeat(10_000)] }).message.length).toBeLessThan(500);
    expect(failure('x'.repeat(10_000)).message.length).toBeLessThan(800);
  });
});

describe('nothing crashes the reader', () => {
  const deep = '['.repeat(10_000) + ']'.repeat(10_000);

  test('depth', () => {
    expect(read(JSON.parse(`{"exportBucketId":"${BUCKET}","more":${deep}}`)).exportBucketId).toBe(BUCKET);
    expect(failure(JSON.parse(`{"exportBucketId":${deep}}`)).message).toContain('but is a list');
    expect(failure(JSON.parse(deep)).code).toBe('ANSWER_MALFORMED');
  });

  test('__proto__ gives nothing, and pollutes nothing', () => {
    expect(failure(JSON.parse(`{"__proto__":{"exportBucketId":"${BUCKET}"}}`)).code).toBe('ANSWER_MALFORMED');
    const job = read(JSON.parse(`{"exportBucketId":"${BUCKET}","__proto__":{"state":"Failed"}}`));
    expect(job.state).toBeNull();
    expect({}).not.toHaveProperty('state');
  });

  test('of two values with one key the last counts', () => {
    expect(read(JSON.parse(`{"exportBucketId":1,"exportBucketId":"${BUCKET}"}`)).exportBucketId).toBe(BUCKET);
  });

  test('a secret that stands in a field is not shown', () => {
    const redact = (text: string) => text.replaceAll('hidden', '(secret)');
    expect(() => readExportJob('hidden', { exportJobId: ID, redact })).toThrow(/the string "\(secret\)"/);
    expect(() => readExportJob({ exportBucketId: BUCKET, id: 'hidden' }, { exportJobId: ID, redact })).toThrow(
      /about "\(secret\)"/,
    );
  });
});
