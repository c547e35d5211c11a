// The context file's text: written, read, merged, damaged.
import fc from 'fast-check';
import { AtlasError } from '../../src/errors/atlas-error';
import {
  contextWith,
  EMPTY_CONTEXT,
  parseContext,
  type Context,
  type ContextEntries,
} from '../../src/model/context-file';
import { isFinished } from '../../src/model/export-state';
import { contextEntries } from '../support/export-job-arbitrary';

const FILE = 'atlas.context.json';
const parse = (text: string): Context => parseContext(text, FILE);
const entriesOf = ({ exportJobs, exportBuckets }: ContextEntries): ContextEntries => ({ exportJobs, exportBuckets });

const OURS = ['version', 'exportJobs', 'exportBuckets'];

/** What a later release may have added; members that every object inherits are among the names. */
const strangers = fc
  .dictionary(fc.oneof(fc.string(), fc.constantFrom('clusters', '__proto__', 'toString')), fc.jsonValue(), {
    maxKeys: 3,
    noNullPrototype: true,
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([name]) => !OURS.includes(name))));

test('what is written is read back, and written again the same', () => {
  fc.assert(
    fc.property(contextEntries, (entries) => {
      const text = contextWith(EMPTY_CONTEXT, entries);
      expect(entriesOf(parse(text))).toEqual(entries);
      expect(contextWith(parse(text), {})).toBe(text);
      expect(contextWith(parse(text), entries)).toBe(text);
    }),
  );
});

test('in whatever order jobs and buckets come, and in however many runs, the bytes are the same', () => {
  const merged = (parts: readonly Partial<ContextEntries>[]): string =>
    parts.reduce((text, entries) => contextWith(parse(text), entries), '{"version":1}');
  const split = contextEntries.chain((entries) =>
    fc.tuple(fc.constant(entries), someOf(entries), someOf(entries), turned(entries)),
  );
  fc.assert(
    fc.property(split, ([entries, one, other, again]) => {
      const whole = contextWith(EMPTY_CONTEXT, entries);
      expect(contextWith(EMPTY_CONTEXT, again)).toBe(whole);
      expect(merged([one, other])).toBe(merged([other, one]));
      expect(merged([one, other, entries])).toBe(whole);
      const { exportJobs, exportBuckets } = entries;
      expect(merged([{ exportBuckets }, { exportJobs }])).toBe(whole);
    }),
  );
});

function someOf({ exportJobs, exportBuckets }: ContextEntries): fc.Arbitrary<ContextEntries> {
  const some = <T>(all: Readonly<Record<string, T>>) =>
    fc.subarray(Object.entries(all)).map((part): Record<string, T> => Object.fromEntries(part));
  return fc.record({ exportJobs: some(exportJobs), exportBuckets: some(exportBuckets) });
}

function turned({ exportJobs, exportBuckets }: ContextEntries): fc.Arbitrary<ContextEntries> {
  const anew = <T>(all: Readonly<Record<string, T>>) => {
    const minLength = Object.keys(all).length;
    return fc
      .shuffledSubarray(Object.entries(all), { minLength })
      .map((part): Record<string, T> => Object.fromEntries(part));
  };
  return fc.record({ exportBuckets: anew(exportBuckets), exportJobs: anew(exportJobs) });
}

test('what a later release has added stays', () => {
  fc.assert(
    fc.property(strangers, contextEntries, contextEntries, (more, before, after) => {
      const stored = JSON.parse(contextWith(EMPTY_CONTEXT, before)) as object;
      const text = contextWith(parse(JSON.stringify({ ...more, ...stored })), after);
      const { version, exportJobs = {}, exportBuckets = {}, ...rest } = JSON.parse(text) as Record<string, unknown>;
      expect(version).toBe(1);
      expect(keysOf(exportJobs)).toEqual(keysOf({ ...before.exportJobs, ...after.exportJobs }));
      expect(keysOf(exportBuckets)).toEqual(keysOf({ ...before.exportBuckets, ...after.exportBuckets }));
      expect(JSON.stringify(rest)).toBe(JSON.stringify(sortedDeep(more)));
    }),
  );
});

