// Authentication with an API key: one digest challenge is shared by all reads, as long as the server takes part in that.
import { AtlasError } from '../errors/atlas-error';
import type { Clock } from './clock';
import { authorizationOf, openSession, type ApiKey, type DigestSession } from './digest-session';
import type { Log } from './log';
import type { Redactor } from './redactor';
import type { AtlasAnswer, AtlasRequest, Send } from './send';
import { singleFlight } from './single-flight';

export interface DigestTools {
  readonly clock: Clock;
  readonly log: Log;
  readonly redactor: Redactor;
}

export function digestAuth(transport: Send, key: ApiKey, { clock, log, redactor }: DigestTools): Send {
  /** One whose nonce has been accepted. */
  let shared: DigestSession | undefined;
  let reuses = true;
  redactor.add(key.publicKey, key.privateKey);
  const sendIn = sendWith(transport, key, redactor);
  const open = (answer: AtlasAnswer) => openSession(answer, redactor.redact);
  const steps = { transport, sendIn, open };

  const sendAlone = async (request: AtlasRequest, offered?: DigestSession) => {
    const { answer, accepted } = await sendFresh(steps, request, offered);
    shared ??= accepted;
    return answer;
  };
  const goFirst = singleFlight(async (signal: AbortSignal, { request, offered }: First) => {
    const answer = await sendAlone({ ...request, signal }, offered).catch(finalFailure);
    if (answer instanceof AtlasError) return { answer, first: request, spare: [] };
    return { answer, first: request, spare: [open(answer)] };
  });
  /** One read goes first, and its answer tells all that wait whether the key is accepted. */
  const sendInTurn = async (request: AtlasRequest, offered?: DigestSession): Promise<AtlasAnswer> => {
    const { signal, time } = request;
    const limits = { clock, signal, deadline: time?.deadline, waitingFor: 'the first answer to the API key' };
    const { answer, first, spare } = await goFirst({ request, offered }, limits);
    if (first === request) return unlessFailed(answer);
    if (answer instanceof AtlasError) return sendAlone(request, offered);
    // The rate limit is that of all.
    if (answer.status === 429) return answer;
    if (answer.status === 401 && projectOf(first) === projectOf(request)) return answer;
    if (offered !== undefined) return sendAlone(request, offered);
    // A key that is good may be refused for one project only. A nonce can begin one turn: the first to come takes it.
    if (answer.status === 401) return sendInTurn(request, spare.pop());
    return reuses && shared !== undefined ? sendShared(shared, request) : sendAlone(request);
  };
  const sendShared = async (session: DigestSession, request: AtlasRequest) => {
    const refused = await sendIn(session, request);
    const renewed = open(refused);
    if (renewed === undefined) return refused;
    const expired = session.accepted > 1;
    if (shared === session) shared = undefined;
    const answer = await sendInTurn(request, renewed);
    // Only now is it known that the nonce was the matter, and not the key.
    if (answer.status === 401 || expired || !reuses) return answer;
    log('debug', 'The server does not let a nonce be used again: each request asks for its own');
    reuses = false;
    return answer;
  };
  return untilRefused(async (request) => {
    if (!reuses) return sendAlone(request);
    return shared === undefined ? sendInTurn(request) : sendShared(shared, request);
  });
}

/** A key that a project has refused, and never accepted, is not tried there again. */
function untilRefused(send: Send): Send {
  const refusals = new Map<string | undefined, AtlasAnswer>();
  const accepting = new Set<string | undefined>();
  return async (request) => {
    const project = projectOf(request);
    const answer = refusals.get(project) ?? (await send(request));
    if (answer.status !== 401) accepting.add(project);
    else if (!accepting.has(project)) refusals.set(project, answer);
    return answer;
  };
}

/** What is final says something of its own request alone; a failure of the network is thrown to all that wait. */
function finalFailure(reason: unknown): AtlasError {
  if (reason instanceof AtlasError) return reason;
  throw reason;
}

function unlessFailed(answer: AtlasAnswer | AtlasError): AtlasAnswer {
  if (answer instanceof AtlasError) throw answer;
  return answer;
}

interface First {
  readonly request: AtlasRequest;
  /** The challenge to begin with; undefined where one must be asked for. */
  readonly offered: DigestSession | undefined;
}

type SendIn = (session: DigestSession, request: AtlasRequest) => Promise<AtlasAnswer>;

function sendWith(transport: Send, key: ApiKey, redactor: Redactor): SendIn {
  return async (session, request) => {
    const authorization = authorizationOf(session, key, request);
    const [, proof = authorization] = /response="([^"]+)"/.exec(authorization) ?? [];
    redactor.addPassing(proof);
    const answer = await transport({ ...request, authorization });
    if (answer.status !== 401) session.accepted += 1;
    return answer;
  };
}

interface Fresh {
  readonly answer: AtlasAnswer;
  /** The session of the nonce, where the server has accepted it. */
  readonly accepted?: DigestSession;
}

interface Steps {
  readonly transport: Send;
  readonly sendIn: SendIn;
  /** The session that a 401 offers. */
  readonly open: (answer: AtlasAnswer) => DigestSession | undefined;
}

/** With a nonce that no other request has used; one that is stale even so is replaced once. */
async function sendFresh(steps: Steps, request: AtlasRequest, offered?: DigestSession): Promise<Fresh> {
  const { transport, sendIn, open } = steps;
  if (offered === undefined) {
    const asked = await transport(request);
    const session = open(asked);
    return session === undefined ? { answer: asked } : sendFresh(steps, request, session);
  }
  const answer = await sendIn(offered, request);
  const renewed = open(answer);
  if (renewed?.challenge.stale !== true) return freshOf(answer, offered);
  return freshOf(await sendIn(renewed, request), renewed);
}

function freshOf(answer: AtlasAnswer, session: DigestSession): Fresh {
  return { answer, accepted: answer.status === 401 ? undefined : session };
}

function projectOf({ path }: AtlasRequest): string | undefined {
  return /\/groups\/([^/]+)/.exec(path)?.[1];
}
