// Any JSON that Atlas, or something on the way, could answer with.
import fc from 'fast-check';
import { readExportJob } from '../../src/atlas/read-export-job';
import { AtlasError } from '../../src/errors/atlas-error';
import type { ExportJob } from '../../src/model/export-job';
import { exportJobAttributes } from '../../src/model/export-job-attributes';
import { finishedJob } from '../support/export-job-arbitrary';

const ID = '6500000000000000000000e1';
const FIELDS = [
  ...['id', 'state', 'stateReason', 'errMsg', 'prefix', 'exportBucketId', 'snapshotId', 'createdAt', 'finishedAt'],
  ...['exportStatus', 'components', 'customData', 'errorCode', 'message', 'exportedCollections', 'totalCollections'],
  ...['exportId', 'replicaSetName', 'key', 'value', '__proto__', 'constructor', 'toString', 'links'],
];

/** Half a surrogate pair, astral signs and control characters are among the units. */
const text = fc.string({
  unit: fc.constantFrom('a', '\ud83d', '\ude00', '😀', '\u0000', '\n', '"', '${'),
  maxLength: 8,
});

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    text,
    fc.constantFrom(ID, 'Successful', 'Sleeping', '', '__proto__'),
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('json'), { maxKeys: 8, noNullPrototype: true }),
  ),
}));

/** A job, of which some members are what they should not be. */
const nearly = fc
  .tuple(finishedJob, fc.dictionary(fc.constantFrom(...FIELDS), json, { maxKeys: 2, noNullPrototype: true }))
  .map(([job, wrong]) => ({ ...job, id: ID, ...wrong }));

/** The text of an answer; now and then with a key twice, or with something very deep. */
const answer = fc
  .tuple(fc.oneof(json, nearly, nearly), json, fc.constantFrom('', '', 'twice', 'deep'), fc.constantFrom(...FIELDS))
  .map(([value, other, extra, field]) => {
    const body = JSON.stringify(value);
    if (extra === '' || !body.startsWith('{') || body === '{}') return body;
    const more = extra === 'deep' ? '['.repeat(10_000) + ']'.repeat(10_000) : JSON.stringify(other);
    return `${body.slice(0, -1)},${JSON.stringify(field)}:${more}}`;
  });

test('any JSON gives a job whose members have their types, or ANSWER_MALFORMED or ANSWER_MISMATCHED', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  let jobs = 0;
  fc.assert(
    fc.property(answer, (body) => {
      const outcome = outcomeOf(JSON.parse(body));
      if (outcome instanceof AtlasError) {
        expect(['ANSWER_MALFORMED', 'ANSWER_MISMATCHED']).toContain(outcome.code);
        expect(outcome.message).not.toMatch(/[^\n\P{Cc}]|\p{Surrogate}/u);
        expect(outcome.message.length).toBeLessThan(1_500);
      } else {
        expect(wrongMembers(outcome)).toEqual([]);
        jobs += 1;
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    }),
    { numRuns: 2_000 },
  );
  expect(jobs).toBeGreaterThan(100);
});

test('a job is read as it is', () => {
  fc.assert(
    fc.property(finishedJob, (job) => {
      expect(outcomeOf(JSON.parse(JSON.stringify({ ...job, id: ID })))).toEqual({ ...job, id: ID });
    }),
  );
});

function outcomeOf(body: unknown): ExportJob | AtlasError {
  try {
    return readExportJob(body, { exportJobId: ID, redact: (said) => said });
  } catch (reason) {
    if (reason instanceof AtlasError) return reason;
    throw reason;
  }
}

const TEXT = ['string', 'null'];
const COUNT = ['number', 'null'];
const TYPES: Readonly<Record<string, readonly string[]>> = {
  id: ['string'],
  state: TEXT,
  prefix: TEXT,
  exportBucketId: ['string'],
  snapshotId: TEXT,
  createdAt: TEXT,
  finishedAt: TEXT,
  'stateReason.errorCode': TEXT,
  'stateReason.message': TEXT,
  'exportStatus.exportedCollections': COUNT,
  'exportStatus.totalCollections': COUNT,
  'components[].exportId': TEXT,
  'components[].replicaSetName': TEXT,
  'customData[].key': TEXT,
  'customData[].value': TEXT,
  stateReason: ['null'],
  exportStatus: ['null'],
  components: ['null'],
  customData: ['null'],
};

/** What the type says otherwise, or Terraform could not take. */
function wrongMembers(job: ExportJob): string[] {
  const found: string[] = [];
  const look = (value: unknown, place: string): void => {
    if (Array.isArray(value)) for (const element of value) look(element, `${place}[]`);
    else if (typeof value === 'object' && value !== null) {
      const dot = place === '' ? '' : `${place}.`;
      for (const [name, member] of Object.entries(value)) look(member, `${dot}${name}`);
    } else if (TYPES[place]?.includes(value === null ? 'null' : typeof value) !== true) found.push(place);
    else if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) found.push(`${place} holds half a pair`);
  };
  look(job, '');
  // Names for Terraform can be made of each.
  expect(exportJobAttributes(job).id).toBe(ID);
  return found;
}