function keysOf(value: unknown): string[] {
  return Object.keys(value as object).sort();
}

/** The value with the keys of each object sorted. */
function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sortedDeep(member)]));
}

const written = contextEntries.map((entries) => contextWith(EMPTY_CONTEXT, entries));
const sign = fc.constantFrom(
  '{',
  '}',
  '"',
  ',',
  ':',
  '[',
  ']',
  '\n',
  'null',
  '7',
  '\u001b',
  '<<<<<<< HEAD\n',
  '\ud83d',
);
const cut = written.chain((text) => fc.nat({ max: text.length - 1 }).map((end) => text.slice(0, end)));
const damaged = fc.tuple(written, fc.nat(), sign, fc.nat({ max: 3 })).map(([text, at, piece, gone]) => {
  const place = at % text.length;
  return text.slice(0, place) + piece + text.slice(place + gone);
});
const shaped = fc
  .record({
    version: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.jsonValue()),
    exportJobs: fc.dictionary(fc.constantFrom('x', '/exports/a', '__proto__'), fc.oneof(fc.jsonValue(), halfJob())),
    exportBuckets: fc.dictionary(
      fc.constantFrom('x', '/exportBuckets/a', '__proto__'),
      fc.oneof({ weight: 3, arbitrary: halfBucket() }, fc.jsonValue()),
    ),
  })
  .map((value) => JSON.stringify(value));

/** Some members as they must be, some as they come. */
function halfJob(): fc.Arbitrary<unknown> {
  const any = fc.oneof(fc.jsonValue(), fc.constant([{}, { key: 'k' }]), fc.constant({ errorCode: 'x' }));
  return fc.record(
    {
      id: fc.oneof({ weight: 3, arbitrary: fc.constant('a') }, any),
      state: fc.oneof({ weight: 3, arbitrary: fc.constant('Failed') }, any),
      exportBucketId: fc.oneof({ weight: 3, arbitrary: fc.constant('b') }, any),
      stateReason: any,
      exportStatus: any,
      components: any,
      customData: any,
    },
    { requiredKeys: ['id', 'state', 'exportBucketId'] },
  );
}

function halfBucket(): fc.Arbitrary<unknown> {
  const given = fc.oneof({ weight: 3, arbitrary: fc.constant('a') }, fc.jsonValue());
  return fc.record(
    { id: given, bucketName: given, cloudProvider: given, serviceUrl: given, requirePrivateNetworking: fc.jsonValue() },
    { requiredKeys: ['id', 'bucketName', 'cloudProvider'] },
  );
}

test('any text gives finished jobs and buckets under their own keys, or CONTEXT_UNREADABLE, and never something in between', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const text = fc.oneof(fc.string({ unit: 'binary' }), cut, damaged, shaped, fc.json());
  fc.assert(
    fc.property(text, (value) => {
      const outcome = outcomeOf(value);
      if (outcome instanceof AtlasError) {
        expect(outcome.code).toBe('CONTEXT_UNREADABLE');
        expect(outcome.message).toContain(FILE);
        expect(outcome.message).not.toMatch(/[^\n\P{Cc}]|\p{Surrogate}/u);
      } else {
        for (const [key, job] of Object.entries(outcome.exportJobs)) {
          expect(isFinished(job.state) && key.endsWith(job.id)).toBe(true);
        }
        for (const [key, bucket] of Object.entries(outcome.exportBuckets)) {
          expect(key.endsWith(`/exportBuckets/${bucket.id}`)).toBe(true);
        }
        expect(entriesOf(parse(contextWith(outcome, {})))).toEqual(entriesOf(outcome));
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    }),
    { numRuns: 1_000 },
  );
});

function outcomeOf(text: string): Context | AtlasError {
  try {
    return parse(text);
  } catch (reason) {
    if (reason instanceof AtlasError) return reason;
    throw reason;
  }
}
