// The error of a request that got no answer in any of its attempts.
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import { showDuration } from '../model/duration';
import type { NetworkCode, NetworkFailure } from './network-failure';
import type { HeldBack } from './rate-limited';
import type { Redact } from './redactor';
import type { AtlasRequest } from './send';

/** What was spent on a request before it failed. */
export interface Effort {
  readonly attempts: number;
  /** Milliseconds. */
  readonly spent: number;
  /** For how long a rate limit holds it back, where that is why it failed. */
  readonly held?: HeldBack;
}

export interface NetworkErrorContext extends Effort {
  /** Scheme, host and port that the request went to. */
  readonly origin: string;
  readonly redact: Redact;
}

interface Words {
  readonly what: (origin: string) => string;
  readonly fix: string;
}

const WORDS: Readonly<Record<NetworkCode, Words>> = {
  HOST_NOT_FOUND: {
    what: (origin) => `The host name of ${origin} could not be resolved`,
    fix: 'Check the base URL, the name server of this machine, and whether a proxy is needed (HTTPS_PROXY)',
  },
  CONNECTION_REFUSED: {
    what: (origin) => `The connection to ${origin} was refused`,
    fix: 'Check the base URL and its port, and whether a firewall or a proxy stands in between',
  },
  CONNECTION_RESET: {
    what: (origin) => `The connection to ${origin} was cut before the answer was complete`,
    fix: 'Try again; if it stays so, look at the firewall or proxy between this machine and Atlas',
  },
  TLS_REFUSED: {
    what: (origin) => `No trusted TLS connection to ${origin} could be made`,
    fix: 'If a proxy of your company re-signs connections, name its certificate file in NODE_EXTRA_CA_CERTS or SSL_CERT_FILE; otherwise check the base URL and the clock of this machine',
  },
  NETWORK_FAILED: {
    what: (origin) => `The request to ${origin} failed on the way`,
    fix: "Check this machine's connection to the network, and whether a firewall or a proxy stands in between",
  },
  TIMED_OUT: {
    what: (origin) => `${origin} did not answer in time`,
    fix: 'Try again; if Atlas is slow today, raise the request timeout; if not, look at the firewall or proxy in between',
  },
};

export function networkError(request: AtlasRequest, failure: NetworkFailure, context: NetworkErrorContext): AtlasError {
  const { what, fix } = WORDS[failure.code];
  return new AtlasError(failure.code, {
    what: what(context.origin),
    why: `${show(context.redact(failure.message))} (${effortWords(context)})`,
    fix,
    http: { method: request.method, path: request.path },
    cause: failure.cause,
  });
}

export function effortWords({ attempts, spent }: Effort): string {
  return `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} in ${showDuration(spent)}`;
}
