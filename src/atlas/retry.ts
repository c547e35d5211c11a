// Sends a request again while the policy says so, and turns what is left into an error.
import type { AtlasError } from '../errors/atlas-error';
import { showDuration } from '../model/duration';
import { askedWait } from './asked-wait';
import type { Clock } from './clock';
import type { Log } from './log';
import { effortWords, networkError, type Effort } from './network-error';
import { NetworkFailure } from './network-failure';
import type { Redact } from './redactor';
import { retryDelay } from './retry-policy';
import { header, type AtlasAnswer, type AtlasRequest, type Send } from './send';
import { pause } from './stoppable';

export interface RetrySettings {
  readonly origin: string;
  /** Milliseconds for one request with its retries. */
  readonly requestTimeout: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly redact: Redact;
}

export interface RetryOptions extends RetrySettings {
  /** The error that an answer without success means. */
  readonly failure: (request: AtlasRequest, answer: AtlasAnswer, effort: Effort) => AtlasError;
}

type Outcome = AtlasAnswer | NetworkFailure;

/** Wraps requests that may be repeated; what comes back is a success. */
export function retry(send: Send, options: RetryOptions): Send {
  const { clock } = options;
  return async (asked) => {
    const began = clock.now();
    const request = { ...asked, deadline: asked.deadline ?? began + timeFor(asked, options) };
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await attempt(send, request);
      if (isSuccess(outcome)) return outcome;
      const delay = delayAfter(outcome, attempts, request.deadline, options);
      const now = clock.now();
      const effort = { attempts, spent: now - began, wait: askedWait(retryAfterOf(outcome), now, request.deadline) };
      if (delay === undefined) throw errorOf(request, outcome, effort, options);
      options.log('info', retryWords(request, outcome, delay, effort));
      await pause(delay, clock, request.signal);
    }
  };
}

function timeFor({ within = Infinity }: AtlasRequest, { requestTimeout }: RetryOptions): number {
  return Math.min(requestTimeout, within);
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

function delayAfter(outcome: Outcome, number: number, deadline: number, { clock, random }: RetryOptions) {
  const failed = outcome instanceof NetworkFailure;
  return retryDelay(
    {
      number,
      status: failed ? undefined : outcome.status,
      passingFailure: failed && outcome.passing,
      retryAfter: retryAfterOf(outcome),
    },
    { now: clock.now(), deadline, random: random() },
  );
}

function retryAfterOf(outcome: Outcome): string | undefined {
  return outcome instanceof NetworkFailure ? undefined : header(outcome, 'retry-after');
}

function errorOf(request: AtlasRequest, outcome: Outcome, effort: Effort, options: RetryOptions): AtlasError {
  if (!(outcome instanceof NetworkFailure)) return options.failure(request, outcome, effort);
  return networkError(request, outcome, { ...effort, origin: options.origin, redact: options.redact });
}

function retryWords({ method, path }: AtlasRequest, outcome: Outcome, delay: number, effort: Effort): string {
  const reason = outcome instanceof NetworkFailure ? outcome.message : `status ${outcome.status}`;
  return `${method} ${path}: ${reason}; again in ${showDuration(delay)} (${effortWords(effort)} so far)`;
}
