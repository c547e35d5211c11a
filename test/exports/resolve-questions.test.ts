// Many at once: outcomes in order, and each failure with its own job.
import { AtlasError } from '../../src/errors/atlas-error';
import { AtlasReader } from '../../src/exports/atlas-reader';
import { resolveQuestions } from '../../src/exports/resolve-questions';
import type { ResolveOptions } from '../../src/exports/within-limit';
import type { ExportJobAddress } from '../../src/model/identifiers';
import { address, FakeAtlas, jobBody } from './support/fake-atlas';
import { byId, optionsOf } from './support/questions';

function setUp(count: number, milliseconds = 600_000) {
  const atlas = new FakeAtlas(Array.from({ length: count }, (_, index) => jobBody(index)));
  const reader = new AtlasReader(atlas.client());
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);
  const options = optionsOf(atlas.clock, { milliseconds, warn });
  return { atlas, reader, options, warnings };
}

function readJobs(reader: AtlasReader, addresses: readonly ExportJobAddress[], options: ResolveOptions) {
  return resolveQuestions(
    reader,
    addresses.map((one) => ({ question: byId(one), options })),
  );
}

test('no address, no request', async () => {
  const { atlas, reader, options } = setUp(1);
  expect(await readJobs(reader, [], options)).toEqual([]);
  expect(atlas.asked).toEqual([]);
});

test('outcomes come in the order of the addresses, and one that stands twice is read once', async () => {
  const { atlas, reader, options } = setUp(3);
  const read = readJobs(reader, [address(2), address(1), address(2)], options);
  const outcomes = await atlas.clock.runUntil(read);
  expect(outcomes.map((outcome) => 'answer' in outcome && 'id' in outcome.answer && outcome.answer.id.at(-1))).toEqual([
    '2',
    '1',
    '2',
  ]);
  expect(atlas.asked).toEqual(['2', '1']);
});

test('a failure stays with its own job', async () => {
  const { atlas, reader, options } = setUp(4);
  atlas.answer = ({ path }) => {
    if (path.endsWith('2')) throw new AtlasError('FORBIDDEN', { what: 'no', fix: 'ask' });
    if (path.endsWith('3')) throw new TypeError('ours');
    return undefined;
  };
  const outcomes = await atlas.clock.runUntil(readJobs(reader, [address(1), address(2), address(3)], options));
  expect(
    outcomes.map((outcome) =>
      'error' in outcome ? outcome.error.code : 'state' in outcome.answer && outcome.answer.state,
    ),
  ).toEqual(['Successful', 'FORBIDDEN', 'INTERNAL']);
});

test('those whose turn does not come in time are not asked for, and the limit counts for all together', async () => {
  const { atlas, reader, options } = setUp(3, 100);
  const clusters = Array.from({ length: 30 }, (_, index) => address(index % 3, `cluster-${index}`));
  const outcomes = await atlas.clock.runUntil(readJobs(reader, clusters, options));
  expect(atlas.asked).toHaveLength(20);
  const errors = outcomes.flatMap((outcome) => ('error' in outcome ? outcome.error : []));
  expect(errors.at(-1)?.message).toBe(
    'LOOKUP_TIMED_OUT: The export job could not be read within 100 ms, the limit of the test, from ' +
      'https://atlas.example: The time was up before its turn came.\n' +
      '  why: What is read beside it took all of it, or it was too short to begin with.\n' +
      '  fix: Try again, or wait longer.',
  );
  expect(errors.length).toBeGreaterThanOrEqual(10);
});

test('a state that is not known is passed on with a warning for each that asks, without a secret', async () => {
  const { atlas, options, warnings } = setUp(0);
  atlas.jobs = [jobBody(0, 'Exporting\u001b[2J hidden')];
  const client = { ...atlas.client(), redact: (text: string) => text.replaceAll('hidden', '(secret)') };
  const reader = new AtlasReader(client);
  const [outcome] = await atlas.clock.runUntil(readJobs(reader, [address(0), address(0)], options));
  expect(outcome).toMatchObject({ answer: { state: 'Exporting\u001b[2J hidden' } });
  expect(warnings).toHaveLength(2);
  expect(warnings[0]).toContain('is in the state "Exporting\\u001b[2J (secret)", which this release does not know');
});
