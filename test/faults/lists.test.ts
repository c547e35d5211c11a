// Faults of a list of export jobs that is read while it changes: whatever it leaves open is asked for singly.
import type { Script, Turn } from './support/fault-server';
import { ASKS, job, JOB, jobId, READ, times } from './support/job';
import { testRows, type Failure, type Row, type Success } from './support/row';
import { answer, failure, page, resetAfter, silentAfter } from './support/turns';

const SINGLES = 10;
const LIST = 'GET page 1 Bearer';
const READS = 12;

const gone = {
  code: 'EXPORT_JOB_NOT_FOUND',
  what: /^The cluster "orders" of the project "\w+" has no export job "\w+"\.$/,
  why: 'Atlas may have forgotten it, or the cluster was replaced; the objects may still be in the bucket.',
  fix: 'to destroy what depends on it: `terraform destroy -refresh=false`.',
  path: 'export_job_id',
} satisfies Failure;

/** A page of 500 jobs, these among them. */
function listed(...own: readonly object[]): Turn {
  const others = Array.from({ length: 500 - own.length }, (_, index) => ({
    ...JOB,
    id: index.toString(16).padStart(24, 'a'),
  }));
  return answer({ results: [...others, ...own], totalCount: 600 });
}

function entry(read: number, own: object = {}): object {
  return { ...JOB, id: jobId(read), ...own };
}

/** The pages in their order; single jobs are answered when the first page has been. */
function pagesFirst(pages: readonly Turn[], single: (read: number) => Turn = () => job()): Script {
  let begun = false;
  const waiting: (() => void)[] = [];
  return ({ target }) => {
    const [, number] = /pageNum=(\d+)/.exec(target) ?? [];
    if (number === undefined) {
      return (line, asked) => {
        const read = reads.findIndex((id) => target.endsWith(id));
        const go = () => single(read)(line, asked);
        if (begun) go();
        else waiting.push(go);
      };
    }
    return (line, asked) => {
      (pages[Number(number) - 1] ?? answer({ results: [], totalCount: 0 }))(line, asked);
      begun = true;
      for (const go of waiting.splice(0)) go();
    };
  };
}

const reads = Array.from({ length: READS }, (_, read) => jobId(read));

/** Twelve reads side by side, of which the first ten are made singly. */
function row(name: string, script: Script, more: readonly string[], last: Failure | Success = READ): Row {
  const [first, ...others] = times(READS - 1, '').map(() => READ);
  return {
    name,
    script,
    together: true,
    reads: [first ?? READ, ...others, last],
    asked: [...times(SINGLES, ASKS), LIST, ...more],
  };
}

testRows([
  row('all that are wanted stand on it', pagesFirst([listed(entry(9), entry(10), entry(11))]), []),
  row(
    'a job that stood on the second page when the first was read',
    pagesFirst([listed(entry(9), entry(10)), answer({ results: [], totalCount: 500 })]),
    ['GET page 2 Bearer', ASKS],
  ),
  row(
    'a job that is gone when it is asked for',
    pagesFirst([listed(entry(9), entry(10))], (read) =>
      read === 11 ? failure(404, 'BACKUP_EXPORT_NOT_FOUND') : job(),
    ),
    ['GET page 2 Bearer', ASKS],
    gone,
  ),
  row(
    'a job that stands on it twice',
    pagesFirst([listed(entry(9), entry(10), entry(11), entry(11, { state: 'Failed' }))]),
    ['GET page 2 Bearer', ASKS],
  ),
  row('a job whose entry has another shape', pagesFirst([listed(entry(9), entry(10), entry(11, { state: 7 }))]), [
    'GET page 2 Bearer',
    ASKS,
  ]),
  row('a list that is no list', pagesFirst([answer({ results: null })]), times(2, ASKS)),
  row('a list that is a page of HTML', pagesFirst([page('<h1>Log in</h1>')]), times(2, ASKS)),
  row('a list that fails', pagesFirst([failure(500, 'UNEXPECTED_ERROR')]), times(2, ASKS)),
  row('a list that breaks off', pagesFirst([resetAfter('HTTP/1.1 200 OK\r\n')]), times(2, ASKS)),
  {
    ...row(
      'a list that never comes: after ten seconds it is done without',
      pagesFirst([silentAfter('')]),
      times(2, ASKS),
    ),
    takes: 10_000,
  },
  row('a list that these credentials may not read', pagesFirst([failure(403, 'MISSING_ROLE')]), times(2, ASKS)),
]);
