// Turns of a server that asks for the digest of an API key, and checks it with code that the client does not share.
import { parseDigestHeader } from '../../../src/emulator/digest-header';
import { digestResponse, type DigestAlgorithm } from '../../../src/emulator/digest-response';
import type { Turn } from './fault-server';
import { PRIVATE_KEY, PUBLIC_KEY } from './identity';
import type { Asked } from './read-request';
import { failure } from './turns';

/** Refuses, with these challenges: one header for each. */
export function challenge(...headers: readonly string[]): Turn {
  return failure(401, 'UNEXPECTED_ERROR', { headers: { 'WWW-Authenticate': headers } });
}

/** As Atlas words it. */
export function digest(nonce: string, { algorithm = 'MD5', qop = 'auth', stale = false } = {}): string {
  return `Digest realm="MMS Public API", domain="", nonce="${nonce}", algorithm=${algorithm}, qop="${qop}", stale=${stale}`;
}

/** The turn, for a request that proves the key with this nonce; any other is told so. */
export function proven(nonce: string, turn: Turn, algorithm: DigestAlgorithm = 'MD5'): Turn {
  return (line, asked) => (proves(asked, nonce, algorithm) ? turn : failure(400, 'NOT_PROVEN'))(line, asked);
}

function proves({ method, target, headers }: Asked, nonce: string, algorithm: DigestAlgorithm): boolean {
  const given = parseDigestHeader((headers.authorization ?? '').replace(/^Digest /, ''));
  const value = (name: string): string => given?.get(name) ?? '';
  const expected = digestResponse({
    algorithm,
    nonce,
    method,
    uri: target,
    username: PUBLIC_KEY,
    password: PRIVATE_KEY,
    realm: value('realm'),
    nc: value('nc'),
    cnonce: value('cnonce'),
  });
  return value('response') === expected && value('nonce') === nonce && value('uri') === target;
}
