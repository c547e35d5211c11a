// What is said of jobs that are waited for: the latest change, on one line, and nothing at the end.
import type { ExportJob } from '../../../src/model/export-job';
import { WaitProgress } from '../../../src/synth/worker/wait-progress';

function jobIn(state: string, exportedCollections = 12): ExportJob {
  return {
    id: 'a'.repeat(24),
    state,
    stateReason: null,
    prefix: null,
    exportBucketId: 'b'.repeat(24),
    snapshotId: null,
    createdAt: null,
    finishedAt: null,
    exportStatus: { exportedCollections, totalCollections: 40 },
    components: null,
    customData: null,
  };
}

const same = (text: string): string => text;
const ONE = `Waiting: export job ${'a'.repeat(24)} is InProgress, with 12 of 40 collections exported`;

function told(tell: (progress: WaitProgress) => void): string[] {
  const said: string[] = [];
  tell(new WaitProgress((text) => said.push(text)));
  return said;
}

test('the job that changed last, and how many others there are', () => {
  const [one, other] = [{}, {}];
  const said = told((progress) => {
    progress.show(one, jobIn('InProgress'), same);
    progress.show(other, undefined, same);
    progress.show(one, jobIn('InProgress'), same);
    progress.show(one, jobIn('Successful'), same);
    progress.end();
  });
  const none = 'Waiting: no export job yet';
  expect(said).toEqual([ONE, `${none} (and 1 more)`, `${ONE} (and 1 more)`, none, '']);
});

test('nothing, where nothing had to be waited for', () => {
  const said = told((progress) => {
    progress.show({}, jobIn('Successful'), same);
    progress.end();
  });
  expect(said).toEqual([]);
});

test('the line is taken away with the last wait, and only once', () => {
  const question = {};
  const said = told((progress) => {
    progress.show(question, jobIn('InProgress'), same);
    progress.show(question, jobIn('Failed'), same);
    progress.end();
  });
  expect(said).toEqual([ONE, '']);
});

test('a state that would steer the terminal, or tell a secret, does not', () => {
  const [line] = told((progress) =>
    progress.show({}, jobIn('\u001b[2J secret'), (text) => text.replace('secret', '(secret)')),
  );
  expect(line).toContain('is \\u001b[2J (secret), with');
});
