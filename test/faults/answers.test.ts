// Faults of answers: failures of the server, pages instead of JSON, JSON of another shape, and strings that could break out.
import { gzipSync } from 'node:zlib';
import { ASKS, job, JOB, jobId, READ, times } from './support/job';
import { testRows, type Failure, type Row } from './support/row';
import { answer, failure, flood, inTurn, page } from './support/turns';

const OTHER = '6500000000000000000000ff';
const MEBIBYTE = 1024 * 1024;
const LOG_IN = '<!doctype html><title>Log in</title>';

const failed = {
  code: 'SERVER_FAILED',
  what: 'The answer was a failure of Atlas itself, or of something on the way to it.',
  fix: 'Try again in a few minutes; if it stays so, see the status page of MongoDB Cloud.',
} satisfies Omit<Failure, 'why'>;

const notJson = {
  code: 'ANSWER_NOT_JSON',
  what: /^GET \/api\/atlas\/v2\/groups\/\w+\/clusters\/orders\/backup\/exports\/\w+ was answered with something that is not JSON\.$/,
  fix: 'Check that the base URL is that of the Atlas Admin API, and whether a proxy or a log-in page stands in between.',
} satisfies Omit<Failure, 'why'>;

const unreadable = {
  code: 'ANSWER_NOT_JSON',
  what: /^The answer to GET \/api\/\S+ cannot be read\.$/,
  fix: 'Try again; if it stays so, look at the proxy between this machine and Atlas.',
} satisfies Omit<Failure, 'why'>;

const tooLarge = {
  code: 'ANSWER_TOO_LARGE',
  what: /^The answer to GET \/api\/\S+ is larger than 8 MiB\.$/,
  fix: 'Check that the base URL is that of the Atlas Admin API.',
} satisfies Failure;

function misshapen(words: string): Failure {
  return {
    code: 'ANSWER_MALFORMED',
    what: `Atlas answered with something that is not an export job: ${words}.`,
    fix: 'Check that the base URL is that of the Atlas Admin API; if it is, please report this message.',
  };
}

/** A row whose one request gets that answer. */
function once(name: string, turn: Parameters<typeof inTurn>[0], outcome: Row['reads'][0]): Row {
  return { name, script: inTurn(turn), reads: [outcome], asked: [ASKS] };
}

describe('a server that fails', () => {
  const why =
    /^GET \/api\/\S+ was answered: status 500, UNEXPECTED_ERROR, A sentence of the server\. \(5 attempts in 4 s\)\.$/;
  testRows([
    {
      name: '500 once',
      script: inTurn(failure(500, 'UNEXPECTED_ERROR'), job()),
      reads: [READ],
      asked: times(2, ASKS),
      takes: 250,
    },
    {
      name: '500, 502 and 504',
      script: inTurn(
        failure(500, 'UNEXPECTED_ERROR'),
        page(LOG_IN, { status: 502 }),
        page(LOG_IN, { status: 504 }),
        job(),
      ),
      reads: [READ],
      asked: times(4, ASKS),
      takes: 1_750,
    },
    {
      name: '500 for ever',
      script: inTurn(failure(500, 'UNEXPECTED_ERROR')),
      reads: [{ ...failed, why }],
      asked: times(5, ASKS),
      takes: 3_750,
    },
    {
      name: '503 as HTML, of which nothing is shown',
      script: inTurn(page('<h1>Down for maintenance</h1>', { status: 503 })),
      reads: [{ ...failed, why: /^GET \/api\/\S+ was answered: status 503 \(5 attempts in 4 s\)\.$/ }],
      asked: times(5, ASKS),
      takes: 3_750,
    },
    {
      name: '503 with a page that is compressed badly',
      script: inTurn(page('no gzip', { status: 503, headers: { 'Content-Encoding': 'gzip' } })),
      block: { request_timeout: '200ms' },
      reads: [{ ...failed, why: /^GET \/api\/\S+ was answered: status 503\.$/ }],
      asked: [ASKS],
    },
    {
      name: '503 with a page without end',
      script: inTurn(flood(50 * MEBIBYTE, 503), job()),
      reads: [READ],
      asked: times(2, ASKS),
      takes: 250,
    },
    {
      name: '501, which no further attempt would change',
      script: inTurn(failure(501, 'NOT_IMPLEMENTED')),
      reads: [{ ...failed, why: /status 501, NOT_IMPLEMENTED, A sentence of the server\.$/ }],
      asked: [ASKS],
    },
  ]);
});

describe('an answer that is not JSON', () => {
  testRows([
    once('200 as HTML', page(LOG_IN), {
      ...notJson,
      why: 'Status 200, content type "text/html", beginning "<!doctype html><title>Log in</title>".',
    }),
    once('200 as HTML that steers the terminal', page('\u001b[2J\u0000\u202e<p>'), {
      ...notJson,
      why: 'beginning "\\u001b[2J\\u0000\\u202e<p>".',
    }),
    once('200 with nothing', answer(''), {
      ...notJson,
      what: /was answered with nothing\.$/,
      why: 'Status 200, content type "application/vnd.atlas.2023-01-01+json;charset=utf-8".',
    }),
    once('204', (line) => line.send('HTTP/1.1 204 No Content\r\n\r\n'), {
      ...notJson,
      what: /was answered with nothing\.$/,
      why: 'Status 204, content type not given.',
    }),
    once('200 with half of a job', answer(JSON.stringify(JOB).slice(0, 40)), {
      ...notJson,
      why: /beginning "\{"id":"6500000000000000000000e1","export/,
    }),
    once('200 in UTF-16', answer(Buffer.from(JSON.stringify(JOB), 'utf16le')), { ...notJson, why: 'Status 200' }),
  ]);
});

