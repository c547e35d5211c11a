// Rate limits: all requests wait together for as long as Atlas asks, and no longer than their reader has time.
import { MINTED, SERVICE_ACCOUNT } from './support/identity';
import { ASKS, job, READ, times } from './support/job';
import { testRows, type Failure, type Row } from './support/row';
import type { PatientClock } from './support/patient-clock';
import { answer, failure, forTokens, inTurn } from './support/turns';
import type { Turn } from './support/fault-server';

const MINTS = 'POST token Basic';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Half of the 250 ms over which requests are spread when a gate opens. */
const SPREAD = 125;

function limited(retryAfter?: string, headers: Readonly<Record<string, string>> = {}): Turn {
  const asked: [string, string][] = retryAfter === undefined ? [] : [['Retry-After', retryAfter]];
  return failure(429, 'RATE_LIMITED', { headers: { ...Object.fromEntries(asked), ...headers } });
}

/** What the clock of the rows says, so many milliseconds after its beginning. */
function date(milliseconds: number): string {
  return new Date(Date.UTC(2024, 4, 6, 12) + milliseconds).toUTCString();
}

/** A row in which one refusal is followed by the job. */
function waits(name: string, retryAfter: string | undefined, takes: number): Row {
  return { name, script: inTurn(limited(retryAfter), job()), reads: [READ], asked: times(2, ASKS), takes };
}

const usedUp = {
  code: 'RATE_LIMITED',
  what: 'The number of requests that Atlas allows in a span of time is used up.',
} satisfies Partial<Failure>;

describe('429', () => {
  testRows([
    waits('with seconds', '7', 7_000 + SPREAD),
    waits('with a date', date(MINUTE), MINUTE + SPREAD),
    waits('with a date that is over', date(-MINUTE), 1_000 + SPREAD),
    ...[HOUR, -HOUR].map((off) => ({
      ...waits(`with a date, to a clock that is off by ${off / MINUTE} min`, '', MINUTE + SPREAD),
      script: inTurn(limited(date(MINUTE), { Date: date(0) }), job()),
      before: (_: number, clock: PatientClock) => clock.shift(off),
    })),
    waits('with 0', '0', 1_000 + SPREAD),
    waits('with nothing', undefined, 1_000 + SPREAD),
    waits('with a word', 'soon', 1_000 + SPREAD),
    waits('with a number below 0', '-5', 1_000 + SPREAD),
    waits('with a fraction', '1.5', 1_000 + SPREAD),
    waits('with more than a request timeout: that does not count', '180', 3 * MINUTE + SPREAD),
    {
      name: 'with thirty years: the read ends at once, and says what was asked',
      script: inTurn(limited('999999999')),
      reads: [
        {
          ...usedUp,
          what: /^The export job could not be read within 30 min, the limit of timeouts\.read, from <Atlas>: The number of/,
          why: /^The rate limit holds the next request back for 277777 h 47 min, and 30 min are left\. GET \S+ was answered: status 429/,
          fix: 'Try again, or allow more time with `timeouts { read = "…" }`.',
        },
      ],
      asked: [ASKS],
    },
    {
      name: 'with a number that nobody waits out',
      script: inTurn(limited('9'.repeat(400)), job()),
      reads: [READ],
      asked: times(2, ASKS),
      takes: 1_000 + SPREAD,
    },
    {
      name: 'for ever: timeouts.read ends it',
      script: inTurn(limited('20')),
      config: { timeouts: { read: '1m' } },
      reads: [
        {
          ...usedUp,
          what: /^The export job could not be read within 60 s, the limit of timeouts\.read, from <Atlas>: The number of/,
          why: /^The rate limit holds the next request back for 20 s, and \d+ s are left\. .*\(3 attempts in 40 s\)\.$/,
          fix: 'Try again, or allow more time with `timeouts { read = "…" }`.',
        },
      ],
      asked: times(3, ASKS),
      takes: 40_250,
    },
    {
      name: 'is no retry: five attempts are left for failures that pass',
      script: inTurn(
        failure(500, 'UNEXPECTED_ERROR'),
        limited('1'),
        failure(500, 'UNEXPECTED_ERROR'),
        limited('1'),
        failure(500, 'UNEXPECTED_ERROR'),
        limited('1'),
        failure(500, 'UNEXPECTED_ERROR'),
        limited('1'),
        job(),
      ),
      reads: [READ],
      asked: times(9, ASKS),
      takes: 22_750,
    },
    {
      name: 'for nine reads that are made together: nobody asks before the time, and then one after the other',
      script: inTurn(...nineTimes(limited('30')), job()),
      together: true,
      reads: nineTimes(READ),
      asked: times(18, ASKS),
      takes: 36_847,
    },
  ]);
});

describe('429 for a token', () => {
  const minted = answer({ access_token: MINTED[0], token_type: 'Bearer', expires_in: 3_600 });
  const refused = answer(
    { error: 'too_many', error_description: 'Slow down' },
    { status: 429, headers: { 'Retry-After': '30' } },
  );
  testRows([
    {
      name: 'is waited out, beyond a request timeout',
      identity: SERVICE_ACCOUNT,
      block: { request_timeout: '10s' },
      script: forTokens(inTurn(refused, minted), inTurn(job())),
      reads: [READ],
      asked: [MINTS, MINTS, ASKS],
      takes: 30_125,
    },
    {
      name: 'for ever: timeouts.read ends it',
      identity: SERVICE_ACCOUNT,
      config: { timeouts: { read: '50s' } },
      script: forTokens(inTurn(refused), inTurn(job())),
      reads: [
        {
          code: 'RATE_LIMITED',
          what: /^The export job could not be read within 50 s, the limit of timeouts\.read, from <Atlas>: Atlas limits how/,
          why: /^The rate limit holds the next request back for 30 s, and 20 s are left\. Status 429, too_many: Slow down/,
          fix: 'Try again, or allow more time with `timeouts { read = "…" }`.',
        },
      ],
      asked: [MINTS, MINTS],
      takes: 30_125,
    },
  ]);
});

describe('a budget that is nearly used up', () => {
  const low = { headers: { 'RateLimit-Limit': '60', 'RateLimit-Remaining': '1' } };
  testRows([
    {
      name: 'slows the requests down before one is refused',
      script: inTurn(job({}, low)),
      reads: [READ, READ, READ],
      asked: times(3, ASKS),
      takes: 2_125,
    },
  ]);
});

function nineTimes<T>(one: T): [T, ...T[]] {
  return [one, one, one, one, one, one, one, one, one];
}
