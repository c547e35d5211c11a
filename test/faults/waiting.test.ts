// Faults while a job is waited for, and while a list is read that a choice is made from.
import { ASKS, job, JOB, jobId, READ, times } from './support/job';
import { testRows, type Row } from './support/row';
import { answer, failure, inTurn, page, silentAfter } from './support/turns';

/** The time to the second look, and from that to the third. */
const FIRST = 2_500;
const SECOND = 3_750;
/** Half of the 250 ms over which requests are spread when a gate opens. */
const SPREAD = 125;

const UNDER_WAY = {
  state: 'InProgress',
  finishedAt: undefined,
  exportStatus: { exportedCollections: 12, totalCollections: 40 },
};
const underWay = job(UNDER_WAY);
const WAY_OUT = 'to destroy what depends on it: `terraform destroy -refresh=false`.';

function waiting(row: Omit<Row, 'config'>, own: object = {}): Row {
  return { ...row, config: { wait_for_success: true, ...own } };
}

describe('while a job is waited for', () => {
  testRows([
    waiting({
      name: 'an answer that fails is asked for again, and the wait goes on',
      script: inTurn(underWay, failure(503, 'UNEXPECTED_ERROR'), underWay, job()),
      reads: [READ],
      asked: times(4, ASKS),
      takes: FIRST + 250 + SECOND,
    }),
    waiting({
      name: 'a rate limit holds',
      script: inTurn(underWay, failure(429, 'RATE_LIMITED', { headers: { 'Retry-After': '60' } }), job()),
      reads: [READ],
      asked: times(3, ASKS),
      takes: FIRST + 60_000 + SPREAD,
    }),
    waiting({
      name: 'Atlas forgets the job',
      script: inTurn(underWay, failure(404, 'BACKUP_EXPORT_NOT_FOUND')),
      reads: [
        {
          code: 'EXPORT_JOB_NOT_FOUND',
          what: `has no export job "${jobId()}".`,
          why: 'Atlas may have forgotten it',
          fix: WAY_OUT,
          path: 'export_job_id',
        },
      ],
      asked: times(2, ASKS),
      takes: FIRST,
    }),
    waiting({
      name: 'the credentials lose their role',
      script: inTurn(underWay, failure(403, 'MISSING_ROLE')),
      reads: [{ code: 'FORBIDDEN', what: 'may not read this in the project', why: /./, fix: 'Project Backup Manager' }],
      asked: times(2, ASKS),
      takes: FIRST,
    }),
    waiting(
      {
        name: 'an answer never comes: what was seen before it is told',
        script: inTurn(underWay, silentAfter('')),
        reads: [
          {
            code: 'WAIT_TIMED_OUT',
            what: /^Export job \w+ was still InProgress, with 12 of 40 collections exported, when 60 s, the limit of timeouts\.read, were over\.$/,
            fix: WAY_OUT,
            path: 'wait_for_success',
          },
        ],
        // Once more where nothing comes for half a minute.
        asked: times(3, ASKS),
        takes: 60_000,
      },
      { timeouts: { read: '1m' } },
    ),
  ]);
});

const LIST = (number: number): string => `GET page ${number} Bearer`;
const NEWEST = { export_job_id: null, most_recent: true };

/** The first page of two, with nothing that is newer than what the second may show. */
const FIRST_PAGE = answer({
  results: Array.from({ length: 500 }, (_, index) => ({ ...JOB, id: index.toString(16).padStart(24, 'a') })),
  totalCount: 501,
});

function choosing(row: Omit<Row, 'config'>): Row {
  return { ...row, config: NEWEST };
}

describe('while the newest job is looked for', () => {
  testRows([
    choosing({
      name: 'a page that fails is asked for again',
      script: inTurn(FIRST_PAGE, failure(502, 'UNEXPECTED_ERROR'), answer({ results: [JOB], totalCount: 501 })),
      reads: [READ],
      asked: [LIST(1), LIST(2), LIST(2)],
      takes: 250,
    }),
    choosing({
      name: 'a page that keeps failing: nothing is chosen from the others',
      script: inTurn(FIRST_PAGE, failure(500, 'UNEXPECTED_ERROR')),
      reads: [{ code: 'SERVER_FAILED', what: /./, why: 'status 500', fix: 'Try again' }],
      asked: [LIST(1), ...times(5, LIST(2))],
      takes: 3_750,
    }),
    choosing({
      name: 'a page with an entry of another shape: nothing is chosen from the others',
      script: inTurn(FIRST_PAGE, answer({ results: [{ ...JOB, state: 7 }], totalCount: 501 })),
      reads: [{ code: 'ANSWER_MALFORMED', what: 'state', fix: /./ }],
      asked: [LIST(1), LIST(2)],
    }),
    choosing({
      name: 'a list that is a page of HTML',
      script: inTurn(page('<h1>Log in</h1>')),
      reads: [{ code: 'ANSWER_NOT_JSON', what: 'JSON', why: /./, fix: 'base URL' }],
      asked: [LIST(1)],
    }),
    choosing({
      name: 'a list that these credentials may not read',
      script: inTurn(failure(403, 'MISSING_ROLE')),
      reads: [{ code: 'FORBIDDEN', what: 'may not read this', why: /./, fix: 'Project Backup Manager' }],
      asked: [LIST(1)],
    }),
  ]);
});
