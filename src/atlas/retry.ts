// Sends a request again while the policy says so, behind the gate of its endpoint, and turns what is left into an error.
import type { AtlasError } from '../errors/atlas-error';
import { showDuration } from '../model/duration';
import type { Clock } from './clock';
import { CutShort } from './cut-short';
import type { Log } from './log';
import { effortWords, networkError, type Effort } from './network-error';
import { NetworkFailure } from './network-failure';
import type { RateGates } from './rate-gates';
import { rateLimited } from './rate-limited';
import type { Redact } from './redactor';
import { RequestTime } from './request-time';
import { retryDelay, serverTime } from './retry-policy';
import { header, type AtlasAnswer, type AtlasRequest, type Send } from './send';
import { pause } from './stoppable';

export interface RetrySettings {
  readonly origin: string;
  /** Milliseconds for one request with its retries. */
  readonly requestTimeout: number;
  readonly gates: RateGates;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly redact: Redact;
}

export interface RetryOptions extends RetrySettings {
  /** The error that an answer without success means. */
  readonly failure: (request: AtlasRequest, answer: AtlasAnswer, effort: Effort) => AtlasError;
}

type TimedRequest = AtlasRequest & { readonly time: RequestTime };
type Outcome = AtlasAnswer | NetworkFailure;

/** Wraps requests that may be repeated; what comes back is a success. */
export function retry(send: Send, options: RetryOptions): Send {
  const { clock, requestTimeout } = options;
  return async (asked) => {
    const request = {
      ...asked,
      time: new RequestTime(clock, Math.min(requestTimeout, asked.within ?? Infinity), asked.end),
    };
    let refused: AtlasAnswer | undefined;
    for (let attempts = 0, retries = 0; ;) {
      await passGate(request, attempts, refused, options);
      attempts += 1;
      const outcome = await attempt(send, request);
      if (isSuccess(outcome)) {
        options.gates.of(request).note(outcome);
        return outcome;
      }
      if (isRefusal(outcome)) {
        refused = outcome;
        options.gates.of(request).note(outcome);
        options.log('info', `${request.method} ${request.path}: status 429, its rate is limited`);
      } else {
        retries += 1;
        await pauseAfter(request, outcome, { attempts, retries }, options);
      }
    }
  };
}

/** Waits for the endpoint's gate, or throws where it opens too late for this request. */
async function passGate(
  request: TimedRequest,
  attempts: number,
  refused: AtlasAnswer | undefined,
  options: RetryOptions,
): Promise<void> {
  const { time, signal, method, path } = request;
  const onWait = (wait: number) =>
    options.log('debug', `${method} ${path}: held back for ${showDuration(wait)} by the rate limit`);
  const held = await time.hold(options.gates.of(request).pass({ end: time.end, signal, onWait }));
  if (held === undefined) return;
  const effort = { attempts, spent: time.spent, held };
  const error = refused === undefined ? rateLimited(request, held) : options.failure(request, refused, effort);
  throw request.end === undefined ? error : new CutShort(error);
}

interface Counts {
  readonly attempts: number;
  readonly retries: number;
}

/** Waits before the next attempt; throws where there is none. */
async function pauseAfter(request: TimedRequest, outcome: Outcome, counts: Counts, options: RetryOptions) {
  const { clock, log } = options;
  const { time } = request;
  const delay = delayAfter(outcome, counts.retries, options);
  const effort = { attempts: counts.attempts, spent: time.spent };
  if (delay === undefined) throw errorOf(request, outcome, effort, options);
  // A wait that outlasts the deadline would end in a failure that is known now.
  const isTooLong = clock.now() + delay >= time.deadline;
  if (isTooLong || request.once === true) {
    const error = errorOf(request, outcome, effort, options);
    throw isTooLong && time.endsWithReader ? new CutShort(error) : error;
  }
  log('info', retryWords(request, outcome, delay, effort));
  await pause(delay, clock, request.signal);
}

/** The answer, or why there is none; what is final already is thrown on. */
async function attempt(send: Send, request: AtlasRequest): Promise<Outcome> {
  try {
    return await send(request);
  } catch (reason) {
    if (reason instanceof NetworkFailure) return reason;
    throw reason;
  }
}

function isSuccess(outcome: Outcome): outcome is AtlasAnswer {
  return !(outcome instanceof NetworkFailure) && outcome.status >= 200 && outcome.status < 300;
}

function isRefusal(outcome: Outcome): outcome is AtlasAnswer {
  return !(outcome instanceof NetworkFailure) && outcome.status === 429;
}

function delayAfter(outcome: Outcome, number: number, { clock, random }: RetryOptions) {
  const failed = outcome instanceof NetworkFailure;
  return retryDelay(
    {
      number,
      status: failed ? undefined : outcome.status,
      passingFailure: failed && outcome.passing,
      retryAfter: headerOf(outcome, 'retry-after'),
    },
    { now: serverTime(headerOf(outcome, 'date'), clock.now()), random: random() },
  );
}

function headerOf(outcome: Outcome, name: string): string | undefined {
  return outcome instanceof NetworkFailure ? undefined : header(outcome, name);
}

function errorOf(request: AtlasRequest, outcome: Outcome, effort: Effort, options: RetryOptions): AtlasError {
  if (!(outcome instanceof NetworkFailure)) return options.failure(request, outcome, effort);
  return networkError(request, outcome, { ...effort, origin: options.origin, redact: options.redact });
}

function retryWords({ method, path }: AtlasRequest, outcome: Outcome, delay: number, effort: Effort): string {
  const reason = outcome instanceof NetworkFailure ? outcome.message : `status ${outcome.status}`;
  return `${method} ${path}: ${reason}; again in ${showDuration(delay)} (${effortWords(effort)} so far)`;
}
