// Any JSON that Atlas, or something on the way, could answer with in place of a bucket.
import fc from 'fast-check';
import { readExportBucket } from '../../src/atlas/read-export-bucket';
import { AtlasError } from '../../src/errors/atlas-error';
import type { ExportBucket } from '../../src/model/export-bucket';
import { exportBucketAttributes } from '../../src/model/export-bucket-attributes';

const ID = '650000000000000000000b01';
const TEXTS = ['bucketName', 'cloudProvider', 'region', 'iamRoleId', 'roleId', 'serviceUrl', 'tenantId'] as const;
const FIELDS = ['_id', 'id', ...TEXTS, 'requirePrivateNetworking', '__proto__', 'constructor', 'links'];

const text = fc.string({
  unit: fc.constantFrom('a', '\ud83d', '\ude00', '😀', '\u0000', '/', '"', '${'),
  maxLength: 8,
});
const value = fc.oneof(text, fc.jsonValue(), fc.constantFrom(ID, 'AWS', 'AZURE', 'GCP', true, null));
const nearly = fc
  .dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 3, noNullPrototype: true })
  .map((wrong) => ({ _id: ID, bucketName: 'b', cloudProvider: 'AZURE', serviceUrl: 'https://x', ...wrong }));

function outcomeOf(body: unknown): ExportBucket | AtlasError {
  try {
    return readExportBucket(body, { exportBucketId: ID, redact: (said) => said });
  } catch (reason) {
    if (reason instanceof AtlasError) return reason;
    throw reason;
  }
}

test('any JSON gives a bucket whose members have their types, or ANSWER_MALFORMED or ANSWER_MISMATCHED', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  let buckets = 0;
  fc.assert(
    fc.property(fc.oneof(nearly, nearly, fc.jsonValue()), (answer) => {
      const outcome = outcomeOf(JSON.parse(JSON.stringify(answer)));
      if (outcome instanceof AtlasError) {
        expect(['ANSWER_MALFORMED', 'ANSWER_MISMATCHED']).toContain(outcome.code);
        expect(outcome.message).not.toMatch(/[^\n\P{Cc}]|\p{Surrogate}/u);
        expect(outcome.message.length).toBeLessThan(1_500);
      } else {
        expect(outcome.id).toBe(ID);
        for (const name of TEXTS) expect(outcome[name] === null || typeof outcome[name] === 'string').toBe(true);
        expect([true, false, null]).toContain(outcome.requirePrivateNetworking);
        expect(JSON.stringify(exportBucketAttributes(outcome))).not.toMatch(/\\ud[89a-f]/i);
        buckets += 1;
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    }),
    { numRuns: 1_000 },
  );
  expect(buckets).toBeGreaterThan(100);
});
