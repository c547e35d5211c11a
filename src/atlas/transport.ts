// The lowest step: carries one request to Atlas and its answer back, whatever the answer's status.
import { showDuration } from '../model/duration';
import type { Clock } from './clock';
import { createConnector, type Connector } from './connector';
import { exchange, headersOf } from './exchange';
import type { Log } from './log';
import { readAnswer } from './read-answer';
import type { Redactor } from './redactor';
import { requestTarget, type AtlasRequest, type Send } from './send';
import { stoppedError } from './stoppable';
import type { Environment } from './trusted-roots';

export interface TransportOptions {
  readonly baseUrl: string;
  readonly environment: Environment;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly redactor: Redactor;
}

export interface Transport {
  readonly send: Send;
  /** Resolves when the request's bytes have left, or after `limit` milliseconds; the answer is not looked at. */
  post(request: AtlasRequest, limit: number): Promise<void>;
  /** Ends idle connections at once, and those of a `post` when it has been answered. */
  close(): void;
}

export function createTransport(options: TransportOptions): Transport {
  const { baseUrl, environment, userAgent, clock, log, redactor } = options;
  let connector: Connector | undefined;
  let posts = 0;
  let closed = false;
  const connected = () => (connector ??= createConnector(baseUrl, environment, redactor));
  const closeIfDone = () => {
    if (closed && posts === 0) connector?.close();
  };
  return {
    send: async (request) => {
      if (closed) throw stoppedError();
      const began = clock.now();
      const url = new URL(requestTarget(request), baseUrl);
      const { redact } = redactor;
      const raw = await exchange(request, { connector: connected(), url, userAgent, clock, redact }).catch(
        (reason: unknown) => {
          throw closed ? stoppedError() : reason;
        },
      );
      log('debug', `${request.method} ${request.path}: status ${raw.status} in ${showDuration(clock.now() - began)}`);
      return readAnswer(raw, request, baseUrl, redact);
    },
    post: (request, limit) => {
      posts += 1;
      const done = () => {
        posts -= 1;
        closeIfDone();
      };
      return flush(request, { connector: connected(), baseUrl, userAgent, clock, limit, done });
    },
    close: () => {
      closed = true;
      closeIfDone();
    },
  };
}

interface Flush extends Pick<TransportOptions, 'baseUrl' | 'userAgent' | 'clock'> {
  readonly connector: Connector;
  readonly limit: number;
  readonly done: () => void;
}

/** The answer is read to its end only so that the server sees no broken connection; it keeps no process alive. */
function flush(request: AtlasRequest, { connector, baseUrl, userAgent, clock, limit, done }: Flush): Promise<void> {
  return new Promise((resolve) => {
    const url = new URL(requestTarget(request), baseUrl);
    const sent = connector.open(url, {
      method: request.method,
      headers: headersOf(request, userAgent),
      timeout: 5_000,
    });
    const cancel = clock.setTimeout(resolve, limit);
    const left = () => {
      cancel();
      resolve();
    };
    sent.once('socket', (socket) => socket.unref());
    sent.once('response', (answer) => answer.resume());
    sent.once('timeout', () => sent.destroy());
    sent.on('error', left);
    sent.once('close', done);
    sent.end(request.form, left);
  });
}
