// The Authorization header that answers a digest challenge (RFC 7616 section 3.4).
import type { Hash } from 'node:crypto';
import { AtlasError } from '../errors/atlas-error';
import type { DigestAlgorithm, DigestChallenge } from './digest-challenge';

export interface DigestRequest {
  readonly method: string;
  /** Path and query, exactly as in the request line. */
  readonly target: string;
  readonly username: string;
  readonly password: string;
  readonly cnonce: string;
  /** How often the nonce has been used, this time included. */
  readonly count: number;
}

const HASHES: Readonly<Record<DigestAlgorithm, string>> = {
  MD5: 'md5',
  'SHA-256': 'sha256',
  'SHA-512-256': 'sha512-256',
};

export function digestResponse(challenge: DigestChallenge, request: DigestRequest): string {
  const { realm, nonce, opaque, algorithmName, qop } = challenge;
  const parts = [
    `username="${escaped(request.username)}"`,
    `realm="${escaped(realm)}"`,
    `nonce="${escaped(nonce)}"`,
    `uri="${escaped(request.target)}"`,
    `response="${responseHash(challenge, request)}"`,
  ];
  if (algorithmName !== undefined) parts.push(`algorithm=${algorithmName}`);
  if (opaque !== undefined) parts.push(`opaque="${escaped(opaque)}"`);
  if (qop) parts.push('qop=auth', `nc=${hex(request.count)}`);
  if (qop || challenge.session) parts.push(`cnonce="${escaped(request.cnonce)}"`);
  return `Digest ${parts.join(', ')}`;
}

function responseHash(challenge: DigestChallenge, request: DigestRequest): string {
  const { algorithm, session, realm, nonce, qop } = challenge;
  const { username, password, cnonce, count, method, target } = request;
  const user = hash(algorithm, username, realm, password);
  const first = session ? hash(algorithm, user, nonce, cnonce) : user;
  const second = hash(algorithm, method, target);
  return qop
    ? hash(algorithm, first, nonce, hex(count), cnonce, 'auth', second)
    : hash(algorithm, first, nonce, second);
}

/** Headers are bytes that node shows as Latin-1, and so they are hashed. */
function hash(algorithm: DigestAlgorithm, ...parts: readonly string[]): string {
  return startHash(algorithm).update(parts.join(':'), 'latin1').digest('hex');
}

/** A Node in FIPS mode throws as soon as MD5 is asked for. */
function startHash(algorithm: DigestAlgorithm): Hash {
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  try {
    return createHash(HASHES[algorithm]);
  } catch (cause) {
    throw new AtlasError('INVALID_SETTING', {
      what: `An API key cannot be used here: this Node forbids ${algorithm}, which Atlas's digest needs`,
      why: 'Node runs in FIPS mode, or its OpenSSL comes without this algorithm',
      fix: 'Use a service account (a client id and a client secret), which needs no digest',
      cause,
    });
  }
}

function hex(count: number): string {
  return count.toString(16).padStart(8, '0');
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
