// The context file's text: written, read, merged, damaged.
import fc from 'fast-check';
import { AtlasError } from '../../src/errors/atlas-error';
import { contextWith, EMPTY_CONTEXT, parseContext, type Context } from '../../src/model/context-file';
import { isFinished } from '../../src/model/export-state';
import { jobsByKey } from '../support/export-job-arbitrary';

const FILE = 'atlas.context.json';
const parse = (text: string): Context => parseContext(text, FILE);
type Jobs = Context['exportJobs'];

const OURS = ['version', 'exportJobs'];

/** What a later release may have added; members that every object inherits are among the names. */
const strangers = fc
  .dictionary(fc.oneof(fc.string(), fc.constantFrom('exportBuckets', '__proto__', 'toString')), fc.jsonValue(), {
    maxKeys: 3,
    noNullPrototype: true,
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([name]) => !OURS.includes(name))));

test('what is written is read back, and written again the same', () => {
  fc.assert(
    fc.property(jobsByKey, (jobs) => {
      const text = contextWith(EMPTY_CONTEXT, jobs);
      expect(parse(text).exportJobs).toEqual(jobs);
      expect(contextWith(parse(text), {})).toBe(text);
      expect(contextWith(parse(text), jobs)).toBe(text);
    }),
  );
});

test('in whatever order jobs come, and in however many runs, the bytes are the same', () => {
  const merged = (parts: readonly Jobs[]): string =>
    parts.reduce((text, jobs) => contextWith(parse(text), jobs), '{"version":1}');
  const split = jobsByKey.chain((jobs) => {
    const entries = Object.entries(jobs);
    const part = fc.subarray(entries).map((some): Jobs => Object.fromEntries(some));
    const turned = fc
      .shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length })
      .map((all): Jobs => Object.fromEntries(all));
    return fc.tuple(fc.constant(jobs), part, part, turned);
  });
  fc.assert(
    fc.property(split, ([jobs, one, other, turned]) => {
      const whole = contextWith(EMPTY_CONTEXT, jobs);
      expect(contextWith(EMPTY_CONTEXT, turned)).toBe(whole);
      expect(merged([one, other])).toBe(merged([other, one]));
      expect(merged([one, other, jobs])).toBe(whole);
    }),
  );
});

test('what a later release has added stays', () => {
  fc.assert(
    fc.property(strangers, jobsByKey, jobsByKey, (more, before, after) => {
      const stored = JSON.parse(contextWith(EMPTY_CONTEXT, before)) as object;
      const text = contextWith(parse(JSON.stringify({ ...more, ...stored })), after);
      const { version, exportJobs, ...rest } = JSON.parse(text) as Record<string, unknown>;
      expect(version).toBe(1);
      expect(Object.keys(exportJobs as object).sort()).toEqual(Object.keys({ ...before, ...after }).sort());
      expect(JSON.stringify(rest)).toBe(JSON.stringify(sortedDeep(more)));
    }),
  );
});

/** The value with the keys of each object sorted. */
function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sortedDeep(member)]));
}

const written = jobsByKey.map((jobs) => contextWith(EMPTY_CONTEXT, jobs));
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

test('any text gives finished jobs under their own keys, or CONTEXT_UNREADABLE, and never something in between', () => {
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
        expect(parse(contextWith(outcome, {})).exportJobs).toEqual(outcome.exportJobs);
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
