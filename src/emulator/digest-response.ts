// The response of HTTP digest authentication with qop "auth" (RFC 7616 §3.4.1).
import { createHash } from 'node:crypto';

export type DigestAlgorithm = 'MD5' | 'MD5-sess' | 'SHA-256' | 'SHA-256-sess';

export interface DigestInput {
  readonly algorithm: DigestAlgorithm;
  readonly username: string;
  readonly realm: string;
  readonly password: string;
  readonly nonce: string;
  /** As it stands in the header: eight hexadecimal digits. */
  readonly nc: string;
  readonly cnonce: string;
  readonly method: string;
  readonly uri: string;
}

export function digestResponse(input: DigestInput): string {
  const { algorithm, username, realm, password, nonce, nc, cnonce, method, uri } = input;
  const hash = hashOf(algorithm);
  const user = hash(`${username}:${realm}:${password}`);
  const session = algorithm.endsWith('-sess') ? hash(`${user}:${nonce}:${cnonce}`) : user;
  return hash(`${session}:${nonce}:${nc}:${cnonce}:auth:${hash(`${method}:${uri}`)}`);
}

function hashOf(algorithm: DigestAlgorithm): (text: string) => string {
  const name = algorithm.startsWith('MD5') ? 'md5' : 'sha256';
  return (text) => createHash(name).update(text).digest('hex');
}
