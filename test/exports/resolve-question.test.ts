// A question of each kind: what it costs, and what it is answered with.
import { AtlasError } from '../../src/errors/atlas-error';
import { AtlasReader } from '../../src/exports/atlas-reader';
import { resolveQuestion } from '../../src/exports/resolve-question';
import { resolveQuestions } from '../../src/exports/resolve-questions';
import type { Question } from '../../src/model/question';
import { address, bucketBody, createdAt, FakeAtlas, jobBody, jobId, pageOf, PROJECT } from './support/fake-atlas';
import { byId, CLUSTER, newest, optionsOf } from './support/questions';

const LATENCY = 60;

function setUp(count: number, stateOf: (index: number) => string = () => 'Successful') {
  const atlas = new FakeAtlas(
    Array.from({ length: count }, (_, index) => jobBody(index, stateOf(index), { createdAt: createdAt(index) })),
    LATENCY,
  );
  const reader = new AtlasReader(atlas.client(), () => 0.5);
  const ask = <Q extends Question>(question: Q, milliseconds?: number) =>
    atlas.clock.runUntil(resolveQuestion(reader, question, optionsOf(atlas.clock, { milliseconds })));
  return { atlas, reader, ask };
}

const jobs = (filter = {}) => ({ kind: 'export-jobs', cluster: CLUSTER, filter }) as const;
const bucket = (number: number) =>
  ({ kind: 'export-bucket', address: { projectId: PROJECT, exportBucketId: jobId(number) } }) as const;
const buckets = { kind: 'export-buckets', projectId: PROJECT } as const;

test('the newest of 10,000 jobs: twenty requests, the first alone and then ten at a time', async () => {
  const { atlas, ask } = setUp(10_000);
  const began = atlas.clock.now();
  expect(await ask(newest())).toMatchObject({ id: jobId(9_999) });
  expect(atlas.asked).toEqual(Array.from({ length: 20 }, (_, index) => `page ${index + 1}`));
  expect(atlas.most).toBe(10);
  expect(atlas.clock.now() - began).toBe(3 * LATENCY);
});

test('choices of one cluster and its list share one reading', async () => {
  const { atlas, reader } = setUp(1_200, (index) => (index % 2 === 0 ? 'Failed' : 'Successful'));
  const options = optionsOf(atlas.clock);
  const questions = [newest(), newest({ state: 'Failed' }), jobs(), newest({ maxAge: '100h' })];
  const outcomes = await atlas.clock.runUntil(
    resolveQuestions(
      reader,
      questions.map((question) => ({ question, options })),
    ),
  );
  expect(outcomes).toMatchObject([
    { answer: { id: jobId(1_199) } },
    { answer: { id: jobId(1_198) } },
    { answer: expect.objectContaining({ length: 1_200 }) as unknown },
    { answer: { id: jobId(1_199) } },
  ]);
  expect(atlas.asked).toHaveLength(3);
});

test('whoever saves memory is told before a list is read, and not of single jobs', async () => {
  const { atlas } = setUp(3);
  const told: number[] = [];
  const reader = new AtlasReader(
    atlas.client(),
    () => 0.5,
    () => told.push(atlas.asked.length),
  );
  const options = optionsOf(atlas.clock);
  await atlas.clock.runUntil(resolveQuestion(reader, byId(address(1)), options));
  expect(told).toEqual([]);
  await atlas.clock.runUntil(resolveQuestion(reader, newest(), options));
  expect(told).toEqual([1]);
});

test('nothing crosses clusters', async () => {
  const { atlas, ask } = setUp(3);
  await ask(newest());
  await ask({ ...newest(), cluster: { ...CLUSTER, clusterName: 'payments' } });
  expect(atlas.asked).toEqual(['page 1', 'page 1']);
});

test('none fits, and the newest is too old: with the names as the user spells them', async () => {
  const { ask } = setUp(3, () => 'Failed');
  await expect(ask(newest())).rejects.toMatchObject({ code: 'NO_EXPORT_JOB' });
  await expect(ask(newest({ state: 'Failed', maxAge: '1s' }))).rejects.toMatchObject({
    code: 'EXPORT_JOB_TOO_OLD',
    message: expect.stringContaining('and max_age = "1s" is wanted') as unknown,
  });
});

test('what is told of a job holds no secret', async () => {
  const { atlas } = setUp(0);
  atlas.jobs = [jobBody(0, 'hidden', { createdAt: 'hidden' })];
  const client = { ...atlas.client(), redact: (text: string) => text.replaceAll('hidden', '(secret)') };
  const read = resolveQuestion(new AtlasReader(client), newest(), optionsOf(atlas.clock));
  const error = await atlas.clock.runUntil(read).then(
    () => undefined,
    (reason: unknown) => AtlasError.from(reason),
  );
  expect(error?.message).toContain(`- ${jobId(0)} (secret), created (secret)`);
  expect(error?.message).not.toContain('hidden');
});

