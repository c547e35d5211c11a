// The client of the Atlas Admin API: send = atMost ∘ retry ∘ authenticate ∘ transport, put together for one connection.
import { AtlasError } from '../errors/atlas-error';
import type { ApiVersion, Connection } from '../model/connection';
import type { Credentials } from '../model/credentials';
import { apiError } from './api-error';
import { AT_ONCE, atMost } from './at-most';
import { authenticate } from './authenticate';
import { systemClock, type Clock } from './clock';
import type { Log } from './log';
import { RateGates } from './rate-gates';
import { outOfTime } from './rate-limited';
import { createRedactor, type Redact } from './redactor';
import { retry } from './retry';
import type { Send } from './send';
import { allowManyReads, stoppable } from './stoppable';
import { createTransport } from './transport';

export interface AtlasClientOptions {
  readonly connection: Connection;
  readonly credentials: Credentials;
  readonly userAgent: string;
  /** Environment of the process: proxies and certificate files are looked up in it at the first request. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log?: Log;
  readonly clock?: Clock;
  /** From 0 up to 1, for the jitter of retries and of turns at a rate limit. */
  readonly random?: () => number;
}

export interface AtlasClient {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly apiVersion: ApiVersion;
  /** What `end` of a request counts by. */
  readonly clock: Clock;
  /** Gives an answer of a 2xx status; throws AtlasError for all else, and CutShort where the request's `end` came first. */
  readonly send: Send;
  /** The error of a reader whose time is up while others' requests to this endpoint are waited for. */
  outOfTime(endpoint: string): AtlasError;
  /** Takes every secret that the client knows out of a text. */
  readonly redact: Redact;
  /** Revokes a token that the client has minted, without awaiting the answer. The client sends nothing afterwards. */
  close(): Promise<void>;
}

export function createAtlasClient(options: AtlasClientOptions): AtlasClient {
  const { connection, credentials, environment, userAgent, clock = systemClock, random = Math.random } = options;
  const { baseUrl, apiVersion, requestTimeout } = connection;
  const redactor = createRedactor();
  const { redact } = redactor;
  const log: Log = (level, message) => options.log?.(level, redact(message));
  const transport = createTransport({ baseUrl, environment, userAgent, clock, log, redactor });
  const gates = new RateGates(clock, random);
  const retrying = { origin: baseUrl, requestTimeout, gates, clock, random, log, redact };
  const authenticated = authenticate(transport, credentials, { ...retrying, redactor });
  const retried = retry(authenticated.send, {
    ...retrying,
    failure: (request, answer, effort) => apiError(request, answer, { ...effort, credentials, redact }),
  });
  const send = atMost(retried, { places: AT_ONCE, clock, isLimited: (request) => gates.of(request).isLimiting });
  const closing = new AbortController();
  allowManyReads(closing.signal);
  const whileOpen = { clock, signal: closing.signal, waitingFor: 'an answer' };
  return {
    baseUrl,
    apiVersion,
    clock,
    outOfTime: (endpoint) => outOfTime(gates.of({ endpoint }).isLimiting),
    redact,
    send: async (request) => {
      if (closing.signal.aborted) throw closedError();
      allowManyReads(request.signal);
      return stoppable(
        authenticated.use(() => send(request)),
        whileOpen,
      );
    },
    close: async () => {
      if (closing.signal.aborted) return;
      closing.abort();
      await authenticated.close();
      transport.close();
    },
  };
}

function closedError(): AtlasError {
  return new AtlasError('STOPPED', {
    what: 'The connection to Atlas has been closed, so nothing more is read over it',
    fix: 'Run the command again',
  });
}
