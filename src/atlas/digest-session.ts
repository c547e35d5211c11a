// One digest challenge in use: what it has been used for, and the proof for each further request.
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import { chooseChallenge, type DigestChallenge } from './digest-challenge';
import { digestResponse } from './digest-response';
import type { Redact } from './redactor';
import { header, requestTarget, type AtlasAnswer, type AtlasRequest } from './send';

export interface ApiKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface DigestSession {
  readonly challenge: DigestChallenge;
  readonly cnonce: string;
  /** How often the nonce has been sent. */
  count: number;
  /** How many of these requests had an answer other than 401. */
  accepted: number;
}

/** The session that a 401 offers, or undefined for every other answer; throws where it asks for what is not supported. */
export function openSession(answer: AtlasAnswer, redact: Redact): DigestSession | undefined {
  if (answer.status !== 401) return undefined;
  const { chosen, unsupported } = chooseChallenge(header(answer, 'www-authenticate'));
  if (chosen !== undefined) return { challenge: chosen, cnonce: createCnonce(), count: 0, accepted: 0 };
  if (unsupported.length === 0) return undefined;
  throw new AtlasError('UNAUTHORIZED', {
    what: `The server asks for a digest that is not supported: ${show(redact(unsupported.join(', ')))}`,
    why: 'An API key is proved with the algorithms MD5, SHA-256 or SHA-512-256 and the quality of protection "auth"',
    fix: 'Check that the base URL is that of the Atlas Admin API, or use a service account',
  });
}

/** The header that proves the key for this request; each call is a further use of the nonce. */
export function authorizationOf(session: DigestSession, key: ApiKey, request: AtlasRequest): string {
  session.count += 1;
  return digestResponse(session.challenge, {
    method: request.method,
    target: requestTarget(request),
    username: key.publicKey,
    password: key.privateKey,
    cnonce: session.cnonce,
    count: session.count,
  });
}

function createCnonce(): string {
  const { randomBytes } = require('node:crypto') as typeof import('node:crypto');
  return randomBytes(16).toString('hex');
}