test('a list: those that fit in kind and time, the newest first', async () => {
  const { ask } = setUp(4, (index) => (index === 2 ? 'Failed' : 'Successful'));
  const ids = async (filter: object) => (await ask(jobs(filter))).map(({ id }) => Number.parseInt(id, 16));
  expect(await ids({})).toEqual([3, 2, 1, 0]);
  expect(await ids({ state: 'Successful' })).toEqual([3, 1, 0]);
  expect(await ids({ createdAfter: createdAt(1) })).toEqual([3, 2, 1]);
  expect(await ids({ state: 'Cancelled' })).toEqual([]);
  expect(await ids({ maxAge: '1h' })).toEqual([]);
});

test('a job by its id is no business of the list', async () => {
  const { atlas, ask } = setUp(3);
  expect(await ask(byId(address(1)))).toMatchObject({ id: jobId(1) });
  expect(atlas.asked).toEqual(['1']);
});

test('a bucket is read once in the life of a process, however many jobs write to it', async () => {
  const { atlas, ask, reader } = setUp(0);
  atlas.buckets = [bucketBody(1), bucketBody(2)];
  const options = optionsOf(atlas.clock);
  const three = [bucket(1), bucket(1), bucket(2)].map((question) => ({ question, options }));
  const outcomes = await atlas.clock.runUntil(resolveQuestions(reader, three));
  expect(outcomes.map((outcome) => 'answer' in outcome && 'bucketName' in outcome.answer && outcome.answer.bucketName)) //
    .toEqual(['exports-1', 'exports-1', 'exports-2']);
  atlas.clock.advance(3_600_000);
  expect(await ask(bucket(1))).toMatchObject({ id: jobId(1), cloudProvider: 'AWS' });
  expect(atlas.asked).toEqual(['bucket 1', 'bucket 2']);
});

test('a bucket that could not be read is asked for again', async () => {
  const { atlas, ask } = setUp(0);
  await expect(ask(bucket(1))).rejects.toMatchObject({ code: 'EXPORT_BUCKET_NOT_FOUND' });
  atlas.buckets = [bucketBody(1)];
  expect(await ask(bucket(1))).toMatchObject({ bucketName: 'exports-1' });
});

test('buckets of two projects are two', async () => {
  const { atlas, ask } = setUp(0);
  atlas.buckets = [bucketBody(1)];
  await ask(bucket(1));
  await ask({ ...bucket(1), address: { ...bucket(1).address, projectId: 'c'.repeat(24) } });
  expect(atlas.asked).toHaveLength(2);
});

test('every bucket of every page, by id, each once', async () => {
  const { atlas, ask } = setUp(0);
  atlas.buckets = Array.from({ length: 250 }, (_, index) => bucketBody(249 - index));
  atlas.answer = (_, page) => pageOf([...atlas.buckets, bucketBody(7)], page ?? 1, 100);
  const ids = (await ask(buckets)).map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 250 }, (_, index) => jobId(index)));
  expect(atlas.asked).toEqual(['bucket page 1', 'bucket page 2', 'bucket page 3']);
});

test('readings of the buckets that are under way are shared, and later ones are made anew', async () => {
  const { atlas, ask, reader } = setUp(0);
  const options = optionsOf(atlas.clock);
  const both = [buckets, buckets].map((question) => ({ question, options }));
  expect(await atlas.clock.runUntil(resolveQuestions(reader, both))).toEqual([{ answer: [] }, { answer: [] }]);
  expect(atlas.asked).toHaveLength(1);
  await ask(buckets);
  expect(atlas.asked).toHaveLength(2);
});

test.each<[string, Question]>([
  ['The export job', newest()],
  ['The list of export jobs', jobs()],
  ['The export bucket', bucket(1)],
  ['The list of export buckets', buckets],
])('time is up: %s', async (subject, question) => {
  const { ask } = setUp(3);
  const error = await ask(question, LATENCY - 1).then(
    () => undefined,
    (reason: unknown) => AtlasError.from(reason),
  );
  expect(error?.code).toBe('LOOKUP_TIMED_OUT');
  expect(error?.parts.what).toContain(`${subject} could not be read within 59 ms, the limit of the test`);
});

test.each<[string, Question]>([
  ['a job', byId(address(1))],
  ['a choice', newest()],
  ['a list', jobs()],
  ['a bucket', bucket(1)],
  ['the buckets', buckets],
])('%s that is stopped ends at once', async (_, question) => {
  const { atlas, reader } = setUp(3);
  const controller = new AbortController();
  const read = resolveQuestion(reader, question, optionsOf(atlas.clock, { signal: controller.signal }));
  controller.abort();
  await expect(read).rejects.toMatchObject({ code: 'STOPPED' });
  expect(atlas.clock.pending).toBe(0);
});
