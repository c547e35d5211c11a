// HTTP digest authentication as a server checks it: challenges, nonces and their counts (RFC 7616).
import { randomBytes } from 'node:crypto';
import { parseDigestHeader } from './digest-header';
import { digestResponse, type DigestAlgorithm } from './digest-response';

const REALM = 'MMS Public API';
const USUAL_LIFETIME = 5 * 60_000;

export interface DigestOptions {
  /** One challenge each, in this order. Atlas offers MD5 alone, and so does the default. */
  readonly algorithms?: readonly DigestAlgorithm[];
  /** Milliseconds for which a nonce is accepted; default: five minutes. */
  readonly nonceLifetime?: number;
  /** What a nonce that was used once is answered with: `accepted` (default), 401 `stale`, or 401 `refused`. */
  readonly nonceReuse?: DigestVerdict;
}

export type DigestVerdict = 'accepted' | 'stale' | 'refused';

export interface Digest {
  /** Values of WWW-Authenticate, with a fresh nonce. */
  challenge(stale: boolean): string[];
  /** `header` is what follows the word Digest; `target` the path and query as they stand in the request line. */
  verify(header: string, method: string, target: string): DigestVerdict;
}

interface Nonce {
  readonly issuedAt: number;
  readonly counts: Set<number>;
}

interface Account {
  readonly publicKey: string;
  readonly privateKey: string;
}

export function createDigest(account: Account, now: () => number, options: DigestOptions = {}): Digest {
  const { algorithms = ['MD5'], nonceLifetime = USUAL_LIFETIME, nonceReuse = 'accepted' } = options;
  const nonces = new Map<string, Nonce>();

  /** A map keeps the order in which nonces were issued, so the first one that lives ends the search. */
  const forgetExpired = () => {
    for (const [nonce, { issuedAt }] of nonces) {
      if (now() - issuedAt < nonceLifetime) return;
      nonces.delete(nonce);
    }
  };

  /** Nonce counts may arrive in any order, each of them once; a replay is refused rather than stale. */
  const spend = (nonce: string, count: number): DigestVerdict => {
    forgetExpired();
    const known = nonces.get(nonce);
    if (known === undefined) return 'stale';
    if (known.counts.has(count)) return 'refused';
    const verdict = known.counts.size === 0 ? 'accepted' : nonceReuse;
    known.counts.add(count);
    return verdict;
  };

  return {
    challenge: (stale) => {
      forgetExpired();
      const nonce = randomBytes(24).toString('base64url');
      nonces.set(nonce, { issuedAt: now(), counts: new Set() });
      return algorithms.map((algorithm) => challengeOf(algorithm, nonce, stale));
    },
    verify: (header, method, target) => {
      const claim = readClaim(header, algorithms);
      if (claim === undefined || !isGenuine(claim, account, method, target)) return 'refused';
      return spend(claim.nonce, Number.parseInt(claim.nc, 16));
    },
  };
}

/** The order and quoting of Atlas's own challenge. */
function challengeOf(algorithm: DigestAlgorithm, nonce: string, stale: boolean): string {
  return `Digest realm="${REALM}", domain="", nonce="${nonce}", algorithm=${algorithm}, qop="auth", stale=${stale}`;
}

interface Claim {
  readonly algorithm: DigestAlgorithm;
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly nc: string;
  readonly cnonce: string;
  readonly uri: string;
  readonly response: string;
}

/** What the header claims, where it answers one of our challenges in full. */
function readClaim(header: string, algorithms: readonly DigestAlgorithm[]): Claim | undefined {
  const given = parseDigestHeader(header);
  if (given === undefined || given.get('qop') !== 'auth') return undefined;
  const asked = (given.get('algorithm') ?? 'MD5').toLowerCase();
  const algorithm = algorithms.find((offered) => offered.toLowerCase() === asked);
  const [username, realm, nonce, nc, cnonce, uri, response] = [
    'username',
    'realm',
    'nonce',
    'nc',
    'cnonce',
    'uri',
    'response',
  ].map((name) => given.get(name) ?? '');
  if (algorithm === undefined || !username || !nonce || !cnonce || !uri || !response || realm !== REALM)
    return undefined;
  return nc !== undefined && /^[0-9a-fA-F]{8}$/.test(nc)
    ? { algorithm, username, realm, nonce, nc, cnonce, uri, response }
    : undefined;
}

/** The -sess forms are computed with the cnonce of the same request, as clients in use do. */
function isGenuine(claim: Claim, account: Account, method: string, target: string): boolean {
  const expected = digestResponse({ ...claim, password: account.privateKey, method });
  return claim.username === account.publicKey && claim.uri === target && claim.response.toLowerCase() === expected;
}
