// Why one attempt got no answer, read from what node reports.
import type { ErrorCode } from '../errors/error-codes';
import { systemCode, systemMessage } from './system-error';

export type NetworkCode = Extract<
  ErrorCode,
  'HOST_NOT_FOUND' | 'CONNECTION_REFUSED' | 'CONNECTION_RESET' | 'TLS_REFUSED' | 'NETWORK_FAILED' | 'TIMED_OUT'
>;

/** An attempt without an answer; it becomes an AtlasError once no attempt is left. */
export class NetworkFailure extends Error {
  public readonly code: NetworkCode;
  /** Whether the same request may well succeed a moment later. */
  public readonly passing: boolean;

  public constructor(
    code: NetworkCode,
    reason: string,
    options: { readonly passing: boolean; readonly cause?: unknown },
  ) {
    super(reason, { cause: options.cause });
    this.name = 'NetworkFailure';
    this.code = code;
    this.passing = options.passing;
  }

  public static timedOut(reason: string): NetworkFailure {
    return new NetworkFailure('TIMED_OUT', reason, { passing: true });
  }

  /** `proxy` is the one in between, which may be what failed. */
  public static from(reason: unknown, proxy?: string): NetworkFailure {
    if (reason instanceof NetworkFailure) return reason;
    const system = systemCode(reason);
    const code = networkCode(system);
    const passing = code === 'CONNECTION_RESET' || code === 'TIMED_OUT' || system === 'EAI_AGAIN';
    const words = `${systemMessage(reason)}${proxy === undefined ? '' : `, through the proxy ${proxy}`}`;
    return new NetworkFailure(code, words, { passing, cause: reason });
  }
}

const CODES: Readonly<Record<string, NetworkCode>> = {
  ENOTFOUND: 'HOST_NOT_FOUND',
  EAI_AGAIN: 'HOST_NOT_FOUND',
  EAI_FAIL: 'HOST_NOT_FOUND',
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ECONNRESET: 'CONNECTION_RESET',
  ECONNABORTED: 'CONNECTION_RESET',
  EPIPE: 'CONNECTION_RESET',
  ETIMEDOUT: 'TIMED_OUT',
};

const TLS_CODE =
  /^(?:CERT_|CRL_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_|EPROTO$)/;

function networkCode(system: string): NetworkCode {
  return (
    (Object.hasOwn(CODES, system) ? CODES[system] : undefined) ??
    (TLS_CODE.test(system) ? 'TLS_REFUSED' : 'NETWORK_FAILED')
  );
}