describe('an answer of another shape', () => {
  testRows([
    once('a list', answer([JOB]), misshapen('the answer should be an object, but is a list')),
    once('null', answer(null), misshapen('the answer should be an object, but is null')),
    once('a text', answer('"done"'), misshapen('the answer should be an object, but is the string "done"')),
    once('nothing that is required', answer({}), misshapen('the field exportBucketId should be given, but is absent')),
    once(
      'a number for a string',
      job({ state: 3 }),
      misshapen('the field state should be a string, but is the number 3'),
    ),
    once(
      'an object for a list',
      job({ customData: {} }),
      misshapen('the field customData should be a list, but is an object'),
    ),
    once(
      'a fraction for a count',
      job({ exportStatus: { totalCollections: 0.5 } }),
      misshapen('the field exportStatus.totalCollections should be a whole number, but is the number 0.5'),
    ),
    once(
      'lists in lists, 10,000 deep, where a list is read',
      answer(JSON.stringify(JOB).replace('"customData":[]', `"customData":${nested(10_000)}`)),
      misshapen('the field customData[0] should be an object, but is a list'),
    ),
    once(
      'lists in lists, 10,000 deep, where nothing is read',
      answer(JSON.stringify(JOB).replace('{', `{"links":${nested(10_000)},`)),
      READ,
    ),
    once(
      '__proto__ with all that is required in it',
      answer(`{"__proto__":${JSON.stringify(JOB)}}`),
      misshapen('the field exportBucketId should be given, but is absent'),
    ),
    once(
      '__proto__ and constructor beside it',
      answer(
        JSON.stringify(JOB).replace('{', '{"__proto__":{"state":"Failed"},"constructor":{"prototype":{"prefix":1}},'),
      ),
      READ,
    ),
    once('a member twice: the last counts', answer(JSON.stringify(JOB).replace('{', '{"state":"Failed",')), READ),
    once('a byte order mark before it', answer(`\ufeff${JSON.stringify(JOB)}`), READ),
    once('a job without an id', job({ id: undefined }), READ),
    once('another job', job({ id: OTHER }), {
      code: 'ANSWER_MISMATCHED',
      what: `Asked for the export job "${jobId()}", Atlas answered about "${OTHER}".`,
      fix: 'Try again; if it stays so, a cache between this machine and Atlas may mix up answers.',
    }),
    once('a state that nobody knows', job({ state: 'Exporting\u001b[2J' }), {
      state: { state: 'Exporting\u001b[2J' },
      warning: `The export job ${jobId()} is in the state "Exporting\\u001b[2J", which this release does not know. It is passed on as it is and counts as not finished; a newer release may know it.`,
    }),
  ]);
});

describe('an answer that is large or compressed', () => {
  const gzip = { headers: { 'Content-Encoding': 'gzip' } };
  testRows([
    {
      ...once('50 MiB', flood(50 * MEBIBYTE), tooLarge),
      // What the system holds between the two has left already.
      seen: ({ sent }) => expect(sent).toBeLessThan(25 * MEBIBYTE),
    },
    once('gzip', answer(gzipSync(JSON.stringify(JOB)), gzip), READ),
    once('50 KiB of gzip that become 50 MiB', answer(gzipSync(Buffer.alloc(50 * MEBIBYTE, ' ')), gzip), tooLarge),
    once('gzip that is cut', answer(gzipSync(JSON.stringify(JOB)).subarray(0, 40), gzip), {
      ...unreadable,
      why: 'Its gzip compression is damaged.',
    }),
    once('a compression that was not asked for', answer('?', { headers: { 'Content-Encoding': 'zstd' } }), {
      ...unreadable,
      why: 'Its content encoding "zstd" was not asked for.',
    }),
  ]);
});

describe('strings that mean something elsewhere', () => {
  const texts = [
    '${path.module}',
    '%{ if true }x%{ endif }',
    '"',
    "'",
    '\\',
    'a\nb\r\n\tc',
    '\u0000',
    '\u{1f98a}\u{10ffff}',
    '\u2028',
    '\u202e',
  ];
  const customData = texts.map((text) => ({ key: text, value: text }));
  testRows([
    once(
      'are passed on as they are',
      job({ prefix: texts.join('/'), customData, stateReason: { message: texts[0] } }),
      {
        state: {
          prefix: texts.join('/'),
          custom_data: customData,
          state_reason: { error_code: null, message: texts[0] },
        },
      },
    ),
    once(
      'half of a surrogate pair becomes the replacement character',
      answer(`{"exportBucketId":"b","prefix":"\\ud83d-\\udd8a"}`),
      {
        state: { prefix: '\ufffd-\ufffd' },
      },
    ),
  ]);
});

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}
