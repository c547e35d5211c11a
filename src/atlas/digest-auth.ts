// Authentication with an API key: one digest challenge is shared by all reads, as long as the server takes part in that.
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import type { Clock } from './clock';
import { chooseChallenge, type DigestChallenge } from './digest-challenge';
import { digestResponse } from './digest-response';
import type { Log } from './log';
import type { Redactor } from './redactor';
import { header, requestTarget, type AtlasAnswer, type AtlasRequest, type Send } from './send';
import { singleFlight } from './single-flight';

export interface ApiKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface DigestTools {
  readonly clock: Clock;
  readonly log: Log;
  readonly redactor: Redactor;
}

/** A challenge in use. */
interface Session {
  readonly challenge: DigestChallenge;
  readonly cnonce: string;
  count: number;
}

export function digestAuth(transport: Send, key: ApiKey, { clock, log, redactor }: DigestTools): Send {
  let shared: Session | undefined;
  let reuses = true;
  redactor.add(key.privateKey);

  const askOnce = singleFlight(async (signal: AbortSignal, request: AtlasRequest) => {
    const answer = await transport({ ...request, signal });
    shared = openSession(answer);
    return { answer, asker: request };
  });
  const sendIn = (session: Session, request: AtlasRequest) =>
    transport({ ...request, authorization: authorizationOf(session, key, request) });

  const sendAlone = async (request: AtlasRequest) => {
    const asked = await transport(request);
    const session = openSession(asked);
    if (session === undefined) return asked;
    const answer = await sendIn(session, request);
    const renewed = openSession(answer);
    return renewed?.challenge.stale === true ? sendIn(renewed, request) : answer;
  };
  const sendShared = async (session: Session, request: AtlasRequest) => {
    const used = session.count > 0;
    const answer = await sendIn(session, request);
    const renewed = openSession(answer);
    // A nonce used once and not stale leaves the key itself: asking again would change nothing.
    if (renewed === undefined || !(used || renewed.challenge.stale)) return answer;
    if (used) {
      if (reuses) log('debug', 'The server does not let a nonce be used again: each request asks for its own');
      reuses = false;
    }
    shared = renewed;
    return sendIn(renewed, request);
  };
  return async (request) => {
    if (!reuses) return sendAlone(request);
    if (shared !== undefined) return sendShared(shared, request);
    const limits = { clock, signal: request.signal, deadline: request.deadline, waitingFor: 'a digest challenge' };
    const { answer, asker } = await askOnce(request, limits);
    if (shared !== undefined) return sendShared(shared, request);
    return asker === request ? answer : sendAlone(request);
  };
}

/** The session that a 401 offers, or undefined for every other answer; throws where it asks for what is not supported. */
function openSession(answer: AtlasAnswer): Session | undefined {
  if (answer.status !== 401) return undefined;
  const { chosen, unsupported } = chooseChallenge(header(answer, 'www-authenticate'));
  if (chosen !== undefined) return { challenge: chosen, cnonce: createCnonce(), count: 0 };
  if (unsupported.length === 0) return undefined;
  throw new AtlasError('UNAUTHORIZED', {
    what: `The server asks for a digest that is not supported: ${show(unsupported.join(', '))}`,
    why: 'An API key is proved with the algorithms MD5, SHA-256 or SHA-512-256 and the quality of protection "auth"',
    fix: 'Check that the base URL is that of the Atlas Admin API, or use a service account',
  });
}

function authorizationOf(session: Session, { publicKey, privateKey }: ApiKey, request: AtlasRequest): string {
  session.count += 1;
  return digestResponse(session.challenge, {
    method: request.method,
    target: requestTarget(request),
    username: publicKey,
    password: privateKey,
    cnonce: session.cnonce,
    count: session.count,
  });
}

function createCnonce(): string {
  const { randomBytes } = require('node:crypto') as typeof import('node:crypto');
  return randomBytes(16).toString('hex');
}
