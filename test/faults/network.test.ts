// Faults of the network: connections that are refused, cut or silent.
import { ASKS, job, JOB, READ, times } from './support/job';
import { testRows, type Failure } from './support/row';
import { drip, endAfter, head, inTurn, resetAfter, silentAfter } from './support/turns';

const TEXT = JSON.stringify(JOB);
const HALF = TEXT.slice(0, 50);
const CHUNKED = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
const cutInBody = resetAfter(head(TEXT.length) + HALF);

/** After five attempts: 250, 500, 1,000 and 2,000 ms between them. */
const RETRIES = 3_750;

const reset = {
  code: 'CONNECTION_RESET',
  what: 'The connection to <Atlas> was cut before the answer was complete.',
  why: /\(5 attempts in 4 s\)\.$/,
  fix: 'Try again; if it stays so, look at the firewall or proxy between this machine and Atlas.',
} satisfies Failure;

const silent = {
  code: 'TIMED_OUT',
  what: '<Atlas> did not answer in time.',
  fix: 'Try again; if Atlas is slow today, raise the request timeout; if not, look at the firewall or proxy in between.',
} satisfies Omit<Failure, 'why'>;

describe('a connection that is refused', () => {
  testRows([
    {
      name: 'is not tried again',
      script: inTurn(job()),
      block: { base_url: 'http://127.0.0.1:1' },
      reads: [
        {
          code: 'CONNECTION_REFUSED',
          what: 'The connection to http://127.0.0.1:1 was refused.',
          why: /^connect ECONNREFUSED 127\.0\.0\.1:1 \(1 attempt in 0 ms\)\.$/,
          fix: 'Check the base URL and its port, and whether a firewall or a proxy stands in between.',
        },
      ],
      asked: [],
    },
  ]);
});

describe('a connection that is cut', () => {
  testRows([
    {
      name: 'before the answer, for ever',
      script: inTurn(resetAfter('')),
      reads: [reset],
      asked: times(5, ASKS),
      takes: RETRIES,
    },
    {
      name: 'before the answer, once',
      script: inTurn(resetAfter(''), job()),
      reads: [READ],
      asked: times(2, ASKS),
      takes: 250,
    },
    {
      name: 'in the headers, for ever',
      script: inTurn(resetAfter('HTTP/1.1 200 OK\r\nContent-Ty')),
      reads: [reset],
      asked: times(5, ASKS),
      takes: RETRIES,
    },
    {
      name: 'after the headers, for ever',
      script: inTurn(resetAfter(head(TEXT.length))),
      reads: [reset],
      asked: times(5, ASKS),
      takes: RETRIES,
    },
    {
      name: 'in the body, for ever',
      script: inTurn(cutInBody),
      reads: [reset],
      asked: times(5, ASKS),
      takes: RETRIES,
    },
    {
      name: 'in the body, thrice',
      script: inTurn(cutInBody, cutInBody, cutInBody, job()),
      reads: [READ],
      asked: times(4, ASKS),
      takes: 1_750,
    },
    {
      name: 'by a server that ends in the body',
      script: inTurn(endAfter(head(TEXT.length) + HALF)),
      reads: [reset],
      asked: times(5, ASKS),
      takes: RETRIES,
    },
    {
      name: 'by a server that ends between two chunks',
      script: inTurn(endAfter(`${CHUNKED}32\r\n${HALF}\r\n`)),
      reads: [reset],
      asked: times(5, ASKS),
      takes: RETRIES,
    },
    {
      name: 'while it was kept open between two reads',
      script: inTurn(job(), resetAfter(''), job()),
      reads: [READ, READ],
      asked: times(3, ASKS),
      takes: 250,
    },
  ]);
});

