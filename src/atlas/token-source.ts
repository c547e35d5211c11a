// The access token of a service account: minted when first needed, one for all, renewed in time, revoked in the end.
import { AtlasError } from '../errors/atlas-error';
import type { Clock } from './clock';
import type { Log } from './log';
import { basicCredentials, mintToken, revokeRequest, type ServiceAccount } from './mint-token';
import type { Redactor } from './redactor';
import type { AtlasRequest, Send } from './send';
import { singleFlight } from './single-flight';
import type { Transport } from './transport';

/** A token is renewed when this much of its life is left, or a tenth of it where it is short: clocks differ. */
const MARGIN = 60_000;
/** Milliseconds that a revocation may take to leave. */
const REVOKE_LIMIT = 50;

export interface TokenSourceTools {
  readonly transport: Transport;
  /** Sends the request for a token, with retries; gives successes only. */
  readonly mint: Send;
  readonly clock: Clock;
  readonly log: Log;
  readonly redactor: Redactor;
}

export interface LiveToken {
  readonly value: string;
  /** Time of the clock from which another one is used; Infinity where Atlas does not say how long it lives. */
  readonly renewAt: number;
}

export interface TokenSource {
  /** The token to send this request with. */
  tokenFor(request: AtlasRequest): Promise<LiveToken>;
  /** Atlas has refused this token: it is not given out again. */
  drop(token: LiveToken): void;
  /** Gives the token back to Atlas, without awaiting the answer; a further request mints another one. */
  revoke(): Promise<void>;
  /** Revokes the token, and one that is being minted too. */
  close(): Promise<void>;
}

export function createTokenSource(account: ServiceAccount, tools: TokenSourceTools): TokenSource {
  const { transport, clock, log, redactor } = tools;
  let live: LiveToken | undefined;
  let closed = false;
  /** A secret that was refused is not tried again: Atlas counts how often a token is asked for. */
  let refused: AtlasError | undefined;
  const { clientId, clientSecret } = account;
  redactor.add(clientSecret, `${clientId}:${clientSecret}`, basicCredentials(account));

  const revoke = async () => {
    if (live === undefined) return;
    const { value } = live;
    live = undefined;
    log('debug', 'The access token is revoked');
    await transport.post(revokeRequest(account, value), REVOKE_LIMIT);
  };
  const mint = singleFlight(async (signal: AbortSignal, end: number | undefined) => {
    const { value, lifetime } = await mintToken(tools.mint, account, { signal, end }).catch((reason: unknown) => {
      if (reason instanceof AtlasError && reason.code === 'TOKEN_REFUSED') refused = reason;
      throw reason;
    });
    redactor.add(value);
    log('debug', 'An access token was minted');
    const minted = { value, renewAt: renewalTime(lifetime, clock.now()) };
    live = minted;
    if (closed) await revoke();
    return minted;
  });
  return {
    tokenFor: async ({ signal, end, time }) => {
      if (refused !== undefined) throw refused;
      if (live !== undefined && clock.now() < live.renewAt) return live;
      const minted = mint(end, { clock, signal, deadline: time?.end, waitingFor: 'an access token' });
      return time === undefined ? minted : time.hold(minted);
    },
    drop: (token) => {
      // Another read may have had it renewed meanwhile.
      if (live === token) live = undefined;
    },
    revoke,
    close: () => {
      closed = true;
      return revoke();
    },
  };
}

function renewalTime(lifetime: number | undefined, now: number): number {
  return lifetime === undefined ? Infinity : now + lifetime - Math.min(MARGIN, lifetime / 10);
}
