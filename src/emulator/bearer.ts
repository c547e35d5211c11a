// Access tokens: minted with a lifetime, revoked, and checked.
import { randomUUID } from 'node:crypto';
import { tokenOf } from './credentials';

export interface Tokens {
  /** A new token and its lifetime in seconds; undefined where too many are alive. */
  mint(): { readonly accessToken: string; readonly expiresIn: number } | undefined;
  accepts(token: string): boolean;
  /** A token that is not known is no error. */
  revoke(token: string): void;
}

export interface TokenOptions {
  /** Milliseconds for which a minted token is accepted. */
  readonly lifetime: number;
  /** How many minted tokens may be alive at once. */
  readonly liveLimit: number;
}

export function createTokens(fixed: string, now: () => number, { lifetime, liveLimit }: TokenOptions): Tokens {
  const expiries = new Map<string, number>([[fixed, Infinity]]);
  const forgetExpired = () => {
    for (const [token, expiry] of expiries) if (now() >= expiry) expiries.delete(token);
  };
  return {
    mint: () => {
      forgetExpired();
      const minted = [...expiries.keys()].filter((token) => token !== fixed);
      if (minted.length >= liveLimit) return undefined;
      const accessToken = tokenOf(randomUUID());
      expiries.set(accessToken, now() + lifetime);
      return { accessToken, expiresIn: Math.floor(lifetime / 1000) };
    },
    accepts: (token) => {
      forgetExpired();
      return expiries.has(token);
    },
    revoke: (token) => {
      expiries.delete(token);
    },
  };
}
