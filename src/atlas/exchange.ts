// One request over node's client and its answer, within limits of time and size, and stoppable at every point.
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { AtlasError } from '../errors/atlas-error';
import type { Clock } from './clock';
import type { Connector } from './connector';
import { NetworkFailure } from './network-failure';
import { proxyRefused } from './proxy';
import type { RawAnswer } from './read-answer';
import { readBody, type BodyReader } from './read-body';
import type { Redact } from './redactor';
import type { AtlasRequest } from './send';
import { stoppedError } from './stoppable';

/** Milliseconds until the connection stands, TLS included. */
export const CONNECT_LIMIT = 10_000;
/** Milliseconds without a sign of life on a connection that stands. */
export const IDLE_LIMIT = 30_000;

export interface Exchange {
  readonly connector: Connector;
  readonly url: URL;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly redact: Redact;
}

export function exchange(request: AtlasRequest, options: Exchange): Promise<RawAnswer> {
  const { connector, url, userAgent, clock, redact } = options;
  return new Promise((resolve, reject) => {
    if (request.signal?.aborted === true) return reject(stoppedError());
    const sent = connector.open(url, { method: request.method, headers: headersOf(request, userAgent) });
    const limits = watch(request, clock, (reason) => fail(reason));
    const fail = (reason: unknown) => {
      limits.end();
      reject(reason instanceof AtlasError ? reason : NetworkFailure.from(reason, connector.proxy));
      sent.destroy();
    };
    sent.on('error', fail);
    sent.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      if (statusCode !== 200) fail(proxyRefused(connector.proxy ?? '', url.host, statusCode));
    });
    const succeed = (raw: RawAnswer) => {
      limits.end();
      resolve(raw);
    };
    whenConnected(sent, limits.alive);
    sent.once('response', (answer) => {
      limits.alive();
      receive(answer, request, { alive: limits.alive, redact }).then(succeed, fail);
    });
    // Node tells nothing of an answer 101 where nobody listens for it.
    sent.once('upgrade', ({ statusCode: status = 0, headers }, socket) => {
      socket.destroy();
      succeed({ status, headers, text: '' });
    });
    sent.end(request.form);
  });
}

export function headersOf({ accept, authorization, form }: AtlasRequest, userAgent: string): Record<string, string> {
  return {
    Accept: accept,
    'Accept-Encoding': 'gzip, deflate, br',
    'User-Agent': userAgent,
    ...(authorization === undefined ? {} : { Authorization: authorization }),
    ...(form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
    ...(form === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(form)) }),
  };
}

interface Watch {
  /** The connection stands, or something came: only the idle limit counts from here. */
  alive(): void;
  end(): void;
}

function watch({ signal, time }: AtlasRequest, clock: Clock, fail: (reason: Error) => void): Watch {
  const after = (milliseconds: number, words: string) =>
    clock.setTimeout(() => fail(NetworkFailure.timedOut(words)), milliseconds);
  const stop = () => fail(stoppedError());
  const left = time === undefined ? undefined : Math.max(0, time.deadline - clock.now());
  const endOfTime = left === undefined ? undefined : after(left, 'The time for the request was up');
  let ended = false;
  let cancel = after(CONNECT_LIMIT, `No connection within ${CONNECT_LIMIT / 1_000} s`);
  signal?.addEventListener('abort', stop);
  return {
    alive: () => {
      if (ended) return;
      cancel();
      cancel = after(IDLE_LIMIT, `No byte came for ${IDLE_LIMIT / 1_000} s`);
    },
    end: () => {
      ended = true;
      cancel();
      endOfTime?.();
      signal?.removeEventListener('abort', stop);
    },
  };
}

function whenConnected(sent: ClientRequest, connected: () => void): void {
  sent.once('socket', (socket) => {
    if (sent.reusedSocket) connected();
    else if ((socket as Partial<TLSSocket>).encrypted === true) socket.once('secureConnect', connected);
    else if (socket.connecting) socket.once('connect', connected);
    else connected();
  });
}

async function receive(answer: IncomingMessage, request: AtlasRequest, reader: BodyReader): Promise<RawAnswer> {
  const { statusCode: status = 0, headers } = answer;
  try {
    return { status, headers, text: await readBody(answer, request, reader) };
  } catch (reason) {
    // The status of a failure says enough, even where its body cannot be read, or not to its end.
    if (status < 400 || !(reason instanceof AtlasError)) throw reason;
    answer.destroy();
    return { status, headers, text: '' };
  }
}