describe('a server that is silent', () => {
  testRows([
    {
      name: 'never answers: each attempt ends after 30 s without a byte, the read with its request timeout',
      script: inTurn(silentAfter('')),
      reads: [{ ...silent, why: /^The time for the request was up \(4 attempts in 2 min\)\.$/ }],
      asked: times(4, ASKS),
      takes: 120_000,
    },
    {
      name: 'never answers, within a request timeout of its own',
      script: inTurn(silentAfter('')),
      block: { request_timeout: '5s' },
      reads: [{ ...silent, why: /^The time for the request was up \(1 attempt in 5 s\)\.$/ }],
      asked: [ASKS],
      takes: 5_000,
    },
    {
      name: 'never answers, within timeouts.read',
      script: inTurn(silentAfter('')),
      config: { timeouts: { read: '10s' } },
      reads: [
        {
          code: 'TIMED_OUT',
          what: /^The export job could not be read within 10 s, the limit of timeouts\.read, from <Atlas>: <Atlas> did/,
          why: /^The time for the request was up \(1 attempt in 10 s\)\.$/,
          fix: /^Try again, or allow more time with `timeouts \{ read = "…" \}`\.$/,
        },
      ],
      asked: [ASKS],
      takes: 10_000,
    },
    {
      name: 'answers the second time',
      script: inTurn(silentAfter(''), job()),
      reads: [READ],
      asked: times(2, ASKS),
      takes: 30_250,
    },
    {
      name: 'stops in the headers',
      script: inTurn(silentAfter('HTTP/1.1 200 OK\r\nContent-Ty'), job()),
      reads: [READ],
      asked: times(2, ASKS),
      takes: 30_250,
    },
    {
      name: 'stops in the body',
      script: inTurn(silentAfter(head(TEXT.length) + HALF), job()),
      reads: [READ],
      asked: times(2, ASKS),
      takes: 30_250,
    },
    {
      name: 'sends its body in pieces less than 30 s apart: the read goes on',
      script: inTurn(drip([head(TEXT.length), HALF, TEXT.slice(50)], 29_000)),
      reads: [READ],
      asked: [ASKS],
      takes: 58_000,
    },
    {
      name: 'sends its body in pieces more than 30 s apart',
      script: inTurn(drip([head(TEXT.length), HALF, TEXT.slice(50)], 31_000), job()),
      reads: [READ],
      asked: times(2, ASKS),
      takes: 30_250,
    },
    {
      name: 'sends one byte after the other: the read ends with its request timeout',
      script: inTurn(drip([head(TEXT.length), ...TEXT], 29_000)),
      reads: [{ ...silent, why: /^The time for the request was up \(1 attempt in 2 min\)\.$/ }],
      asked: [ASKS],
      takes: 120_000,
    },
  ]);
});

describe('a server that does not speak HTTP', () => {
  testRows([
    {
      name: 'says something else',
      script: inTurn(endAfter('220 mail.example.com ready\r\n')),
      reads: [
        {
          code: 'NETWORK_FAILED',
          what: 'The request to <Atlas> failed on the way.',
          why: /^Parse Error: Expected HTTP\/.* \(1 attempt in 0 ms\)\.$/,
          fix: /^Check this machine's connection to the network, and whether a firewall or a proxy stands in between\.$/,
        },
      ],
      asked: [ASKS],
    },
    {
      name: 'sends headers without end',
      script: inTurn(endAfter(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}`)),
      reads: [
        {
          code: 'NETWORK_FAILED',
          what: 'The request to <Atlas> failed on the way.',
          why: /^Parse Error: Header overflow \(1 attempt in 0 ms\)\.$/,
          fix: 'Check this machine',
        },
      ],
      asked: [ASKS],
    },
    {
      name: 'switches to another protocol',
      script: inTurn(silentAfter('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n')),
      reads: [
        {
          code: 'ANSWER_NOT_JSON',
          what: /was answered with nothing/,
          why: /^Status 101/,
          fix: 'Check that the base URL is that of the Atlas Admin API',
        },
      ],
      asked: [ASKS],
    },
  ]);
});
