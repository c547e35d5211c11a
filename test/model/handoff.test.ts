import fc from 'fast-check';
import { handoffDocument, handoffText } from '../../src/model/handoff';
import { exportBucket, exportJob } from './support/models';

const FOLDER = 'exported_snapshots/org/project/orders/2024-05-06T0700/1714979100';
const JOB = exportJob({ state: 'Successful', createdAt: '2024-05-06T07:05:00Z', prefix: `/${FOLDER}` });
const BUCKET = exportBucket({ region: 'us-east-1' });

test('the text, as Terraform writes it: names sorted, no spaces, null for what is absent', () => {
  expect(handoffText(JOB, BUCKET)).toBe(
    '{"bucket":{"cloudProvider":"AWS","id":"650000000000000000000b01","name":"orders-exports","region":"us-east-1",' +
      `"uri":"s3://orders-exports"},"completeMarkerKey":"${FOLDER}/.complete","createdAt":"2024-05-06T07:05:00Z",` +
      `"exportJobId":"6500000000000000000000e1","keyPrefix":"${FOLDER}/","prefix":"/${FOLDER}","state":"Successful",` +
      `"uri":"s3://orders-exports/${FOLDER}/","version":1}`,
  );
});

test.each([
  ['no prefix', JOB, { ...JOB, prefix: null }, BUCKET, ['prefix', 'keyPrefix', 'completeMarkerKey', 'uri']],
  ['a cloud without a uri', JOB, JOB, exportBucket({ cloudProvider: 'MOON' }), ['uri']],
])('%s gives null, and every member stays', (_, before, job, bucket, absent) => {
  const document = JSON.parse(handoffText(job, bucket)) as Record<string, unknown>;
  expect(Object.keys(document)).toEqual(Object.keys(JSON.parse(handoffText(before, BUCKET)) as object));
  expect(Object.keys(document).filter((name) => document[name] === null)).toEqual(absent.sort());
});

test('nothing stands in it that still moves while a job is final', () => {
  const moved = exportJob({
    ...JOB,
    finishedAt: '2024-05-06T07:40:11Z',
    exportStatus: { exportedCollections: 1, totalCollections: 2 },
    components: [],
    customData: [{ key: 'k', value: 'v' }],
    stateReason: { errorCode: 'x', message: 'y' },
  });
  expect(handoffText(moved, BUCKET)).toBe(handoffText(JOB, BUCKET));
});

test('what HTML or JavaScript would take for more than text is escaped, as Terraform does', () => {
  const bucket = exportBucket({ bucketName: '<a>&\u2028\u2029"\\é😀' });
  expect(handoffText(JOB, bucket)).toContain('"name":"\\u003ca\\u003e\\u0026\\u2028\\u2029\\"\\\\é😀"');
});

test('the text is that of the document, whatever stands in it', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, text, (prefix, state, name) => {
      const document = JSON.parse(handoffText({ ...JOB, prefix, state }, { ...BUCKET, bucketName: name })) as object;
      expect(document).toMatchObject({ version: 1, prefix, state, bucket: { name } });
    }),
  );
});

test('the document of tokens has the members of the text, in the order of the documents', () => {
  const tokens = {
    exportJobId: 't',
    state: 't',
    createdAt: 't',
    prefix: 't',
    keyPrefix: 't',
    completeMarkerKey: 't',
    bucket: { id: 't', name: 't', cloudProvider: 't', region: 't', uri: 't' },
    uri: 't',
  };
  expect(Object.keys(handoffDocument(tokens))).toEqual(['version', ...Object.keys(tokens)]);
  const text = JSON.parse(handoffText(JOB, BUCKET)) as { bucket: object };
  expect(Object.keys(text).sort()).toEqual(['version', ...Object.keys(tokens)].sort());
  expect(Object.keys(text.bucket).sort()).toEqual(Object.keys(tokens.bucket).sort());
});
